"""What a ledger decides of its own method: how figures are reconciled, and what a grade asks for."""

from __future__ import annotations

from harmledger.model import vocabulary
from harmledger.model.record import Record


class Method(Record, frozen=True):
    """A policy with the order of sources that it may need, and what "fair" asks for.

    `policy` is a code of the `policies` vocabulary, VocabularyError for another. `priority` names origins or
    kinds of origins, the first to be believed first. An incident is fair from `fair_origins` independent
    origins of `fair_kinds` different kinds on (Airwars asks for two origins; other monitors for three kinds).
    """

    policy: str = "envelope"
    priority: tuple[str, ...] = ()
    fair_origins: int = 2
    fair_kinds: int = 1

    def __post_init__(self) -> None:
        vocabulary.check("policies", self.policy)


STANDARD = Method()
"""What a ledger begins with."""
