"""The controlled lists: TOML files beside this module, read once into typed terms.

A vocabulary is `load(name, kind)`: a mapping from code to term, in the file's order. Every term names the
standard that it is taken from, and the file's `standards` table says what that name stands for.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TypeVar

import msgspec

from harmledger.errors import VocabularyError
from harmledger.model.message import say
from harmledger.model.record import Record


class Term(Record, frozen=True):
    """An entry of a controlled list; `source` is a key of the file's `standards`."""

    code: str
    label: str
    definition: str
    source: str


class GroupTerm(Term, frozen=True):
    """A group of people: what is known of their status, age, sex and occupation, if anything."""

    status: str | None = None
    age: str | None = None
    sex: str | None = None
    occupation: str | None = None


class EventTypeTerm(Term, frozen=True):
    """A type of event, with the nearest terms of ACLED and Airwars."""

    acled: str
    violent: bool
    airwars: str | None = None


class MeansTerm(Term, frozen=True):
    """A means of harm, with its cause category in OHCHR's minimum disaggregation."""

    ohchr: str


class PlacePrecisionTerm(Term, frozen=True):
    """A step of the ladder of exactness, from the most exact."""

    ucdp: int
    radius_km: float


class DatePrecisionTerm(Term, frozen=True):
    """A step of UCDP's ladder of date precision."""

    ucdp: int


class VagueQuantityTerm(Term, frozen=True):
    """What a profile takes a vague phrase (`label`) to mean; no `high` leaves it open."""

    profile: str
    low: int
    high: int | None = None


class ProfileTerm(Term, frozen=True):
    """How a reader codes what words leave open.

    `closes_open` codes the highest number they state; `presumes_adult` codes as adults
    the named whose age no word tells.
    """

    closes_open: bool
    presumes_adult: bool


class _File(msgspec.Struct, forbid_unknown_fields=True):
    about: str
    standards: dict[str, str]
    term: list[dict[str, object]]


T = TypeVar("T", bound=Term)

KINDS: Mapping[str, type[Term]] = {
    "actor_kinds": Term,
    "actor_roles": Term,
    "concession_statuses": Term,
    "corroboration": Term,
    "date_precision": DatePrecisionTerm,
    "entity_types": Term,
    "event_types": EventTypeTerm,
    "grades": Term,
    "groups": GroupTerm,
    "harms": Term,
    "infrastructure": Term,
    "means": MeansTerm,
    "place_precision": PlacePrecisionTerm,
    "policies": Term,
    "profiles": ProfileTerm,
    "source_kinds": Term,
    "strike_statuses": Term,
    "vague_quantities": VagueQuantityTerm,
}
"""Every vocabulary and the type of its terms."""


@cache
def _file(name: str) -> _File:
    path = files(__package__) / "vocabularies" / f"{name}.toml"
    try:
        return msgspec.toml.decode(path.read_bytes(), type=_File)
    except (OSError, msgspec.DecodeError) as error:
        raise VocabularyError(f"vocabulary {name!r} cannot be read: {error}") from error


def about(name: str) -> str:
    """Return what the vocabulary `name` is for, in a sentence or two."""
    return _file(name).about


def standards(name: str) -> Mapping[str, str]:
    """Return the standards that the vocabulary `name` cites: key -> citation."""
    return MappingProxyType(_file(name).standards)


@cache
def load(name: str, kind: type[T]) -> Mapping[str, T]:
    """Return the vocabulary `name` as code -> term; VocabularyError if the file is malformed."""
    terms: dict[str, T] = {}
    for row in _file(name).term:
        try:
            term = msgspec.convert(row, kind)
        except msgspec.ValidationError as error:
            raise VocabularyError(f"vocabulary {name!r}, term {row.get('code')!r}: {error}") from error
        if term.source not in _file(name).standards:
            raise VocabularyError(f"vocabulary {name!r}, term {term.code!r}: no standard {term.source!r}")
        if term.code in terms:
            raise VocabularyError(f"vocabulary {name!r}: {term.code!r} stands twice")
        terms[term.code] = term
    return MappingProxyType(terms)


def terms(name: str) -> Mapping[str, Term]:
    """Return the vocabulary `name` with the type of term that belongs to it."""
    return load(name, KINDS[name])


def check(name: str, code: str) -> str:
    """Return `code` if it is in the vocabulary `name`; VocabularyError, with what would be, otherwise."""
    known = terms(name)
    if code not in known:
        raise VocabularyError(say("{!r} is not one of {}: {}", code, name, tuple(known)))
    return code
