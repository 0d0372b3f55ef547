"""Runs of training, each in processes of their own, and the models that they leave in the working folder."""

from __future__ import annotations

import pickle
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import distributed, multiprocessing

from training import corpora, fitting, silver, windows
from training.documents import Document
from training.model import BASE, Marker
from training.schedule import Run, draw
from training.windows import Window

Cut = Mapping[str, Sequence[Window]]
"""Windows by document."""


def documents(work: Path) -> list[Document]:
    """Return all that is learned from, with its silver marks."""
    gun = sorted(corpora.gun_violence(held_out=False), key=lambda d: corpora.share(d.id))[:700]
    taught = [*corpora.polnear("train"), *gun, *corpora.airwars_gaza(), *corpora.re3d()]
    return _with_silver(taught, work) + corpora.muc4(held_out=False)


def held_out(work: Path) -> list[Document]:
    """Return what no model learns from."""
    gun = sorted(corpora.gun_violence(held_out=True), key=lambda d: corpora.share(d.id))[:150]
    return [*corpora.polnear("dev"), *_with_silver(gun, work), *corpora.muc4(held_out=True)]


def _with_silver(unmarked: Sequence[Document], work: Path) -> list[Document]:
    marked = silver.mark([document.text for document in unmarked], work / "silver.json")
    return [corpora.with_silver(document, its) for document, its in zip(unmarked, marked, strict=True)]


def cut(taught: Sequence[Document]) -> dict[str, list[Window]]:
    """Return the windows of each document."""
    tokenizer = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return {document.id: windows.cut(document, tokenizer) for document in taught}


def run(each: Run, taught: Sequence[Document], pieces: Cut, work: Path) -> None:
    """Train one model into the file `<name>.pt` of `work`, unless it is there."""
    if model_file(each, work).exists():
        return
    shown = work / "shown.pickle"
    shown.write_bytes(pickle.dumps(draw(each, taught, pieces)))
    meeting = work / "meeting"
    meeting.unlink(missing_ok=True)
    multiprocessing.spawn(_worker, (each, work, shown, meeting), nprocs=fitting.WORKERS)


def _worker(rank: int, each: Run, work: Path, shown: Path, meeting: Path) -> None:
    torch.set_num_threads(1)
    torch.manual_seed(0)
    distributed.init_process_group("gloo", f"file://{meeting}", rank=rank, world_size=fitting.WORKERS)
    model = Marker()
    if each.starts_from:
        model.load_state_dict(torch.load(work / f"{each.starts_from}.pt"))
    epochs = pickle.loads(shown.read_bytes())  # noqa: S301 (written by `run` a moment ago)
    fitting.fit(model, epochs, each, work / f"{each.name}.state")
    if rank == 0:
        torch.save(model.state_dict(), model_file(each, work))
    distributed.destroy_process_group()


def model_file(each: Run, work: Path) -> Path:
    """Return where a run's model lies."""
    return work / f"{each.name}.pt"


def load(each: Run, work: Path) -> Marker:
    """Return a trained model."""
    model = Marker()
    model.load_state_dict(torch.load(model_file(each, work)))
    model.eval()
    return model
