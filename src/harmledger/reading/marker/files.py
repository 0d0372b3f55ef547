"""The model's files: described by `marker.json`, which holds the hash of each of the others."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

import msgspec

from harmledger.errors import ModelError

SHIPPED = Path(__file__).parent / "data"
"""Where the model lies that comes with the package."""
MODEL, TOKENIZER, WEIGHTS = "marker.onnx", "tokenizer.json", "events.toml"


class Description(msgspec.Struct, frozen=True):
    """What `marker.json` says; the labels of a head stand in the order of its logits."""

    version: str
    heads: Mapping[str, tuple[str, ...]]
    max_pieces: int
    """How many word pieces the model takes at once, with those that open and close a window."""
    sha256: Mapping[str, str]


def read(folder: Path, *names: str) -> tuple[Description, Mapping[str, bytes]]:
    """Return the description and the bytes of the files of these names.

    ModelError if one is missing, or is not what the description says.
    """
    try:
        description = msgspec.json.decode((folder / "marker.json").read_bytes(), type=Description)
        contents = {name: (folder / name).read_bytes() for name in names}
    except OSError as error:
        raise _fault(folder, f"{Path(error.filename or folder).name} cannot be read") from error
    except msgspec.DecodeError as error:
        raise _fault(folder, "marker.json is damaged") from error
    for name, content in contents.items():
        if hashlib.sha256(content).hexdigest() != description.sha256.get(name):
            raise _fault(folder, f"{name} is not the file that marker.json describes")
    return description, contents


def verify(folder: Path = SHIPPED) -> None:
    """Raise ModelError unless the model's files are all there and unaltered."""
    read(folder, MODEL, TOKENIZER, WEIGHTS)


def _fault(folder: Path, what: str) -> ModelError:
    return ModelError(
        f"the reader's model in {folder} is missing or damaged ({what}): "
        "install harmledger again with pip install --force-reinstall"
    )
