"""Looking names up: the user's gazetteers first, then the base index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import msgspec

from harmledger.gazetteer import index
from harmledger.gazetteer.files import read
from harmledger.gazetteer.folding import fold, plain
from harmledger.model import Place
from harmledger.model.record import Record

_ALTERNATE_DISCOUNT = 0.02
"""A name that is some place's own seldom means another that merely also goes, or once went, by it."""
_CACHED = 1 << 15


class Match(Record, frozen=True):
    """A place that a name can mean.

    `weight` is its prominence, comparable across matches; `form` says how the name belongs to the place;
    `own` says that it comes from the user's files, which win.
    """

    place: Place
    weight: float
    form: index.Form
    own: bool = False

    @property
    def folded(self) -> bool:
        """Whether only a fold of the spelling matches."""
        return self.form == index.FOLDED

    @property
    def reason(self) -> str:
        """Why the name can mean the place, in words."""
        how = {index.NAME: "its name", index.ALTERNATE: "another of its names"}
        words = how.get(self.form, "a spelling of one of its names")
        return f"{words}, in the user's gazetteer" if self.own else words


class Gazetteer:
    """Names to places; safe to pickle, and to share between threads and processes."""

    def __init__(self, path: Path, user_files: Sequence[Path] = ()) -> None:
        self._path = path
        self._user_files = tuple(user_files)
        self._own = _read_own(user_files)
        self._index = index.Index(path)
        self._own_words = frozenset(key.split()[0] for key in self._own)
        self.matches = lru_cache(maxsize=_CACHED)(self._matches)
        self.begins = lru_cache(maxsize=_CACHED)(self._begins)
        self.division_at = lru_cache(maxsize=_CACHED)(self._index.division_at)

    def __reduce__(self) -> tuple[type[Gazetteer], tuple[Path, tuple[Path, ...]]]:
        return Gazetteer, (self._path, self._user_files)

    def lookup(self, name: str) -> tuple[Place, ...]:
        """Return the places that `name` can mean: the user's, then exact before folded, prominent first."""
        return tuple(match.place for match in self.matches(name))

    def _matches(self, name: str) -> tuple[Match, ...]:
        key, folded = plain(name), fold(name)
        if not key:
            return ()
        return (*self._own_matches(key, folded), *self._base_matches(key, folded))

    def _base_matches(self, key: str, folded: str) -> list[Match]:
        found = {number: (form, row) for form, number, row in self._index.find(key) if form != index.FOLDED}
        is_own_name = any(form == index.NAME for form, _ in found.values())
        for form, number, row in self._index.find(folded):
            if form == index.FOLDED:
                found.setdefault(number, (form, row))
        discount = _ALTERNATE_DISCOUNT if is_own_name else 1.0
        matches = (_match(form, row, discount) for form, row in found.values())
        return sorted(matches, key=lambda m: (m.folded, -m.weight, m.place.geonames_id or ""))

    def _begins(self, words: str) -> bool:
        """Return whether a name may begin with these words: cheaper than to look up all that could follow."""
        keys = set(filter(None, (plain(words), fold(words))))
        return any(key.split()[0] in self._own_words or self._index.begins(key) for key in keys)

    def _own_matches(self, key: str, folded: str) -> Iterator[Match]:
        exact = self._own.get(key, ())
        yield from exact
        for match in self._own.get(folded, ()):
            if all(match.place != other.place for other in exact):
                yield msgspec.structs.replace(match, form=index.FOLDED)


def open_gazetteer(user_files: Sequence[Path] = ()) -> Gazetteer:
    """Return the base gazetteer with the user's files before it; the first call on a machine compiles it.

    Raises RefusedError, naming the file and the row, if a user's file is malformed.
    """
    return Gazetteer(index.ensure(), user_files)


def _read_own(user_files: Sequence[Path]) -> dict[str, tuple[Match, ...]]:
    found: defaultdict[str, list[Match]] = defaultdict(list)
    for path in user_files:
        for entry in read(path):
            for key, form in index.keys_of(entry, is_romanised=True):
                weight = index.weight(entry.place)
                found[key].append(Match(place=entry.place, weight=weight, form=form, own=True))
    return {
        key: tuple(sorted(matches, key=lambda match: (match.form, -match.weight)))
        for key, matches in found.items()
    }


def _match(form: index.Form, row: index.Row, alternate_discount: float) -> Match:
    discount = alternate_discount if form == index.ALTERNATE else 1.0
    return Match(place=row.place, weight=row.weight * discount, form=form)
