"""Lines of a page that are not its news: menus, comment rules and slogans that a site repeats for months."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from hashlib import blake2b

from harmledger.model import Report

LONGEST = 30_000
"""How many characters of a report are looked at: news stands first, and a hostile text has no end."""

_SHORTEST = 20  # a shorter line, such as a dateline, may well recur in different news
_OFTEN = 4
_MONTH = 31


def blank(reports: Iterable[Report]) -> dict[str, str]:
    """Return the opening of each report's text with its furniture blanked out, offsets kept.

    Furniture is a line of 20 characters or more that at least four reports hold, the first and the last
    of them published over a month apart: no reprint of one story is spread so.
    """
    kept = list(reports)
    furniture = _furniture(kept)
    return {report.id: _blank(report.text[:LONGEST], furniture) for report in kept}


def _furniture(reports: Iterable[Report]) -> frozenset[bytes]:
    published: Mapping[bytes, list[date]] = defaultdict(list)
    for report in reports:
        if report.published is not None:
            for key in {key for _, key in _lines(report.text[:LONGEST]) if key}:
                published[key].append(report.published)
    return frozenset(
        key
        for key, days in published.items()
        if len(days) >= _OFTEN and (max(days) - min(days)).days > _MONTH
    )


def _lines(text: str) -> Iterator[tuple[str, bytes]]:
    """Yield each line with its end, and its key; the key of a line too short to be furniture is empty."""
    for line in text.splitlines(keepends=True):
        words = line.strip()
        yield line, _key(words) if len(words) >= _SHORTEST else b""


def _key(line: str) -> bytes:
    return blake2b(line.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def _blank(text: str, furniture: frozenset[bytes]) -> str:
    return "".join(" " * len(line) if key in furniture else line for line, key in _lines(text))
