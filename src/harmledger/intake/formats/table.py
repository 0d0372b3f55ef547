"""Tables of reports: CSV with any of the usual separators, encodings and names for the columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from harmledger import __version__
from harmledger.errors import RefusedError
from harmledger.intake import dates, encoding
from harmledger.intake.limits import REPORT_CHARACTERS
from harmledger.intake.records import Derived, Draft, Refusal
from harmledger.model import Derivation, Original

DERIVATION = Derivation(tool="harmledger table", version=__version__)

_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "full_text", "report", "description", "story"),
    "id": ("id", "report_id", "article_id", "uid", "reference", "ref"),
    "title": ("title", "headline", "heading", "subject"),
    "byline": ("byline", "author", "authors", "by"),
    "published": ("published", "date", "published_at", "publication_date", "pub_date", "date_published"),
    "outlet": ("outlet", "source", "publisher", "publication", "newspaper", "site"),
    "language": ("language", "lang"),
    "url": ("url", "link", "source_url", "address"),
}
"""A report's fields, and the names that tables give them, the best first."""

_SEPARATORS = ",;\t|"


def looks_like_a_header(line: str) -> bool:
    """Whether `line` names a column for the text and another field."""
    columns = _columns(line.strip().split(_separator(line)))
    return "text" in columns and len(columns) > 1


def derive(content: bytes, original: Original) -> Derived:
    """Take every row that has a text; RefusedError if the first row names no column for it."""
    table = encoding.decode(content).removeprefix("\ufeff")
    order = dates.numeric_order(table)
    lines = rows(table)
    _, header = next(lines, (1, []))
    columns = {} if isinstance(header, csv.Error) else _columns(header)
    if "text" not in columns:
        names = ", ".join(_COLUMNS["text"])
        raise RefusedError(f"the table's first row names no column for the text (one of: {names})")
    drafts: list[Draft] = []
    refusals: list[Refusal] = []
    for line, row in lines:
        where = f"row that ends at line {line}"
        if isinstance(row, csv.Error):
            refusals.append(Refusal(where=where, reason=f"no report: {row}"))
        else:
            drafts.append(_draft(row, columns, where, order))
    return Derived(derivation=DERIVATION, drafts=tuple(drafts), refusals=tuple(refusals))


def rows(table: str) -> Iterator[tuple[int, Sequence[str] | csv.Error]]:
    """Yield each row that is not empty, or what is wrong with it, with the number of its last line."""
    csv.field_size_limit(REPORT_CHARACTERS + 1)
    separator = _separator(table.split("\n", 1)[0])
    reader = csv.reader(io.StringIO(table, newline=""), delimiter=separator, strict=True)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield reader.line_num, error
            continue
        if any(cell.strip() for cell in row):
            yield reader.line_num, row


def _separator(line: str) -> str:
    return max(_SEPARATORS, key=line.count)


def _columns(header: Sequence[str]) -> Mapping[str, int]:
    names = [cell.strip().strip('"').lower().replace(" ", "_") for cell in header]
    found = {field: next((n for n in known if n in names), None) for field, known in _COLUMNS.items()}
    return {field: names.index(name) for field, name in found.items() if name is not None}


def _draft(row: Sequence[str], columns: Mapping[str, int], where: str, order: dates.Order | None) -> Draft:
    def cell(field: str) -> str | None:
        at = columns.get(field)
        return row[at].strip() or None if at is not None and at < len(row) else None

    given = cell("published")
    at = columns["text"]
    return Draft(
        text=row[at] if at < len(row) else "",
        where=where,
        id=cell("id"),
        title=cell("title"),
        byline=cell("byline"),
        outlet=cell("outlet"),
        published=(dates.read(given, order) or given) if given else None,
        language=cell("language"),
        url=cell("url"),
    )
