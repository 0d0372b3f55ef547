"""Dates of the Islamic calendar: what a pattern that names one of its months or years means."""

from __future__ import annotations

from msgspec.structs import replace

from harmledger.reading.times.clock import time_of_day
from harmledger.reading.times.grammar import NONE, Phrases, Slots
from harmledger.reading.times.meanings import Islamic

# A year from here on that follows an Islamic month is one of our calendar: "Ramadan 2023".
_FIRST_COMMON_YEAR = 1600


def day(s: Slots) -> Phrases:
    """10 Muharram 1445, Friday 17 Ramadan."""
    meaning = _in_month(s, s.number("dd") or s.number("ordinal"))
    weekday = s.number("weekday") or s.number("weekday_short")
    return (s.phrase(replace(meaning, weekday=weekday), time=time_of_day(s)),)


def month(s: Slots) -> Phrases:
    """Ramadan 1444, the month of Ramadan, last Ramadan; no one who is called Ramadan."""
    dated = "year" in s or "the_month" in s or "pull" in s
    return (s.phrase(_in_month(s, None)),) if dated or _may_stand_alone(s) else NONE


def _may_stand_alone(s: Slots) -> bool:
    if s.is_cue("hijri_month", "never_alone") or s.after[1:2].isupper():
        return False
    return s.cued("before_a_word_of_two_meanings")


def year(s: Slots) -> Phrases:
    """1445 AH."""
    return (s.phrase(Islamic(year=s.number("hijri_year"))),)


def _in_month(s: Slots, number: int | None) -> Islamic:
    month, written = s.number("hijri_month"), s.number("year")
    if written is not None and written < _FIRST_COMMON_YEAR:
        return Islamic(month=month, day=number, year=written)
    return Islamic(month=month, day=number, common_year=written, pull=s.number("pull"))
