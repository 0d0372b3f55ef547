"""The shipped file: int8 ONNX, its tokenizer, and a note of what they are."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor

import harmledger
from training.documents import ALL_HEADS, HEADS, NESTED, bio
from training.fitting import BATCH, collate
from training.model import BASE, Marker
from training.windows import MAX_PIECES, Window

SHIPPED = (*HEADS, NESTED)


class _Shipped(torch.nn.Module):  # type: ignore[misc]  # as in model.py
    """The marker without its auxiliary heads."""

    def __init__(self, marker: Marker) -> None:
        super().__init__()
        self.marker = marker

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> tuple[Tensor, ...]:
        """Return the logits of the heads that are shipped."""
        logits = dict(zip(ALL_HEADS, self.marker(input_ids, attention_mask), strict=True))
        return tuple(logits[head] for head in SHIPPED)


def write(model: Marker, folder: Path, *, version: str) -> None:
    """Write `marker.onnx`, `tokenizer.json` and `marker.json` into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    model.eval()
    axes = {name: {0: "batch", 1: "length"} for name in ("input_ids", "attention_mask", *SHIPPED)}
    example = torch.ones((2, 16), dtype=torch.int64)
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "whole.onnx"
        torch.onnx.export(
            _Shipped(model),
            (example, example),
            str(whole),
            input_names=["input_ids", "attention_mask"],
            output_names=list(SHIPPED),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(whole, folder / "marker.onnx", per_channel=True, weight_type=QuantType.QInt8)
    shutil.copyfile(BASE / "tokenizer.json", folder / "tokenizer.json")
    _strip_limits(folder / "tokenizer.json")
    note = {
        "version": version,
        "base": "all-MiniLM-L6-v2",
        "trained_at": harmledger.__version__,
        "max_pieces": MAX_PIECES,
        "heads": {head: bio(ALL_HEADS[head]) for head in SHIPPED},
        "sha256": {name: _sha256(folder / name) for name in ("marker.onnx", "tokenizer.json")},
    }
    (folder / "marker.json").write_text(json.dumps(note, indent=2) + "\n")


def _strip_limits(path: Path) -> None:
    """Take truncation and padding out of the tokenizer, which would cut long sentences unseen."""
    tokenizer = json.loads(path.read_text())
    path.write_text(json.dumps(tokenizer | {"truncation": None, "padding": None}, ensure_ascii=False))


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def agreement(model: Marker, folder: Path, windows: Sequence[Window]) -> dict[str, float]:
    """Return the share of pieces to which the shipped file gives the same class as `model`, head by head."""
    session = onnxruntime.InferenceSession(folder / "marker.onnx", providers=["CPUExecutionProvider"])
    shipped = _Shipped(model.eval())
    same = dict.fromkeys(SHIPPED, 0)
    pieces = 0
    for start in range(0, len(windows), BATCH):
        ids, mask, _ = collate(windows[start : start + BATCH])
        inputs = {"input_ids": ids.numpy(), "attention_mask": mask.numpy()}
        with torch.no_grad():
            wanted = shipped(ids, mask)
        real = mask.numpy() == 1
        pieces += int(real.sum())
        for head, a, b in zip(SHIPPED, wanted, session.run(list(SHIPPED), inputs), strict=True):
            same[head] += int((np.argmax(a.numpy(), -1) == np.argmax(b, -1))[real].sum())
    return {head: count / pieces for head, count in same.items()}
