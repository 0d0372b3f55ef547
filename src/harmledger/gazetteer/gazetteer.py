"""Looking names up: the user's gazetteers first, then the base index."""

from __future__ import annotations

import os
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from harmledger.gazetteer import index
from harmledger.gazetteer.files import Entry, read
from harmledger.gazetteer.folding import fold, plain
from harmledger.model import Place
from harmledger.model.record import Record

_QUERY = """
SELECT form, weight, name, lat, lon, precision, kind, gazetteer, geonames_id, country, admin1, population
FROM (SELECT place, min(form) AS form FROM name
      WHERE key = :plain OR (key = :fold AND form = :folded) GROUP BY place) JOIN place ON id = place
"""
# "!" is the character after the space.
_BEGINS = """
SELECT EXISTS (SELECT 1 FROM name WHERE key IN (:plain, :fold)
               OR key BETWEEN :plain || ' ' AND :plain || '!' OR key BETWEEN :fold || ' ' AND :fold || '!')
"""
_ALTERNATE_DISCOUNT = 0.02
"""A name that is some place's own seldom means another that merely also goes, or once went, by it."""
_CACHED = 1 << 15


class Match(Record, frozen=True):
    """A place that a name can mean.

    `weight` is its prominence, comparable across matches; `folded` says that only a fold of the spelling
    matches; `own` says that it comes from the user's files, which win.
    """

    place: Place
    weight: float
    folded: bool = False
    own: bool = False


class Gazetteer:
    """Names to places; safe to pickle, to share between threads and to use after a fork."""

    def __init__(self, path: Path, user_files: Sequence[Path] = ()) -> None:
        self._path = path
        self._user_files = tuple(user_files)
        self._own = _read_own(user_files)
        self._connection: sqlite3.Connection | None = None
        self._process = -1
        self._own_words = frozenset(key.split()[0] for key in self._own)
        self.matches = lru_cache(maxsize=_CACHED)(self._matches)
        self.begins = lru_cache(maxsize=_CACHED)(self._begins)

    def __reduce__(self) -> tuple[type[Gazetteer], tuple[Path, tuple[Path, ...]]]:
        return Gazetteer, (self._path, self._user_files)

    def lookup(self, name: str) -> tuple[Place, ...]:
        """Return the places that `name` can mean: the user's, then exact before folded, prominent first."""
        return tuple(match.place for match in self.matches(name))

    def _matches(self, name: str) -> tuple[Match, ...]:
        key, folded = plain(name), fold(name)
        if not key:
            return ()
        names = {"plain": key, "fold": folded, "folded": index.FOLDED}
        rows = self._database().execute(_QUERY, names).fetchall()
        is_own_name = any(row[0] == index.NAME for row in rows)
        base = [_match(row, _ALTERNATE_DISCOUNT if is_own_name else 1.0) for row in rows]
        return (
            *self._own_matches(key, folded),
            *sorted(base, key=lambda m: (m.folded, -m.weight, m.place.geonames_id or "")),
        )

    def _begins(self, word: str) -> bool:
        """Return whether some name is this word or begins with it: cheaper than to look up all that could."""
        keys = {"plain": plain(word), "fold": fold(word)}
        if not self._own_words.isdisjoint(keys.values()):
            return True
        return bool(self._database().execute(_BEGINS, keys).fetchone()[0])

    def _own_matches(self, key: str, folded: str) -> Iterator[Match]:
        exact = self._own.get(key, ())
        yield from exact
        for match in self._own.get(folded, ()):
            if all(match.place != other.place for other in exact):
                yield msgspec.structs.replace(match, folded=True)

    def _database(self) -> sqlite3.Connection:
        """Return this process's connection: SQLite's do not survive a fork."""
        if self._connection is None or self._process != os.getpid():
            self._connection = sqlite3.connect(
                f"{self._path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            self._process = os.getpid()
        return self._connection


def open_gazetteer(user_files: Sequence[Path] = ()) -> Gazetteer:
    """Return the base gazetteer with the user's files before it; the first call on a machine compiles it.

    Raises RefusedError, naming the file and the row, if a user's file is malformed.
    """
    return Gazetteer(index.ensure(), user_files)


def _read_own(user_files: Sequence[Path]) -> dict[str, tuple[Match, ...]]:
    found: defaultdict[str, list[tuple[int, Match]]] = defaultdict(list)
    for path in user_files:
        for entry in read(path):
            for key, form in index.keys_of(entry, is_romanised=True):
                found[key].append((form, _own_match(entry, form)))
    return {
        key: tuple(match for _, match in sorted(pairs, key=lambda pair: (pair[0], -pair[1].weight)))
        for key, pairs in found.items()
    }


def _own_match(entry: Entry, form: int) -> Match:
    return Match(place=entry.place, weight=index.weight(entry.place), folded=form == index.FOLDED, own=True)


def _match(row: tuple[Any, ...], alternate_discount: float) -> Match:
    form, weight, *fields = row
    return Match(
        place=Place(**dict(zip(Place.__struct_fields__, fields, strict=True))),
        weight=weight * (alternate_discount if form == index.ALTERNATE else 1.0),
        folded=form == index.FOLDED,
    )
