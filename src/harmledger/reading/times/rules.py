"""What each kind of pattern means: one rule a kind, the same for every language.

A rule takes the slots that a pattern caught and returns its phrases, or none if what stands there, or
around it, is no time after all.
"""

from __future__ import annotations

from collections.abc import Sequence

from harmledger.reading.times.grammar import Slots
from harmledger.reading.times.meanings import (
    Base,
    Figures,
    Fixed,
    InMonth,
    InWeek,
    InYear,
    Meaning,
    Phrase,
    Said,
    Shift,
)
from harmledger.reading.times.periods import SEASONS, Period

Phrases = Sequence[Phrase]
NONE: Phrases = ()

_SEASON_NUMBER = {code: number for number, code in enumerate(SEASONS, start=1)}
_PARTS_OF_YEAR = {"quarter": 4, "half": 2}
# POSIX strptime %y: 69 to 99 are 1969 to 1999, 00 to 68 are 2000 to 2068.
_PIVOT = 69
# A lone number below this is a year only if a word before it says so.
_FIRST_LIKELY_YEAR = 1700


# ---- days of the calendar


def day(s: Slots) -> Phrases:
    """7 October 2023, Friday October 7th, the night of 3 JAN 90."""
    if not _begins_with_capital(s, "month"):
        return NONE
    number = s.number("dd") or s.number("ordinal") or 0
    return (s.phrase(_day_in_month(s, number), time=time_of_day(s)),)


def days(s: Slots) -> Phrases:
    """7-9 October 2023, October 17th or 18th: each end of the range is a phrase of its own."""
    if not _begins_with_capital(s, "month"):
        return NONE
    first, last = s.number("dd") or 0, s.number("dd2") or 0
    if last <= first or ("year" not in s and _goes_on_to_count(s)):
        return NONE
    return (
        s.phrase(_day_in_month(s, first), until="dd"),
        s.phrase(_day_in_month(s, last), since="dd2", time=time_of_day(s)),
    )


def _goes_on_to_count(s: Slots) -> bool:
    """Whether the last number may be a count of what follows: "on October 7 and 12 people"."""
    return s.end_of("dd2") > s.end_of("month") and s.after[1:2].isalpha() and s.after[:1] == " "


def _day_in_month(s: Slots, number: int) -> Meaning:
    month, written = s.number("month") or 0, year_of(s)
    part = InYear(unit="day", number=month, day=number, year=_year_by_words(s))
    # 2000 was a leap year: a day that it lacks, no year has.
    whole = part.at(2000 if written is None else written)
    if whole is None:
        year_said = "XXXX" if written is None else f"{written:04}"
        return Said(type="DATE", value=f"{year_said}-{month:02}-XX")
    return part if written is None else Fixed(period=whole)


def _begins_with_capital(s: Slots, slot: str) -> bool:
    return s.written(slot)[:1].isupper()


def year_of(s: Slots) -> int | None:
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
    first, second, year = s.number("first") or 0, s.number("second") or 0, year_of(s) or 0
    meaning = Figures(first=first, second=second, year=year)
    return (s.phrase(meaning),) if meaning.readings() else NONE


def holiday(s: Slots) -> Phrases:
    """Christmas 1941."""
    month, number = (int(part) for part in s.code("holiday").split("-"))
    part, year = InYear(unit="day", number=month, day=number), year_of(s)
    whole = None if year is None else part.at(year)
    return (s.phrase(Fixed(period=whole) if whole else part, time=time_of_day(s)),)


def day_of_month(s: Slots) -> Phrases:
    """The 14th: a day of the month last told of."""
    if not s.cued("before_a_day_of_month") or (s.next_word() and not s.follows("after_a_day_of_month")):
        return NONE
    return (s.phrase(InMonth(day=s.number("dd") or 0)),)


# ---- times of day


def time_of_day(s: Slots) -> str:
    """Return the end of a TIMEX3 value that the slots' clock or part of day makes; "" if there is none."""
    if "noon" in s:
        return f"T{s.code('noon')}"
    if "clock" in s:
        return f"T{s.raw('clock')[:2]}:{s.raw('clock')[2:]}{_zone(s)}"
    hour = s.number("hour") if "hour" in s else s.number("hour2")
    if hour is None:
        part = s.code("daypart") or s.code("daypart2")
        return f"T{part}" if part else ""
    if "meridiem" in s:
        hour = hour % 12 + (12 if s.code("meridiem") == "pm" else 0)
    minute = s.raw("minute") or s.raw("minute2") or "00"
    return f"T{hour:02}:{minute}{_zone(s)}"


def _zone(s: Slots) -> str:
    return "Z" if s.code("zone") == "Z" else ""


def clock_time(s: Slots) -> Phrases:
    """8:17 p.m., 0735 GMT, at 14:30, noon: a time of a day that other words tell."""
    if "hour2" in s and "zone" not in s and not s.cued("before_a_clock"):
        return NONE
    return (s.phrase(Shift(by=0, unit="day", base="told"), time=time_of_day(s)),)


def daypart(s: Slots) -> Phrases:
    """That afternoon, the next morning, this evening, last night."""
    by, base = _which(s)
    return (s.phrase(Shift(by=by or 0, unit="day", base=base), time=time_of_day(s)),)


def bare_daypart(s: Slots) -> Phrases:
    """At night, overnight: some day's, or the day's that is being told of."""
    if s.cued("before_any_daypart"):
        return (s.phrase(Said(type="TIME", value=f"XXXX-XX-XX{time_of_day(s)}")),)
    if s.raw("daypart") == "overnight":
        return (s.phrase(Shift(by=0, unit="day", base="told"), time=time_of_day(s)),)
    return NONE


