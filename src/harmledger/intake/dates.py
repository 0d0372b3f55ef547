"""When a report was published, as its own furniture says: stamps, datelines, fields.

A numeric date with a number over 12 tells its own order. Any other (`05-04-2031`) takes the order that the
other dates of the same original show (`numeric_order`); without one, dots and hyphens are read day first,
as they are written nearly everywhere, and a stroke (05/04/2031) is not read at all.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from harmledger.intake.limits import EARLIEST_PUBLISHED, LATEST_PUBLISHED

Order = Literal["day", "month"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ARABIC_MONTHS = (
    ("يناير", "كانون الثاني"),
    ("فبراير", "شباط"),
    ("مارس", "آذار", "اذار"),
    ("أبريل", "ابريل", "إبريل", "نيسان"),
    ("مايو", "أيار", "ايار"),
    ("يونيو", "حزيران"),
    ("يوليو", "تموز"),
    ("أغسطس", "اغسطس", "آب"),
    ("سبتمبر", "أيلول", "ايلول"),
    ("أكتوبر", "اكتوبر", "تشرين الأول"),
    ("نوفمبر", "تشرين الثاني"),
    ("ديسمبر", "كانون الأول"),
)
"""By month, its names in the Arabic of Egypt and of the Levant, and their common spellings."""

_ARABIC_MONTH = {name: number for number, names in enumerate(_ARABIC_MONTHS, start=1) for name in names}
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_ARABIC = "(?:" + "|".join(_ARABIC_MONTH) + ")"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
DAY = rf"(?:{_DAY}\s{_MONTH}|{_MONTH}\s{_DAY}|\d{{1,2}}\s{_ARABIC})(?!\w)"
"""A pattern, to be used without regard to case, for a day without its year."""

DATE = (
    r"(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{4}|"
    rf"{_DAY}\s{_MONTH}[,،]?\s\d{{4}}|{_MONTH}\s{_DAY},?\s\d{{4}}|\d{{1,2}}\s{_ARABIC}(?:/{_ARABIC})?،?\s\d{{4}})"
)
"""A pattern, to be used without regard to case, for one date."""

_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([-./])(\d{1,2})\2(\d{4})(?!\d)")
_DAY_MONTH = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?\s({_MONTH}|{_ARABIC})(?:/{_ARABIC})?[,،]?\s(\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(rf"\b({_MONTH})\s(\d{{1,2}})(?:st|nd|rd|th)?,?\s(\d{{4}})(?!\d)", re.IGNORECASE)


def numeric_order(text: str) -> Order | None:
    """Return the order that the unmistakable numeric dates of `text` show; None if they show none or both."""
    orders: set[Order] = set()
    for first, _, second, _ in _NUMERIC.findall(text):
        if int(first) > 12 >= int(second):
            orders.add("day")
        if int(second) > 12 >= int(first):
            orders.add("month")
    return orders.pop() if len(orders) == 1 else None


def read(text: str, order: Order | None = None) -> date | None:
    """Return the first date that `text` gives, or None; `order` is that of its doubtful numeric dates."""
    if found := _ISO.search(text):
        return _date(*found.groups())
    if found := _NUMERIC.search(text):
        first, separator, second, year = found.groups()
        return _numeric(first, separator, second, year, order)
    if found := _DAY_MONTH.search(text):
        day, month, year = found.groups()
        return _date(year, _month(month), day)
    if found := _MONTH_DAY.search(text):
        month, day, year = found.groups()
        return _date(year, _month(month), day)
    return None


def nearest(words: str, day: date) -> date | None:
    """Return the date next to `day` that `words`, a day and a month without a year, can mean."""
    years = (day.year - 1, day.year, day.year + 1)
    dates = [found for year in years if (found := read(f"{words} {year}"))]
    return min(dates, key=lambda found: abs(found - day), default=None)


def is_plausible(day: date) -> bool:
    """Whether a report can have been published on `day`."""
    return EARLIEST_PUBLISHED <= day <= LATEST_PUBLISHED


def _numeric(first: str, separator: str, second: str, year: str, order: Order | None) -> date | None:
    if int(first) > 12:
        order = "day"
    elif int(second) > 12:
        order = "month"
    elif order is None and separator != "/":
        order = "day"
    if order == "day":
        return _date(year, second, first)
    return _date(year, first, second) if order == "month" else None


def _month(name: str) -> int:
    return _ARABIC_MONTH.get(name) or _MONTHS.index(name[:3].lower()) + 1


def _date(year: str, month: str | int, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
