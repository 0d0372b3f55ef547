"""Originals as captured, and the reports that are derived from them."""

from __future__ import annotations

from datetime import date, datetime

from harmledger.model.record import Record


class Original(Record, frozen=True):
    """Bytes as they were captured, named by their SHA-256 in lower-case hex, never altered."""

    sha256: str
    size: int
    media_type: str
    location: str
    """Where it came from, as given: a path, a path inside an archive (`a.zip!b.html`), or an address."""
    captured_at: datetime
    captured_by: str
    method: str
    """How it was captured: `file`, `archive member`, `standard input`."""
    tool: str
    """The program and version that captured it."""


class Derivation(Record, frozen=True):
    """Which tool, in which version, derived a report's text from its original."""

    tool: str
    version: str


class Report(Record, frozen=True):
    """One article in an original. Every offset in the ledger counts code points of `text`."""

    id: str
    original: str
    """SHA-256 of the original that holds it."""
    position: int
    """Which article of the original it is, from 0."""
    text: str
    derivation: Derivation
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: date | None = None
    language: str | None = None
    url: str | None = None
