"""Messages in words: what a value names is a link to it, and days and ranges are said as everywhere else."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from types import MappingProxyType
from urllib.parse import quote

from markupsafe import Markup, escape

from harmledger.model import Message, Report
from harmledger.publishing.characters import clean
from harmledger.web.saying import Saying

_NONE: Mapping[str, Report] = MappingProxyType({})
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_RANGE = re.compile(r"(~?[0-9,]+)-([0-9,]+)")
_INCIDENT = re.compile(r"i-[0-9a-f]{12}")


class Telling:
    """How one language tells messages; `translate` gives its words for English ones."""

    def __init__(self, translate: Callable[[str], str]) -> None:
        self._ = translate
        self._saying = Saying(translate)

    def said(self, message: Message, reports: Mapping[str, Report] = _NONE) -> Markup:
        """Return a message in words, each value kept apart from the direction of the words around it.

        Those of `reports`, and accounts in them, are called by their outlet and day.
        """
        words = message.said(lambda english: str(escape(self._(english))), partial(self._shown, reports))
        return Markup(words)  # noqa: S704  # each part of it is escaped

    def _shown(self, reports: Mapping[str, Report], value: str) -> str:
        report = reports.get(value) or reports.get(value.rpartition("/")[0])
        if report is not None:
            return str(self.report(report))
        if _INCIDENT.fullmatch(value):
            return str(Markup('<a href="/incidents/{0}"><bdi>{0}</bdi></a>').format(value))
        return str(Markup("<bdi>{}</bdi>").format(clean(self._as_elsewhere(value))))

    def report(self, report: Report) -> Markup:
        """Return the outlet and the day of a report, which lead to it."""
        day = self._saying.day(report.published) or self._("no date")
        called = Markup("<bdi>{}</bdi>{}{}").format(clean(report.outlet or report.id), self._(", "), day)
        return Markup('<a href="/reports/{}">{}</a>').format(quote(report.id), called)

    def _as_elsewhere(self, value: str) -> str:
        """Return a day and a range as `Saying` has them, and anything else as it is."""
        if _DAY.fullmatch(value):
            try:
                return self._saying.day(date.fromisoformat(value))
            except ValueError:
                return value
        found = _RANGE.fullmatch(value)
        return f"{found[1]}{self._('–')}{found[2]}" if found else value
