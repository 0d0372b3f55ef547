"""Reports that credit another outlet's report with all their figures: "14 killed, the Karsholm Wire said"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from harmledger.grouping.lead import Lead, teller
from harmledger.model import Count, Reading, Report

_CITED_DAYS = 3
"""How long one outlet's figure is passed on as news."""

_WORD = re.compile(r"\w+")
_Figure = tuple[str, str, int, int | None]


def find(told: Sequence[Report], readings: Mapping[str, Reading]) -> Iterator[Lead]:
    """Yield a lead for each of `told`, in the order of telling, whose every figure is another's by its word.

    The other report must be in the pile, be told before, and give all the figures; where an outlet gives one
    of them several times, its latest report counts.
    """
    latest: dict[tuple[str, _Figure], Report] = {}
    for report in told:
        reading = readings.get(report.id)
        figures = _figures(reading)
        if reading is None or not figures:
            continue
        for outlet in _credited(reading):
            source = latest.get((outlet, min(figures, key=repr)))
            if source and _may_cite(report, source) and figures <= _figures(readings[source.id]):
                yield Lead(
                    report=report.id,
                    back_to=source.id,
                    reason=f"{report.id} gives its figures on the word of {teller(source)} ({source.id})",
                )
                break
        latest |= {(_fold(teller(report)), figure): report for figure in figures}


def _may_cite(report: Report, source: Report) -> bool:
    """Whether the source is another outlet's, and was news when the report was published."""
    if teller(report) == teller(source):
        return False
    return 0 <= ((report.published or date.max) - (source.published or date.min)).days <= _CITED_DAYS


def _credited(reading: Reading) -> list[str]:
    """Return the folded names of those who are credited with all of a reading's figures."""
    claims = {claim.id: claim for claim in reading.claims}
    chains = [claims[count.claim].chain if count.claim in claims else () for count in _counts(reading)]
    return sorted(set.intersection(*({_fold(name) for name in chain} for chain in chains)))


def _figures(reading: Reading | None) -> set[_Figure]:
    counts = _counts(reading) if reading else []
    return {(count.harm, count.group, count.range.low, count.range.high) for count in counts}


def _counts(reading: Reading) -> list[Count]:
    return [count for account in reading.accounts if not account.context for count in account.counts]


def _fold(name: str) -> str:
    return " ".join(word for word in _WORD.findall(name.casefold()) if word != "the")