# ---- weeks, months, seasons, years


def weekday(s: Slots) -> Phrases:
    """Tuesday, last Tuesday night, the following Tuesday."""
    if not _begins_with_capital(s, "weekday") or not _means_a_time(s, "weekday"):
        return NONE
    pull, base = _which(s)
    return (s.phrase(InWeek(weekday=s.number("weekday") or 0, pull=pull, base=base), time=time_of_day(s)),)


def _which(s: Slots) -> tuple[int | None, Base]:
    """Return which one the words ask for, and seen from where: "last" as it is said, "previous" as told."""
    if "turn" in s or "told" in s:
        return s.number("turn") or 0, "told"
    return s.number("pull"), "spoken"


def _means_a_time(s: Slots, slot: str) -> bool:
    """Whether a word that may mean something else ("may", "jan") stands where a time would."""
    if s.is_cue(slot, "never_alone"):
        return False
    return not s.is_cue(slot, "of_two_meanings") or s.cued("before_a_word_of_two_meanings")


def month(s: Slots) -> Phrases:
    """October 2023, early October, last October, October of that year."""
    number, year = s.number("month") or 0, year_of(s)
    if not _begins_with_capital(s, "month"):
        return NONE
    if year is not None:
        return (s.phrase(Fixed(period=Period.in_year(year, "month", number))),)
    told = _year_by_words(s)
    pull, base = _which(s)
    if told is None and pull is None and "edge" not in s and not _means_a_time(s, "month"):
        return NONE
    return (s.phrase(InYear(unit="month", number=number, pull=pull, base=base, year=told)),)


def season(s: Slots) -> Phrases:
    """The spring of 1943, last winter, in the summer."""
    number, year = _SEASON_NUMBER[s.code("season")], year_of(s)
    if year is not None:
        return (s.phrase(Fixed(period=Period.in_year(year, "season", number))),)
    told = _year_by_words(s)
    pull, base = _which(s)
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
    unit, number, year = s.code("part"), s.number("ordinal") or 0, year_of(s)
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
    return likely and not s.cued("before_a_quantity") and not s.next_word().endswith("s")


def _is_address(s: Slots) -> bool:
    return s.after[1:2].isupper() and s.follows("street", within=4)


def short_year(s: Slots) -> Phrases:
    """'43."""
    if "edge" not in s and not s.cued("before_a_year"):
        return NONE
    return (s.phrase(Fixed(period=Period(unit="year", index=year_of(s) or 0))),)


def decade(s: Slots) -> Phrases:
    """The 1990s, the early '90s, the nineties."""
    if "decades" in s:
        number = int(s.raw("decades")[:3])
    elif "yy" in s:
        number = 190 + int(s.raw("yy")) // 10
    else:
        number = 190 + (s.number("decade") or 0)
    return (s.phrase(Fixed(period=Period(unit="decade", index=number))),)


def century(s: Slots) -> Phrases:
    """The 19th century: by TIMEX3, the years that begin with 18."""
    number = s.number("ordinal") or 0
    return (s.phrase(Fixed(period=Period(unit="century", index=number - 1))),)


# ---- seen from when it is said, or from the date last told of


def near_day(s: Slots) -> Phrases:
    """Yesterday, tonight, tomorrow morning."""
    time = time_of_day(s) or ("TNI" if s.raw("near") == "tonight" else "")
    return (s.phrase(Shift(by=s.number("near") or 0, unit="day", base="spoken"), time=time),)


def day_after(s: Slots) -> Phrases:
    """The day before yesterday, the day after."""
    base: Base = "spoken" if "near" in s else "told"
    by = (s.number("later") or 0) + (s.number("near") or 0)
    return (s.phrase(Shift(by=by, unit="day", base=base)),)


def unit_spoken(s: Slots) -> Phrases:
    """Last week, this month, next year, the end of the year."""
    return (s.phrase(Shift(by=s.number("pull") or 0, unit=s.code("unit"), base="spoken")),)


def unit_told(s: Slots) -> Phrases:
    """The following month, that year, the same day."""
    return (s.phrase(Shift(by=s.number("turn") or 0, unit=s.code("unit"), base="told")),)


def away(s: Slots) -> Phrases:
    """Two weeks ago, in three days' time, two days later, a year earlier."""
    if "later" in s and s.next_word() and s.is_cue("later", "also_prepositions"):
        return NONE
    by = s.number("ago") or s.number("hence") or s.number("later") or 0
    if "vague" in s:
        return (s.phrase(Said(type="DATE", value="FUTURE_REF" if by > 0 else "PAST_REF")),)
    count = s.count()
    if not count.isdecimal():
        return NONE
    base: Base = "told" if "later" in s else "spoken"
    return (s.phrase(Shift(by=by * int(count), unit=s.code("unit") or s.code("units"), base=base)),)


def reference(s: Slots) -> Phrases:
    """Now, recently, soon."""
    return (s.phrase(Said(type="DATE", value=s.code("reference"))),)


# ---- how long, and how often


def duration(s: Slots) -> Phrases:
    """Three days, several weeks, a ten-year war's "ten-year", the past two months."""
    return (s.phrase(Said(type="DURATION", value=_length(s))),)


def open_duration(s: Slots) -> Phrases:
    """Two to three weeks: longer than a day or a week, and no one says how long."""
    return (s.phrase(Said(type="DURATION", value=_length(s, count="X"))),)


def bare_duration(s: Slots) -> Phrases:
    """For months, within days."""
    return duration(s) if s.cued("before_a_bare_duration") else NONE


def _length(s: Slots, count: str = "") -> str:
    count = count or s.count() or ("1" if "length" in s and "vague" not in s else "X")
    code = s.code("lengths") or s.code("length")
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
