"""Full text search over report titles and texts, by folded words, in the database's own index."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from sqlalchemy import Connection, select

from harmledger.ledger import backends
from harmledger.ledger.folding import folded_words, located_words
from harmledger.ledger.tables import reports
from harmledger.model.record import Record
from harmledger.model.report import Report
from harmledger.model.span import Span

_PHRASE_OR_WORD = re.compile(r'"([^"]*)"|([^"\s]+)')
_MOST_TERMS = 32
_MOST_MATCHES = 1000
_SNIPPET = 240
_LEAD = 60
"""How much of a snippet, in code points, stands before its first matching word."""


class Hit(Record, frozen=True):
    """A report that says all the words sought, best first.

    `snippet` is cut from the report's own text, None if the text is empty; `matches` are the words in it.
    """

    report: str
    title: str | None
    outlet: str | None
    snippet: Span | None
    matches: tuple[Span, ...]


def index(connection: Connection, added: Iterable[tuple[int, Report]]) -> None:
    """Make reports, each given with its sequence number, findable."""
    rows = [
        {
            "rowid": sequence,
            "title": " ".join(folded_words(report.title or "")),
            "text": " ".join(folded_words(report.text)),
        }
        for sequence, report in added
    ]
    if rows:
        backends.of(connection).add_to_search(connection, rows)


def search(connection: Connection, query: str, limit: int) -> list[Hit]:
    """Return the reports that say every word and "every quoted phrase" of `query`, best first.

    Nothing in a query has any other meaning: no sign in it is an error.
    """
    terms = list(islice(_terms(query), _MOST_TERMS))
    if not terms:
        return []
    found = backends.of(connection).matching(connection, terms, max(0, limit))
    rows = connection.execute(
        select(reports.c.sequence, reports.c.id, reports.c.title, reports.c.outlet, reports.c.text).where(
            reports.c.sequence.in_(found)
        )
    )
    by_sequence = {row.sequence: row for row in rows}
    sought = frozenset(word for term in terms for word in term)
    hits = []
    for sequence in found:
        row = by_sequence[sequence]
        snippet, matches = _snippet(row.text, sought)
        hits.append(Hit(report=row.id, title=row.title, outlet=row.outlet, snippet=snippet, matches=matches))
    return hits


def _terms(query: str) -> Iterable[list[str]]:
    for found in _PHRASE_OR_WORD.finditer(query):
        if words := folded_words(found[1] or found[2] or ""):
            yield words[:_MOST_TERMS]


def _snippet(report_text: str, sought: frozenset[str]) -> tuple[Span | None, tuple[Span, ...]]:
    """Return the stretch of the text in which the most of the sought words meet, and those words."""
    if not report_text:
        return None, ()
    said = (place for place in located_words(report_text) if place[2] in sought)
    places = list(islice(said, _MOST_MATCHES))
    best = max(range(len(places)), key=lambda i: len(_words_from(places, i)), default=None)
    first = places[best][0] if best is not None else 0
    start = max(0, first - _LEAD)
    snippet = Span.of(report_text, start, min(len(report_text), start + _SNIPPET))
    within = [(s, e) for s, e, _ in places if snippet.start <= s and e <= snippet.end]
    return snippet, tuple(Span.of(report_text, s, e) for s, e in within)


def _words_from(places: list[tuple[int, int, str]], first: int) -> set[str]:
    """Return which words a snippet that leads up to the place `first` would show."""
    end = places[first][0] - _LEAD + _SNIPPET
    words = set()
    for _, stop, word in islice(places, first, None):
        if stop > end:
            break
        words.add(word)
    return words
