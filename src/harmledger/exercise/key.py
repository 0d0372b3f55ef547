"""The answer key: what a careful recorder would enter for each incident of the exercise, and why."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import msgspec

from harmledger.exercise import KEY
from harmledger.model.record import Record


class KeyIncident(Record, frozen=True):
    """An incident as it should be entered; what is None is not judged.

    `told_by` has the reports' references (see `Source`) by independent origin. `harms` has, by harm and
    group, the range as it is printed: `7`, `7-8`, or `12+`. `contradictions` are those that were
    planted, by field; others are not judged. `why` has a sentence for a field that needs one.
    """

    id: str
    label: str
    earliest: date
    place: str
    event_type: str
    told_by: Mapping[str, tuple[str, ...]]
    latest: date | None = None
    perpetrators: tuple[str, ...] | None = None
    grade: str | None = None
    harms: Mapping[str, Mapping[str, str]] = msgspec.field(default_factory=dict)
    victims: tuple[str, ...] = ()
    contradictions: tuple[str, ...] = ()
    why: Mapping[str, str] = msgspec.field(default_factory=dict)

    @property
    def references(self) -> frozenset[str]:
        """The references of all reports that tell of the incident."""
        return frozenset(reference for reports in self.told_by.values() for reference in reports)


class KeyRefusal(Record, frozen=True):
    """A file that should be refused, in whole or in part, and why."""

    file: str
    why: str


class Key(Record, frozen=True):
    """The whole key. `asides` are reports of no incident; `aliases` has what else a party is called."""

    incidents: tuple[KeyIncident, ...]
    refusals: tuple[KeyRefusal, ...]
    asides: tuple[str, ...]
    aliases: Mapping[str, tuple[str, ...]]


class Source(Record, frozen=True):
    """Where a report was found: its original's location, and which report of that original it is, from 0.

    The key names a report by a *reference*: its own id, if it brought one, else the location below the
    folder of reports, followed by `#` and the position, where `#0` may be left out.
    """

    location: str
    position: int = 0

    def reference(self, report: str, known: frozenset[str]) -> str | None:
        """Return which of the `known` references names the report with the id `report`, if one does."""
        if report in known:
            return report
        endings = (f"#{self.position}",) if self.position else ("", "#0")
        parts = self.location.replace("\\", "/").split("/")
        files = ("/".join(parts[start:]) for start in range(len(parts)))
        return next((f + ending for f in files for ending in endings if f + ending in known), None)


def load_key(path: Path = KEY) -> Key:
    """Read a key; msgspec.DecodeError or msgspec.ValidationError if the file is malformed."""
    return msgspec.toml.decode(path.read_bytes(), type=Key)
