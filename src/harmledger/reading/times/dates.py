"""Dates of the calendar: days, months, seasons, parts of a year, years, decades, centuries."""

from __future__ import annotations

from harmledger.reading.times.clock import time_of_day
from harmledger.reading.times.deixis import which
from harmledger.reading.times.grammar import NONE, Phrases, Slots
from harmledger.reading.times.meanings import Figures, Fixed, InMonth, InYear, Meaning, Said, Shift
from harmledger.reading.times.periods import SEASONS, Period

_SEASON_NUMBER = {code: number for number, code in enumerate(SEASONS, start=1)}
_PARTS_OF_YEAR = {"quarter": 4, "half": 2}
# POSIX strptime %y: 69 to 99 are 1969 to 1999, 00 to 68 are 2000 to 2068.
_PIVOT = 69
# A lone number below this is a year only if a word before it says so.
_FIRST_LIKELY_YEAR = 1700
# "The nineties" and "the '90s" are decades of the last century.
_CENTURY_OF_DECADES = 190


def day(s: Slots) -> Phrases:
    """7 October 2023, Friday October 7th, the night of 3 JAN 90."""
    if not _names_a_month(s):
        return NONE
    number = s.number("dd") or s.number("ordinal") or 0
    return (s.phrase(_day_in_month(s, number, _weekday(s)), time=time_of_day(s)),)


def days(s: Slots) -> Phrases:
    """7-9 October 2023, October 17th or 18th: each end of the range is a phrase of its own."""
    if not _names_a_month(s):
        return NONE
    first, last = s.number("dd") or 0, s.number("dd2") or 0
    if last <= first or ("year" not in s and _goes_on_to_count(s)):
        return NONE
    time, until = time_of_day(s), "suffix" if "suffix" in s else "dd"
    since = "weekday2" if "weekday2" in s else "dd2"
    return (
        s.phrase(_day_in_month(s, first, _weekday(s)), until=until, time=time),
        s.phrase(_day_in_month(s, last, s.number("weekday2")), since=since, time=time),
    )


def weekdays_and_days(s: Slots) -> Phrases:
    """Saturday and Sunday, 7 and 8 October: each weekday is the day told of in the same place."""
    first, last = (_day_in_month(s, s.number(f"dd{n}") or 0, s.number(f"weekday{n}")) for n in ("", "2"))
    if not _names_a_month(s):
        return NONE
    return (
        s.phrase(first, until="weekday"),
        s.phrase(last, since="weekday2", until="weekday2"),
        s.phrase(first, since="dd", until="suffix" if "suffix" in s else "dd"),
        s.phrase(last, since="dd2"),
    )


def _weekday(s: Slots) -> int | None:
    return s.number("weekday") or s.number("weekday_short")


def _goes_on_to_count(s: Slots) -> bool:
    """Whether the last number may be a count of what follows: "on October 7 and 12 people"."""
    return s.end_of("dd2") > s.end_of("month") and s.after[1:2].isalpha() and s.after[:1] == " "


def _names_a_month(s: Slots) -> bool:
    """Whether the month is no other word: "may" and "march" have a capital when they name one."""
    return not s.written("month")[:1].islower() or not s.is_cue("month", "of_two_meanings")


def _day_in_month(s: Slots, number: int, weekday: int | None = None) -> Meaning:
    month, written = s.number("month") or 0, _year_of(s)
    part = InYear(
        unit="day",
        number=month,
        day=number,
        weekday=weekday,
        pull=s.number("pull"),
        year=_year_by_words(s),
    )
    # 2000 was a leap year: a day that it lacks, no year has.
    whole = part.at(2000 if written is None else written)
    if whole is None:
        year_said = "XXXX" if written is None else f"{written:04}"
        return Said(type="DATE", value=f"{year_said}-{month:02}-XX")
    return part if written is None else Fixed(period=whole)


def _year_of(s: Slots) -> int | None:
    """Return the year in the slots, in four digits or two."""
    if "yy" in s:
        short = int(s.raw("yy"))
        return short + (1900 if short >= _PIVOT else 2000)
    return s.number("year")


def _year_by_words(s: Slots) -> Shift | None:
    if "year_told" in s:
        return Shift(by=int(s.code("year_told")), unit="year", base="told")
    if "year_spoken" in s:
        return Shift(by=int(s.code("year_spoken")), unit="year", base="spoken")
    return None


def iso_day(s: Slots) -> Phrases:
    """2023-10-07, also with a time of day."""
    year, month, number = (s.number(slot) or 0 for slot in ("year", "mm", "dd"))
    period = InYear(unit="day", number=month, day=number).at(year)
    if period is None:
        return (s.phrase(Said(type="DATE", value=f"{year:04}-{month:02}-XX")),)
    return (s.phrase(Fixed(period=period), time=time_of_day(s)),)


def day_in_figures(s: Slots) -> Phrases:
    """07/10/2023, whose order the words alone do not tell."""
    first, second, year = s.number("first") or 0, s.number("second") or 0, _year_of(s) or 0
    meaning = Figures(first=first, second=second, year=year)
    return (s.phrase(meaning),) if meaning.readings() else NONE


