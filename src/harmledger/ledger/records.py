"""What the ledger tells of the work done on it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from harmledger.model.count_range import CountRange
from harmledger.model.record import Record


class Refused(Record, frozen=True):
    """An input, or a part of it, that was not taken: where it stands, why, at which stage, and when."""

    location: str
    reason: str
    stage: str
    at: datetime


class Saved(Record, frozen=True):
    """How many reports of an original were added, how many were known already, and what was refused."""

    added: int = 0
    known: int = 0
    refused: tuple[Refused, ...] = ()


class Amount(Record, frozen=True):
    """How many of a group came to a harm: what an incident comes to or, apart, what the accused concede."""

    harm: str
    group: str
    conceded: bool
    range: CountRange


class Telling(Record, frozen=True):
    """A source that told of an incident, as an outlet or as an origin; as an outlet alone it has no kind."""

    name: str
    kind: str = "unknown"
    affiliation: str | None = None
    first: bool = False
    """Whether nothing was published before a report that leads back to it."""


class Summary(Record, frozen=True):
    """What lists of incidents show, sort and filter: what one comes to, edits and all."""

    event_type: str
    means: str | None
    grade: str
    """As a reviewer set it, or else as it is suggested."""
    earliest: date | None
    latest: date | None
    place: str | None
    lat: float | None
    lon: float | None
    radius_km: float | None
    killed: int | None
    """The most that are said to be killed, or the least where there is no upper bound."""
    injured: int | None
    origins: int
    differ: int
    """On how many fields accounts differ."""
    flagged: bool
    """Whether some account does not fit itself."""
    reprinted: bool
    """Whether some report of it is taken for another one printed again."""
    actors: tuple[str, ...]
    words: str
    """All that free words are sought in."""
    keys: Mapping[str, str | None]
    """What it is tallied by: its `month`, `place`, `admin1`, `country` and `actor`."""
    amounts: tuple[Amount, ...]
    tellings: tuple[Telling, ...]
    """The sources that told of it, each once."""
