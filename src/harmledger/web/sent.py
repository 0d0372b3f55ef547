"""What a form about an incident carried, so that nothing is lost where it cannot be taken at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pydantic import BaseModel

from harmledger.model import Message

_WRITTEN = ("value", "low", "high", "earliest", "latest", "words", "reason")
"""The fields in which people write words of their own."""


class Sent(BaseModel):
    """A form that decides something."""

    seen: int
    """How many decisions the log had when the page was made."""
    reason: str = ""

    def written(self) -> list[str]:
        """Return the words that its sender wrote."""
        return [words for name in _WRITTEN if (words := getattr(self, name, ""))]

    def fields(self, seen: int) -> Iterator[tuple[str, str]]:
        """Yield its fields for a form that says the same, but of a page that knows `seen` decisions."""
        for name, value in self.model_copy(update={"seen": seen}).model_dump().items():
            for each in value if isinstance(value, tuple) else [value]:
                yield name, str(each)


class Refused(NamedTuple):
    """Why a form was not taken, and what it carried; if others decided meanwhile, it can be sent again."""

    why: Message
    sent: Sent
    overtaken: bool = False
