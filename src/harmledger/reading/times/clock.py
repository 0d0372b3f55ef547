"""Times of the day: clocks, parts of the day, and the day that they belong to."""

from __future__ import annotations

from harmledger.reading.times.grammar import NONE, Phrases, Slots
from harmledger.reading.times.meanings import Base, Said, Shift

_HOURS = ("hour", "hour2", "hour_word")
# From this hour on, the hours of a night are those before midnight.
_NIGHTFALL = 6
_SURE_OF_A_CLOCK = ("meridiem", "meridiem2", "zone", "noon", "oclock")
_PARTS = ("daypart", "daypart2", "dayparts", "daypart_told", "daypart_spoken")


def time_of_day(s: Slots) -> str:
    """Return the end of a TIMEX3 value that the slots' clock or part of day makes; "" if there is none."""
    if "noon" in s:
        return f"T{s.code('noon')}"
    if "clock" in s:
        return f"T{s.raw('clock')[:2]}:{s.raw('clock')[2:]}{_zone(s)}"
    slot = next((slot for slot in _HOURS if slot in s), None)
    if slot is None:
        return next((f"T{s.code(slot)}" for slot in _PARTS if slot in s), "")
    hour = _of_24(s.number(slot) or 0, s.code("meridiem") or s.code("meridiem2"))
    minute = s.raw("minute") or s.raw("minute2") or s.code("past") or "00"
    return f"T{hour:02}:{minute}{_zone(s)}"


def _of_24(hour: int, half: str) -> int:
    """Return the hour of the day that is `hour` in the `half` of the day, or in the night."""
    if not half:
        return hour
    late = half == "pm" or (half == "night" and hour % 12 >= _NIGHTFALL)
    return hour % 12 + (12 if late else 0)


def _zone(s: Slots) -> str:
    return s.code("zone").removeprefix("local")


def clock_time(s: Slots) -> Phrases:
    """8:17 p.m., 0735 GMT, at 14:30, noon: a time of a day that other words tell."""
    bare = not any(slot in s for slot in _SURE_OF_A_CLOCK)
    if bare and not s.cued("before_a_clock"):
        return NONE
    return (s.phrase(Shift(by=0, unit="day", base="told"), time=time_of_day(s)),)


def after_at(s: Slots) -> Phrases:
    """At 1830: four figures after "at" are a clock's and no year's, unless a street is named after them."""
    if s.after[1:2].isupper() and s.follows("street", within=4):
        return NONE
    return (s.phrase(Shift(by=0, unit="day", base="told"), time=time_of_day(s)),)


def lone_daypart(s: Slots) -> Phrases:
    """Overnight, tonight: a part of the day last told of, or of the day when it is said."""
    base: Base = "spoken" if "daypart_spoken" in s else "told"
    return (s.phrase(Shift(by=0, unit="day", base=base), time=time_of_day(s)),)


def any_daypart(s: Slots) -> Phrases:
    """At night: of no particular day."""
    if not s.cued("before_any_daypart"):
        return NONE
    return (s.phrase(Said(type="TIME", value=f"XXXX-XX-XX{time_of_day(s)}")),)
