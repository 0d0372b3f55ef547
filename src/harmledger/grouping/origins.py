"""Which independent source each report leads back to: a reprint is not a second source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import chain

from harmledger.grouping import citations, furniture, similarity
from harmledger.grouping.lead import Lead, teller
from harmledger.grouping.similarity import Repeat
from harmledger.model import Origin, Reading, Report

_REPRINT_DAYS = 31
"""A story is not reprinted for longer: what recurs over months is background or furniture."""


def find(reports: Sequence[Report], readings: Mapping[str, Reading]) -> tuple[Origin, ...]:
    """Return the origins of `reports`, which come in order of capture; every report is in exactly one.

    An origin's first teller is the report that all its others lead back to, and stands first in `reports`;
    `path` has a line for each of the others.
    """
    told = sorted(reports, key=_telling)
    leads: dict[str, Lead] = {}
    for lead in chain(_reprints(told), citations.find(told, readings)):
        leads.setdefault(lead.report, lead)
    families: dict[str, list[Report]] = defaultdict(list)
    root: dict[str, str] = {}
    for report in told:  # a lead always goes to a report told before
        lead_back = leads.get(report.id)
        root[report.id] = root[lead_back.back_to] if lead_back else report.id
        families[root[report.id]].append(report)
    return tuple(_origin(family, leads) for family in families.values())


def _telling(report: Report) -> tuple[date, int]:
    """Sort by when it was published; of one day's reports the longest, from which others are cut, first."""
    return report.published or date.max, -len(report.text)


def _origin(family: Sequence[Report], leads: Mapping[str, Lead]) -> Origin:
    first, *others = family
    return Origin(
        name=teller(first),
        reports=tuple(report.id for report in family),
        path=tuple(leads[report.id].reason for report in others),
    )


def _reprints(told: Sequence[Report]) -> Iterator[Lead]:
    """Yield, for each report that repeats an earlier one, a lead to the one it owes most wording to."""
    published = {report.id: report.published for report in told}
    owed: dict[str, Repeat] = {}
    for repeat in similarity.repeats(furniture.blank(told)):
        rival = owed.get(repeat.later)
        if _is_in_time(published[repeat.earlier], published[repeat.later]) and (
            rival is None or rival.share_of_later < repeat.share_of_later
        ):
            owed[repeat.later] = repeat
    for repeat in owed.values():
        yield Lead(report=repeat.later, back_to=repeat.earlier, reason=_words(repeat))


def _is_in_time(earlier: date | None, later: date | None) -> bool:
    return earlier is None or later is None or (later - earlier).days <= _REPRINT_DAYS


def _words(repeat: Repeat) -> str:
    if repeat.share_of_earlier >= repeat.share_of_later:
        return f"{repeat.later} repeats {repeat.share_of_earlier:.0%} of {repeat.earlier}"
    return f"{repeat.share_of_later:.0%} of {repeat.later} is found in {repeat.earlier}"
