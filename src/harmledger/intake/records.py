"""What intake hands on: reports, what an archive carries, and what was refused and why."""

from __future__ import annotations

from datetime import date

from harmledger.model import Derivation, Report
from harmledger.model.record import Record


class Refusal(Record, frozen=True):
    """Something that was not taken, where it stands, and why, in words."""

    where: str
    reason: str


class Member(Record, frozen=True):
    """A file inside an archive or a mail, to be captured and taken in on its own.

    `name` is a label only, as the archive gives it: never a path to write to. `media_type` is what the
    archive declares, with its charset.
    """

    name: str
    content: bytes
    media_type: str | None = None


class Intake(Record, frozen=True):
    """All that came out of one original."""

    reports: tuple[Report, ...] = ()
    members: tuple[Member, ...] = ()
    refusals: tuple[Refusal, ...] = ()


class Draft(Record, frozen=True):
    """A report as a format gives it, before its text is made valid and its date and language are judged.

    `where` is its place in the original, for messages: "line 7"; empty if it is all of the original.
    `published` is a date, or the words for one.
    """

    text: str
    where: str = ""
    id: str | None = None
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: date | str | None = None
    language: str | None = None
    url: str | None = None


class Derived(Record, frozen=True):
    """What a format's module makes of an original; each refusal's `where` is a place in the original."""

    derivation: Derivation
    drafts: tuple[Draft, ...] = ()
    members: tuple[Member, ...] = ()
    refusals: tuple[Refusal, ...] = ()
