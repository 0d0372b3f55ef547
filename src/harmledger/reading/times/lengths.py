"""How long, and how often: durations and sets."""

from __future__ import annotations

from harmledger.reading.times.clock import time_of_day
from harmledger.reading.times.grammar import NONE, Phrases, Slots
from harmledger.reading.times.meanings import Said

_LENGTHS = ("lengths", "length", "dual_lengths", "the_lengths")


def duration(s: Slots) -> Phrases:
    """Three days, several weeks, a ten-year war's "ten-year", the past two months."""
    if s.cued("before_an_age"):
        return NONE
    return (s.phrase(Said(type="DURATION", value=_length(s))),)


def open_duration(s: Slots) -> Phrases:
    """Two to three weeks: longer than a day or a week, and no one says how long."""
    return (s.phrase(Said(type="DURATION", value=_length(s, count="X"))),)


def bare_duration(s: Slots) -> Phrases:
    """For months, within days."""
    return duration(s) if s.cued("before_a_bare_duration") else NONE


def _length(s: Slots, count: str = "") -> str:
    one = "length" in s and "vague" not in s
    count = count or s.count() or (f"1.{s.code('half')}".rstrip(".") if one else "X")
    code = next(s.code(slot) for slot in _LENGTHS if slot in s)
    clock, unit = ("T", code[2:]) if code.startswith("T") else ("", code[1:])
    return f"P{clock}{count}{unit}"


def every(s: Slots) -> Phrases:
    """Every day, each Thursday, daily, Mondays, per month."""
    return (s.phrase(Said(type="SET", value=_repeated(s))),)


def _repeated(s: Slots) -> str:
    if "always" in s:
        return s.code("always")
    weekday_code = s.code("weekdays") or s.code("weekday")
    if weekday_code:
        return f"XXXX-WXX-{weekday_code}{time_of_day(s)}"
    if "daypart" in s:
        return f"XXXX-XX-XX{time_of_day(s)}"
    if "month" in s:
        return f"XXXX-{s.number('month'):02}"
    return _length(s)
