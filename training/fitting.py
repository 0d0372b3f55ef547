"""The training loop: AdamW with warm-up and linear decay, seeded, in bfloat16, and resumable."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, distributed
from torch.nn.parallel import DistributedDataParallel

from training.model import Marker, loss
from training.schedule import Run
from training.windows import IGNORE, Window

BATCH = 16
WORKERS = 2
"""Processes of one thread each: on two cores a third faster than one of two threads."""
_WARM_UP = 0.06
_SAVE_EVERY = 300


def fit(model: Marker, epochs: Sequence[Sequence[Window]], run: Run, saved: Path) -> None:
    """Teach `model` each epoch's windows in turn, as `run` says; if it was killed, from the file `saved` on.

    Called by `WORKERS` processes of one group at once, each of which takes its share of every batch.
    """
    batches = [batch for seed, windows in enumerate(epochs) for batch in _batches(windows, seed)]
    trained = [p for p in model.encoder.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(
        [
            {"params": trained, "lr": run.rates.encoder},
            {"params": model.heads.parameters(), "lr": run.rates.heads},
        ],
        weight_decay=0.01,
        fused=True,
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _rate(step / len(batches)))
    done = 0
    if saved.exists():
        state = torch.load(saved)
        model.load_state_dict(state["model"])
        optimiser.load_state_dict(state["optimiser"])
        schedule.load_state_dict(state["schedule"])
        done = state["done"]
    torch.manual_seed(distributed.get_rank())
    shared = DistributedDataParallel(model)
    progress = _Progress(run.name, len(batches))
    for step in range(done, len(batches)):
        shared.train()
        ids, mask, classes = collate(batches[step][distributed.get_rank() :: WORKERS])
        with torch.autocast("cpu", torch.bfloat16):
            logits = shared(ids, mask)
        value = loss(logits, classes, int(mask.sum()), run.weights)
        optimiser.zero_grad()
        value.backward()
        torch.nn.utils.clip_grad_norm_(trained, 1.0)
        optimiser.step()
        schedule.step()
        progress.add(step + 1, value.item(), int(mask.sum()))
        if distributed.get_rank() == 0 and ((step + 1) % _SAVE_EVERY == 0 or step + 1 == len(batches)):
            _save(saved, model, optimiser, schedule, step + 1)


class _Progress:
    """A line for every hundred steps."""

    def __init__(self, name: str, steps: int) -> None:
        self._name, self._steps, self._loss, self._pieces = name, steps, 0.0, 0
        self._began = time.monotonic()

    def add(self, step: int, loss: float, pieces: int) -> None:
        self._loss += (loss - self._loss) / 50
        self._pieces += pieces * WORKERS
        if step % 100 == 0 and distributed.get_rank() == 0:
            rate = self._pieces / (time.monotonic() - self._began)
            print(f"{self._name} {step}/{self._steps} loss {self._loss:.3f}, {rate:.0f} pieces/s", flush=True)


def collate(batch: Sequence[Window]) -> tuple[Tensor, Tensor, Tensor]:
    """Return ids and mask, batch by length, and classes, batch by head by length, as long as the longest."""
    length = max(len(window.ids) for window in batch)
    ids = np.zeros((len(batch), length), np.int64)
    mask = np.zeros_like(ids)
    classes = np.full((len(batch), len(batch[0].classes), length), IGNORE, np.int64)
    for i, window in enumerate(batch):
        ids[i, : len(window.ids)] = window.ids
        mask[i, : len(window.ids)] = 1
        classes[i, :, : len(window.ids)] = window.classes
    return torch.from_numpy(ids), torch.from_numpy(mask), torch.from_numpy(classes)


def _batches(windows: Sequence[Window], seed: int) -> Iterator[list[Window]]:
    """Yield shuffled batches of windows of like length, so that little is padded."""
    shuffler = random.Random(seed)  # noqa: S311 (no secret: the same order each time)
    shuffled = shuffler.sample(windows, len(windows))
    by_length = [
        sorted(shuffled[i : i + 32 * BATCH], key=lambda window: len(window.ids))
        for i in range(0, len(shuffled), 32 * BATCH)
    ]
    batches = [part[i : i + BATCH] for part in by_length for i in range(0, len(part), BATCH)]
    shuffler.shuffle(batches)
    yield from batches


def _rate(progress: float) -> float:
    return min(progress / _WARM_UP, (1 - progress) / (1 - _WARM_UP)) + 1e-4


def _save(
    path: Path,
    model: Marker,
    optimiser: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
    done: int,
) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    torch.save(
        {
            "model": model.state_dict(),
            "optimiser": optimiser.state_dict(),
            "schedule": schedule.state_dict(),
            "done": done,
        },
        fresh,
    )
    fresh.replace(path)
