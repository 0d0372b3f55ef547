"""Which groups of people lie inside which: so that a subset is never added to its whole."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

from harmledger.model.count_range import CountRange, sum_distinct
from harmledger.model.vocabulary import GroupTerm, load

_AXES = ("status", "age", "sex", "occupation")


def _known(code: str) -> dict[str, str]:
    term = load("groups", GroupTerm)[code]
    return {axis: value for axis in _AXES if (value := getattr(term, axis)) is not None}


def is_within(inner: str, outer: str) -> bool:
    """Whether every member of group `inner` is by definition a member of `outer`."""
    return _known(outer).items() <= _known(inner).items()


def are_disjoint(one: str, other: str) -> bool:
    """Whether no one can be in both groups: they differ on sex, age or status."""
    a, b = _known(one), _known(other)
    return any(a[axis] != b[axis] for axis in ("status", "age", "sex") if axis in a and axis in b)


def meet(one: str, other: str) -> str | None:
    """Return the widest group that lies within both (`children`, `females` -> `girls`), or None."""
    a, b = _known(one), _known(other)
    if any(a[axis] != b[axis] for axis in a.keys() & b.keys()):
        return None
    wanted = a | b
    return next((code for code in load("groups", GroupTerm) if _known(code) == wanted), None)


def total(parts: Mapping[str, CountRange]) -> CountRange:
    """Return the sum over groups that are known to be disjoint.

    Raises ValueError if two of the groups may share members, as a subset and its whole do.
    """
    for one, other in combinations(parts, 2):
        if not are_disjoint(one, other):
            raise ValueError(f"{one} and {other} may be the same people: they cannot be added")
    return sum_distinct(parts.values())
