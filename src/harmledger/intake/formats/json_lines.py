"""JSON Lines: a report a line, with the fields of docs/contract.md; what else a line holds is not read."""

from __future__ import annotations

import json
from collections.abc import Iterator

import msgspec

from harmledger import __version__
from harmledger.intake import encoding
from harmledger.intake.records import Derived, Draft, Refusal
from harmledger.model import Derivation, Original

DERIVATION = Derivation(tool="harmledger json lines", version=__version__)


class _Line(msgspec.Struct):
    """A line as the contract has it; the text is kept exactly as given."""

    text: str
    id: str | int | None = None
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None


def derive(content: bytes, original: Original) -> Derived:
    """Take every line that can be read, and refuse each that cannot by its number."""
    drafts: list[Draft] = []
    refusals: list[Refusal] = []
    for number, line in _lines(content):
        try:
            drafts.append(_draft(line, f"line {number}"))
        except (ValueError, RecursionError) as error:
            refusals.append(Refusal(where=f"line {number}", reason=f"no report: {_why(error)}"))
    return Derived(derivation=DERIVATION, drafts=tuple(drafts), refusals=tuple(refusals))


def _lines(content: bytes) -> Iterator[tuple[int, bytes]]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        content = encoding.decode(content).encode("utf-8", "surrogatepass")
    for number, line in enumerate(content.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if line.strip():
            yield number, line


def _draft(line: bytes, where: str) -> Draft:
    # The standard library's parser, since msgspec's refuses the lone surrogates that scrapers leave.
    given = msgspec.convert(json.loads(line.decode("utf-8")), _Line)
    report_id = None if given.id is None else str(given.id)
    return Draft(
        text=given.text,
        where=where,
        id=report_id,
        title=given.title,
        byline=given.byline,
        outlet=given.outlet,
        published=given.published,
        language=given.language,
        url=given.url,
    )


def _why(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return f"not UTF-8 at byte {error.start}"
    if isinstance(error, RecursionError):
        return "nested too deeply"
    return str(error)
