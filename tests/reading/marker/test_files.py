"""A model that is missing or altered is told of in one line, with the remedy."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from harmledger.errors import ModelError
from harmledger.reading.events import tying
from harmledger.reading.marker import files, load


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder whose files are as its description says, though no model."""
    contents = {files.MODEL: b"weights", files.TOKENIZER: b"words", files.WEIGHTS: b"[weights]"}
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    description = {
        "version": "test 1",
        "heads": {"people": ["O", "B-killed", "I-killed"]},
        "max_pieces": 16,
        "sha256": {name: hashlib.sha256(content).hexdigest() for name, content in contents.items()},
    }
    (tmp_path / "marker.json").write_text(json.dumps(description))
    return tmp_path


def test_files_that_are_as_described_are_read(folder: Path) -> None:
    files.verify(folder)
    description, contents = files.read(folder, files.MODEL)
    assert description.heads["people"] == ("O", "B-killed", "I-killed")
    assert contents == {files.MODEL: b"weights"}


@pytest.mark.parametrize("name", ["marker.json", "marker.onnx", "tokenizer.json", "events.toml"])
def test_a_missing_file_is_named_with_the_remedy(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ModelError, match=rf"{name}.*install harmledger again") as raised:
        files.verify(folder)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("name", ["marker.onnx", "tokenizer.json", "events.toml"])
@pytest.mark.parametrize("content", [b"", b"weight", b"Weights"], ids=["empty", "truncated", "altered"])
def test_a_damaged_file_is_named_with_the_remedy(folder: Path, name: str, content: bytes) -> None:
    (folder / name).write_bytes(content)
    with pytest.raises(ModelError, match=rf"{name}.*install harmledger again"):
        files.verify(folder)


@pytest.mark.parametrize("content", ["", "[]", '{"version": 1}', "{"])
def test_a_damaged_description_is_told_of(folder: Path, content: str) -> None:
    (folder / "marker.json").write_text(content)
    with pytest.raises(ModelError, match=r"marker.json is damaged"):
        files.verify(folder)


def test_neither_the_model_nor_its_weights_are_loaded_if_they_are_damaged(folder: Path) -> None:
    (folder / files.MODEL).write_bytes(b"")
    (folder / files.WEIGHTS).write_bytes(b"always = 1")
    with pytest.raises(ModelError, match=r"marker\.onnx"):
        load(folder)
    with pytest.raises(ModelError, match=r"events\.toml"):
        tying.load(folder)