def holiday(s: Slots) -> Phrases:
    """Christmas 1941."""
    month, number = (int(part) for part in s.code("holiday").split("-"))
    part, year = InYear(unit="day", number=month, day=number), _year_of(s)
    whole = None if year is None else part.at(year)
    return (s.phrase(Fixed(period=whole) if whole else part, time=time_of_day(s)),)


def day_of_month(s: Slots) -> Phrases:
    """The 14th: a day of the month last told of."""
    followed = s.next_word() and not s.follows("after_a_day_of_month")
    if "this_month" not in s and (followed or not s.cued("before_a_day_of_month")):
        return NONE
    return (s.phrase(InMonth(day=s.number("dd") or s.number("ordinal") or 0)),)


def month(s: Slots) -> Phrases:
    """October 2023, early October, last October, October of that year."""
    number, year = s.number("month") or 0, _year_of(s)
    if not _names_a_month(s):
        return NONE
    if year is not None:
        return (s.phrase(Fixed(period=Period.in_year(year, "month", number))),)
    told = _year_by_words(s)
    pull, base = which(s)
    if told is None and pull is None and "edge" not in s and not _may_stand_alone(s):
        return NONE
    return (s.phrase(InYear(unit="month", number=number, pull=pull, base=base, year=told)),)


def _may_stand_alone(s: Slots) -> bool:
    """Whether a month without a day or a year is one: "in May", but no "Jan", no "April Tolvar"."""
    if s.is_cue("month", "never_alone"):
        return False
    is_doubtful = s.is_cue("month", "of_two_meanings") or (s.after[:1] == " " and s.after[1:2].isupper())
    return not is_doubtful or s.cued("before_a_word_of_two_meanings")


def season(s: Slots) -> Phrases:
    """The spring of 1943, last winter, in the summer."""
    number, year = _SEASON_NUMBER[s.code("season")], _year_of(s)
    if year is not None:
        return (s.phrase(Fixed(period=Period.in_year(year, "season", number))),)
    told = _year_by_words(s)
    pull, base = which(s)
    if told is None and pull is None and not _is_bare_season(s):
        return NONE
    return (s.phrase(InYear(unit="season", number=number, pull=pull, base=base, year=told)),)


def _is_bare_season(s: Slots) -> bool:
    """Whether a season's word alone is a season: not a fall from power, nor part of a name."""
    if s.written("season")[:1].isupper() or s.follows("of"):
        return False
    return "edge" in s or not s.is_cue("season", "of_two_meanings") or s.cued("before_a_season")


def part_of_year(s: Slots) -> Phrases:
    """The third quarter of 1989, the first half of 1943."""
    unit, number, year = s.code("part"), s.number("ordinal") or s.number("latter") or 0, _year_of(s)
    told = _year_by_words(s)
    if number > _PARTS_OF_YEAR[unit] or (unit == "half" and year is None and told is None):
        return NONE
    if year is not None:
        return (s.phrase(Fixed(period=Period.in_year(year, unit, number))),)
    return (s.phrase(InYear(unit=unit, number=number, year=told)),)


def year(s: Slots) -> Phrases:
    """A number that is a year, by what stands about it; in 1914-18, two."""
    if not _is_year(s):
        return NONE
    number = s.number("year") or 0
    first = Fixed(period=Period(unit="year", index=number))
    if "yy" not in s:
        return (s.phrase(first),)
    last = Fixed(period=Period(unit="year", index=number - number % 100 + int(s.raw("yy"))))
    return s.phrase(first, until="year"), s.phrase(last, since="yy")


def _is_year(s: Slots) -> bool:
    if "the_year" in s:
        return True
    if s.touches("beside_a_number") or s.follows("counted") or _is_address(s):
        return False
    if "edge" in s or s.cued("before_a_year"):
        return True
    likely = (s.number("year") or 0) >= _FIRST_LIKELY_YEAR
    counts = s.cued("before_a_quantity") or s.follows("after_a_quantity") or s.next_word().endswith("s")
    return likely and not counts


def _is_address(s: Slots) -> bool:
    return s.after[1:2].isupper() and s.follows("street", within=4)


def short_year(s: Slots) -> Phrases:
    """'43."""
    if "edge" not in s and not s.cued("before_a_year"):
        return NONE
    return (s.phrase(Fixed(period=Period(unit="year", index=_year_of(s) or 0))),)


def decade(s: Slots) -> Phrases:
    """The 1990s, the early '90s, the nineties."""
    if "decades" in s:
        number = int(s.raw("decades")[:3])
    elif "yy" in s:
        number = _CENTURY_OF_DECADES + int(s.raw("yy")) // 10
    else:
        number = _CENTURY_OF_DECADES + (s.number("decade") or 0)
    return (s.phrase(Fixed(period=Period(unit="decade", index=number))),)


def century(s: Slots) -> Phrases:
    """The 19th century: by TIMEX3, the years that begin with 18."""
    number = s.number("ordinal") or 0
    return (s.phrase(Fixed(period=Period(unit="century", index=number - 1))),)
