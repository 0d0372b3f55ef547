"""An original to its reports: the one place where drafts become reports, or are refused."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from itertools import islice

import msgspec

from harmledger.errors import RefusedError
from harmledger.intake import dates, language, sites, sniffing, stamps
from harmledger.intake.limits import FIELD_CHARACTERS, ID_CHARACTERS, REFUSALS, REPORT_CHARACTERS, REPORTS
from harmledger.intake.records import Derived, Draft, Intake, Member, Refusal
from harmledger.model import Original, Report

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_INVALID = re.compile("[\x00\ud800-\udfff]")


def take_in(content: bytes, original: Original) -> Intake:
    """Return the reports in `content`, the files that it carries, and what was refused.

    Never raises for what stands in `content`, except MemoryError; hostile content is best taken in by a
    `Guard`, which also bounds time and memory.
    """
    try:
        name = sniffing.sniff(content, original.location)
        derived: Derived = import_module(f"harmledger.intake.formats.{name}").derive(content, original)
    except RefusedError as error:
        return refused(original.location, str(error))
    except MemoryError:
        raise
    except Exception as error:  # whatever a parser does on bytes that its authors did not think of
        return refused(original.location, f"cannot be read as {name}: {type(error).__name__}: {error}")
    return from_drafts(derived, original)


def from_drafts(derived: Derived, original: Original) -> Intake:
    """Return the reports that drafts make, and those of them that are refused."""
    return _Taking(original, derived).intake()


def refused(location: str, reason: str) -> Intake:
    """Return an intake of nothing but one refusal."""
    return Intake(refusals=(Refusal(where=valid(location), reason=_shortened(valid(reason))),))


def valid(text: str) -> str:
    """Return `text` with what no Unicode text may hold (lone surrogates, NUL) as U+FFFD, one for one."""
    return _INVALID.sub("\ufffd", text)


class _Taking:
    """The judging of one original's drafts."""

    def __init__(self, original: Original, derived: Derived) -> None:
        self.original = original
        self.derived = derived
        self.refusals = [self._refusal(r.where, r.reason) for r in derived.refusals]
        self.ids: dict[str, str] = {}

    def intake(self) -> Intake:
        reports = tuple(self._reports())
        if not (reports or self.derived.members or self.refusals):
            self.refusals.append(self._refusal("", "holds no report"))
        members = tuple(map(_labelled, self.derived.members))
        return Intake(reports=reports, members=members, refusals=self._listed_refusals())

    def _reports(self) -> Iterator[Report]:
        for position, draft in enumerate(islice(self.derived.drafts, REPORTS)):
            try:
                yield self._report(draft, position)
            except RefusedError as error:
                self.refusals.append(self._refusal(draft.where, str(error)))
        if len(self.derived.drafts) > REPORTS:
            self.refusals.append(self._refusal("", f"only the first {REPORTS:,} reports were taken"))

    def _report(self, draft: Draft, position: int) -> Report:
        text = valid(draft.text)
        if not text.strip():
            raise RefusedError("no report: the text is empty")
        if len(text) > REPORT_CHARACTERS:
            raise RefusedError(f"no report: its text is longer than {REPORT_CHARACTERS:,} characters")
        return Report(
            id=self._id(draft, position),
            original=self.original.sha256,
            position=position,
            text=text,
            derivation=self.derived.derivation,
            title=_field(draft.title),
            byline=_field(draft.byline),
            outlet=_field(draft.outlet),
            published=self._published(draft),
            language=language.of(text, draft.language),
            url=_link(draft.url) or sites.address(self.original.location),
        )

    def _id(self, draft: Draft, position: int) -> str:
        if not draft.id:
            return "r-" + hashlib.sha256(f"{self.original.sha256}:{position}".encode()).hexdigest()[:16]
        given = valid(draft.id)
        if len(given) > ID_CHARACTERS:
            raise RefusedError(f"no report: its id is longer than {ID_CHARACTERS} characters")
        if given in self.ids:
            raise RefusedError(f"no report: its id, {given!r}, stands already at {self.ids[given]}")
        self.ids[given] = draft.where
        return given

    def _published(self, draft: Draft) -> date | None:
        given = draft.published or _stamped(draft.text)
        day = dates.read(given) if isinstance(given, str) else given
        if given and (day is None or not dates.is_plausible(day)):
            reason = (
                f"taken without its date: {_shortened(str(given))!r} is no day that a report was published"
            )
            self.refusals.append(self._refusal(draft.where, reason))
            return None
        return day

    def _refusal(self, where: str, reason: str) -> Refusal:
        place = ", ".join(part for part in (self.original.location, where) if part)
        return Refusal(where=valid(place), reason=_shortened(valid(reason)))

    def _listed_refusals(self) -> tuple[Refusal, ...]:
        if len(self.refusals) <= REFUSALS:
            return tuple(self.refusals)
        more = self._refusal("", f"{len(self.refusals) - REFUSALS:,} more refusals like these")
        return (*self.refusals[:REFUSALS], more)


def _labelled(member: Member) -> Member:
    """Return `member` with a name that any record and any terminal can hold."""
    return msgspec.structs.replace(
        member, name=_field(member.name) or "unnamed", media_type=_field(member.media_type)
    )


def _field(text: str | None) -> str | None:
    """Return a field on one line, at most so long; None if it is empty."""
    return _shortened(" ".join(valid(text or "").split()), FIELD_CHARACTERS) or None


def _stamped(text: str) -> date | None:
    """Return the day that the text is stamped with."""
    stamp = stamps.first(text)
    day = dates.read(stamp.day) if stamp and stamp.day else None
    return day if day and dates.is_plausible(day) else None


def _link(text: str | None) -> str | None:
    """Return an address that a browser may be sent to; None for `javascript:` and its like."""
    link = _field(text)
    scheme = _SCHEME.match(link or "")
    return None if scheme and scheme.group().lower() not in {"http:", "https:"} else link


def _shortened(text: str, length: int = 300) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"
