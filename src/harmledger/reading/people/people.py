"""Some people that a sentence tells of."""

from __future__ import annotations

from typing import NamedTuple

from harmledger.model import CountRange

PUBLISHED = ("civilians", "combatants", "children", "women", "men")
"""The groups that an account's totals tell beside `all`."""


class People(NamedTuple):
    """Some people in a sentence: tokens `first` to `last` (half-open), half of them maybe modifiers.

    No `range` means that the words do not say how many. `harm` is what the noun itself tells ("deaths").
    `bare` is a number without a noun; `definite` people ("the two men") have been told of before.
    """

    first: int
    last: int
    group: str
    range: CountRange | None
    harm: str | None = None
    bare: bool = False
    definite: bool = False
    part_of: bool = False
    """The phrase says itself that it is a part: "three of them children"."""
    single: bool = False
    """One person told of without a number: "a woman", "his wife"."""
    unnumbered: bool = False
    """Several people told of without a number: "civilians"."""
    civilian: bool = False
    """The words call them civilians, whatever else they are: "five civilian men"."""
    others: bool = False
    """They are told of beside others: "four other people"."""
    nth: int | None = None
    """The place of one person in a count that others are in: 6 for "a sixth victim"."""
