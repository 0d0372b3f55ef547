"""From what the words mean to the days they mean: said when, and after what else was told.

News is reckoned from its day of publication. A running narrative, and a text without that day, is reckoned
from the date that it told of last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import reduce

from harmledger.model import DateInterval, TimeExpression
from harmledger.model.record import Record
from harmledger.reading.times.choosing import likeliest
from harmledger.reading.times.hijri import HijriDate
from harmledger.reading.times.meanings import (
    Base,
    Figures,
    Fixed,
    InMonth,
    InWeek,
    InYear,
    Islamic,
    Phrase,
    Said,
    Shift,
)
from harmledger.reading.times.periods import Period, is_finer, unknown

# A narrative tells of this many whole dates, or more, that are older than news is; three in four of its
# whole dates are; and for three of them it points at most once ("Tuesday", "yesterday") as news does.
_NARRATIVE_DATES = 6
_OLD = timedelta(days=365)

# One says "Saturday 14 October" of a day so many years from when it is said, at most.
_YEARS_ABOUT = (-2, -1, 0, 1)

_BETWEEN = re.compile(r"[^.;:!?\n()]{0,8}")
_SENTENCE_START = re.compile(r"[.!?]\s|\n")
_CUE_REACH = 160


class Dated(Record, frozen=True):
    """A TIMEX3 value, the days it can mean, and the period they are, if they are one."""

    value: str
    interval: DateInterval | None = None
    period: Period | None = None


def _dated(period: Period | None, value: str) -> Dated:
    if period is None or period.interval is None:
        return Dated(value=value)
    return Dated(value=period.value, interval=period.interval, period=period)


def _whole_dates(phrases: Sequence[Phrase]) -> Iterator[Period]:
    """Yield the days, weeks, months and seasons that are told with their year."""
    for phrase in phrases:
        if isinstance(phrase.meaning, Fixed) and is_finer(phrase.meaning.period.unit, "year"):
            yield phrase.meaning.period


def is_narrative(phrases: Sequence[Phrase], published: date | None) -> bool:
    """Whether the text tells of long ago, so that publication is no anchor."""
    if published is None:
        return True
    days = [whole.interval.latest for whole in _whole_dates(phrases) if whole.interval]
    old = sum(published - day > _OLD for day in days)
    pointing = sum(phrase.points_to_day for phrase in phrases)
    return old >= _NARRATIVE_DATES and old * 4 >= len(days) * 3 and pointing * 3 <= old


class Anchor:
    """Where a text stands in time while it is read from its beginning to its end."""

    def __init__(
        self,
        text: str,
        phrases: Sequence[Phrase],
        published: date | None,
        *,
        ahead: frozenset[str],
        behind: frozenset[str],
        joints: frozenset[str],
        day_first: bool,
    ) -> None:
        self._text, self._phrases, self._day_first = text, phrases, day_first
        self._ahead, self._behind, self._joints = ahead, behind, joints
        self._narrative = is_narrative(phrases, published)
        self._published = None if published is None else Period.of("day", published)
        self._told: Period | None = None if self._narrative else self._published
        self._first_whole = next(_whole_dates(phrases), None)

    def expressions(self) -> Iterator[TimeExpression]:
        """Return every phrase with its value and interval, in order."""
        for number, phrase in enumerate(self._phrases):
            following = self._linked(number)
            dated = self._end_of_range(number) or self._date_of(phrase, following)
            if dated.period is not None and not self._is_within(dated.period):
                self._told = dated.period
            yield _expression(phrase, dated)

    def _is_within(self, period: Period) -> bool:
        """Whether the date last told of lies in `period`, whose mention then does not move it."""
        told = self._told
        return told is not None and is_finer(told.unit, period.unit) and told.within(period.unit) == period

    def _linked(self, number: int) -> Phrase | None:
        """Return the next phrase, if no more than a word stands between."""
        if number + 1 == len(self._phrases):
            return None
        here, there = self._phrases[number].span, self._phrases[number + 1].span
        gap = _BETWEEN.fullmatch(self._text, here.end, there.start)
        return self._phrases[number + 1] if gap else None

    def _end_of_range(self, number: int) -> Dated | None:
        """Return the weekday that ends a range: "from Sunday to early Monday" ends on the day after."""
        if not number or not self._told or self._told.unit != "day":
            return None
        begin, end = self._phrases[number - 1], self._phrases[number]
        first, last = begin.meaning, end.meaning
        if not isinstance(first, InWeek) or not isinstance(last, InWeek) or first == last:
            return None
        between = self._text[begin.span.end : end.span.start].strip()
        if not (begin.is_day and end.is_day) or between not in self._joints:
            return None
        return _dated(self._told.shifted((last.weekday - first.weekday) % 7), last.value)

    def _date_of(self, phrase: Phrase, following: Phrase | None) -> Dated:
        meaning = phrase.meaning
        if phrase.is_clock and following is not None and following.is_day:
            meaning = following.meaning
        match meaning:
            case Said(value=value):
                dated = Dated(value=value)
            case Fixed(period=period):
                dated = _dated(period, period.value)
            case Figures():
                dated = self._in_order(meaning)
            case InMonth(day=day):
                dated = self._in_month(day)
            case InYear():
                dated = self._in_year(meaning, following, ahead=self._looks_ahead(phrase))
            case InWeek():
                dated = self._in_week(meaning, ahead=self._looks_ahead(phrase))
            case Islamic():
                dated = self._islamic(meaning, ahead=self._looks_ahead(phrase))
            case Shift():
                dated = self._shifted(meaning)
        return dated

    def _base(self, base: Base) -> Period | None:
        return self._told if base == "told" or self._narrative else self._published

    def _looks_ahead(self, phrase: Phrase) -> bool:
        """Whether the last word before the phrase that tells, in its sentence, speaks of what is to come."""
        start = phrase.span.start
        before = self._text[max(0, start - _CUE_REACH) : start]
        sentence = _SENTENCE_START.split(before)[-1].split()
        telling = (word for word in reversed(sentence) if word in self._ahead or word in self._behind)
        return next(telling, None) in self._ahead

    def _in_order(self, figures: Figures) -> Dated:
        readings = figures.readings()
        order = "day first" if self._day_first else "month first"
        return _dated(readings.get(order) or next(iter(readings.values())), "XXXX-XX-XX")

    def _in_month(self, day: int) -> Dated:
        value = f"XXXX-XX-{day:02}"
        if self._told is None or is_finer("month", self._told.unit):
            return Dated(value=value)
        month = self._told.within("month")
        if month is None:
            return Dated(value=value)
        return _dated(InYear(unit="day", number=month.number, day=day).at(month.year), f"{month.value}-XX")

    def _shifted(self, shift: Shift) -> Dated:
        base = self._base(shift.base)
        if base is None:
            return Dated(value=unknown(shift.unit))
        if is_finer(shift.unit, base.unit):
            # "That day" of a month: one of its days, and no one says which.
            return Dated(value=unknown(shift.unit, base), interval=None if shift.by else base.interval)
        begun = base.within(shift.unit)
        return _dated(begun and begun.shifted(shift.by), unknown(shift.unit))

    # ---- dates without their year

    def _in_year(self, part: InYear, following: Phrase | None, *, ahead: bool) -> Dated:
        period = self._year_known(part, following) or self._year_chosen(part, ahead=ahead)
        return _dated(period, part.value)

    def _year_known(self, part: InYear, following: Phrase | None) -> Period | None:
        """Return the period if words give its year: "of that year", or the end of a range it begins."""
        if part.year is not None:
            year = self._shifted(part.year).period
            return part.at(year.year) if year else None
        if following is None or not isinstance(following.meaning, Fixed) or part.pull is not None:
            return None
        end = following.meaning.period
        period = part.at(end.year) if is_finer(end.unit, "year") else None
        if period is None or not _is_after(period, end):
            return period
        return part.at(end.year - 1)

    def _year_chosen(self, part: InYear, *, ahead: bool) -> Period | None:
        # A text of unknown day that begins "On 9 October" gives the year with a later date, if it does.
        base = self._base(part.base) or self._first_whole
        if base is None or base.interval is None:
            return None
        if part.pull == 0 or is_finer("season", base.unit):
            return part.at(base.year + (part.pull or 0))
        days = [day for by in _YEARS_ABOUT if (day := part.at(base.year + by))]
        if part.weekday is not None:
            days = [day for day in days if day.index % 7 == part.weekday % 7] or days
        return likeliest(days, base.interval, pull=part.pull, ahead=ahead, narrative=self._narrative)

    # ---- dates of the Islamic calendar

    def _islamic(self, meaning: Islamic, *, ahead: bool) -> Dated:
        days = self._islamic_days(meaning, ahead=ahead)
        if not days:
            return Dated(value=meaning.value)
        if meaning.weekday and (certain := days[0].on(meaning.weekday)):
            return _dated(Period.of("day", certain), meaning.value)
        tabular = reduce(DateInterval.union, (d.tabular for d in days))
        interval = reduce(DateInterval.union, (d.interval for d in days))
        nominal, told = Period.holding(tabular), Period.holding(interval)
        return Dated(
            value=nominal.value if nominal else meaning.value,
            interval=interval,
            period=told if told and is_finer(told.unit, "decade") else None,
        )

    def _islamic_days(self, meaning: Islamic, *, ahead: bool) -> Sequence[HijriDate]:
        """Return the date that is meant; two where the year said is ours and has the month twice."""
        if meaning.year is not None:
            said = meaning.in_year(meaning.year)
            return (said,) if said else ()
        if meaning.common_year is not None:
            return meaning.in_common_year(meaning.common_year)
        base = self._base("spoken") or self._first_whole
        if base is None or base.interval is None:
            return ()
        chosen = likeliest(
            meaning.around(base.interval.earliest),
            base.interval,
            pull=meaning.pull,
            ahead=ahead,
            narrative=self._narrative,
        )
        return (chosen,) if chosen else ()

    # ---- weekdays

    def _in_week(self, weekday: InWeek, *, ahead: bool) -> Dated:
        base = self._base(weekday.base)
        if base is None or base.unit != "day":
            return Dated(value=weekday.value)
        forward = (weekday.weekday - base.index) % 7
        day = base.shifted(self._days_to(weekday, forward, ahead=ahead))
        return _dated(day.within(weekday.unit), weekday.value)

    def _days_to(self, weekday: InWeek, forward: int, *, ahead: bool) -> int:
        """Return how many days on the weekday is, that will next be in `forward` (0 to 6) days."""
        if weekday.pull is not None and weekday.pull < 0:
            return forward - 7
        if weekday.pull is not None and weekday.pull > 0:
            return forward or 7
        if self._narrative or weekday.base == "told":
            return forward if forward <= 3 else forward - 7
        if weekday.pull == 0 or ahead or forward == 0:
            return forward
        return forward - 7


def _is_after(one: Period, other: Period) -> bool:
    return bool(one.interval and other.interval and one.interval.earliest > other.interval.earliest)


def _expression(phrase: Phrase, dated: Dated) -> TimeExpression:
    if isinstance(phrase.meaning, Said):
        return TimeExpression(span=phrase.span, type=phrase.meaning.type, value=dated.value)
    value = dated.value + phrase.time
    return TimeExpression(
        span=phrase.span, type="TIME" if phrase.time else "DATE", value=value, interval=dated.interval
    )
