"""Times that point: seen from when they are said, or from the date last told of."""

from __future__ import annotations

from harmledger.reading.times.clock import time_of_day
from harmledger.reading.times.grammar import NONE, Phrases, Slots
from harmledger.reading.times.meanings import Base, InWeek, Said, Shift


def which(s: Slots) -> tuple[int | None, Base]:
    """Return which one the words ask for, and seen from where: "last" as it is said, "previous" as told."""
    if "turn" in s or "told" in s:
        return s.number("turn") or 0, "told"
    return s.number("pull"), "spoken"


def weekday(s: Slots) -> Phrases:
    """Tuesday, last Tuesday night, the following Tuesday; in "following Tuesday's attack", Tuesday alone."""
    if "turn" in s and s.is_cue("turn", "after_which") and s.after[:1] in ("'", "’"):
        return (s.phrase(InWeek(weekday=s.number("weekday") or 0), time=time_of_day(s), since="weekday"),)
    pull, base = which(s)
    return (s.phrase(InWeek(weekday=s.number("weekday") or 0, pull=pull, base=base), time=time_of_day(s)),)


def weekend(s: Slots) -> Phrases:
    """Over the weekend."""
    return (s.phrase(InWeek(weekday=s.number("weekend") or 0, unit="weekend")),)


def near_day(s: Slots) -> Phrases:
    """Yesterday, late today, tomorrow morning."""
    return (s.phrase(Shift(by=s.number("near") or 0, unit="day", base="spoken"), time=time_of_day(s)),)


def day_after(s: Slots) -> Phrases:
    """The day before yesterday, the day after."""
    base: Base = "spoken" if "near" in s else "told"
    by = (s.number("later") or 0) + (s.number("near") or 0)
    return (s.phrase(Shift(by=by, unit="day", base=base)),)


def daypart(s: Slots) -> Phrases:
    """That afternoon, the next morning, this evening, last night."""
    by, base = which(s)
    return (s.phrase(Shift(by=by or 0, unit="day", base=base), time=time_of_day(s)),)


def unit_spoken(s: Slots) -> Phrases:
    """Last week, this month, next year, the end of the year; a "last day" is no yesterday."""
    if s.code("unit") == "day" and s.number("pull"):
        return NONE
    return (s.phrase(Shift(by=s.number("pull") or 0, unit=s.code("unit"), base="spoken")),)


def unit_told(s: Slots) -> Phrases:
    """The following month, that year, the same day."""
    meaning = Shift(by=s.number("turn") or 0, unit=s.code("unit"), base="told")
    return (s.phrase(meaning, time=time_of_day(s)),)


def away(s: Slots) -> Phrases:
    """Two weeks ago, in three days' time, two days later, a year earlier."""
    if "later" in s and s.next_word() and s.is_cue("later", "also_prepositions"):
        return NONE
    by = s.number("ago") or s.number("hence") or s.number("later") or 0
    count = s.count()
    if "vague" in s or ("units" in s and not count):
        return (s.phrase(Said(type="DATE", value="FUTURE_REF" if by > 0 else "PAST_REF")),)
    if not (count or "1").isdecimal():
        return NONE
    base: Base = "told" if "later" in s else "spoken"
    unit = s.code("unit") or s.code("units") or s.code("dual")
    return (s.phrase(Shift(by=by * int(count or 1), unit=unit, base=base)),)


def reference(s: Slots) -> Phrases:
    """Now, recently, soon."""
    return (s.phrase(Said(type="DATE", value=s.code("reference"))),)
