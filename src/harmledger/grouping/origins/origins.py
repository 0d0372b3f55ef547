"""Who said first what each account tells: a reprint is no second source, nor is a party's own agency."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain

from harmledger.grouping.origins import phrases, reprints
from harmledger.grouping.origins.citations import Voice, Voices, counted
from harmledger.grouping.origins.credits import Credit, Credits
from harmledger.grouping.origins.names import Names
from harmledger.grouping.origins.sources import Directory, Source
from harmledger.model import Account, Lineage, Origin, Reading, Report, Step, say
from harmledger.model.record import Record
from harmledger.model.vocabulary import terms

_CITED_DAYS = 3
"""How long one source's figure is passed on as news."""

_Figure = tuple[str, str, int, int | None]


class _Way(Record, frozen=True):
    """One way back: the source at its end, and the steps to it."""

    end: Source
    steps: tuple[Step, ...] = ()


def find(
    reports: Sequence[Report], readings: Mapping[str, Reading], directory: Directory
) -> tuple[Lineage, ...]:
    """Return the lineages of all accounts in `readings`, in order of telling; each account has one or more.

    `reports` come in order of capture; `readings` are by report id. Time grows in line with the reports.
    """
    names = Names(directory, reports)
    credits_ = Credits(names, reports)
    credited = {report.id: credits_.find(report) for report in reports}
    told = sorted(reports, key=lambda report: _telling(report, credited[report.id]))
    graph = _Graph(names, credited, reprints.find(told))
    return tuple(lineage for report in told for lineage in graph.add(report, readings.get(report.id)))


def _telling(report: Report, credit: Credit | None) -> tuple[date, bool, int]:
    """Sort by when it was published; of one day's reports, who credits no one, then the longest."""
    return report.published or date.max, credit is not None, -len(report.text)


class _Graph:
    """The ways back of the reports told so far: a step always goes to a report told before."""

    def __init__(
        self, names: Names, credited: Mapping[str, Credit | None], stories: Mapping[str, tuple[Step, ...]]
    ) -> None:
        self._names, self._credited, self._stories = names, credited, stories
        self._reports: dict[str, Report] = {}
        self._accounts: dict[str, tuple[Account, ...]] = {}
        self._ways: dict[str, tuple[_Way, ...]] = {}  # by account, and by report for one without accounts
        self._latest: dict[tuple[str, _Figure], Account] = {}  # which account of a teller gave a figure last

    def add(self, report: Report, reading: Reading | None) -> Iterator[Lineage]:
        """Take in a report, told after all before it, and yield its accounts' lineages."""
        accounts = reading.accounts if reading else ()
        voices = Voices(report, reading, self._names) if reading and accounts else None
        self._ways[report.id] = self._back(report, None, ())
        for account in accounts:
            self._ways[account.id] = self._back(report, account, voices.behind(account) if voices else ())
            yield from _lineages(account, self._ways[account.id])
        self._reports[report.id], self._accounts[report.id] = report, accounts
        teller = self._names.teller(report).name
        self._latest |= {(teller, figure): account for account in accounts for figure in _figures(account)}

    def _back(self, report: Report, account: Account | None, said: Sequence[Voice]) -> tuple[_Way, ...]:
        """Return the ways back of an account, or of a report as a whole."""
        if stories := self._stories.get(report.id):
            story = max(stories, key=lambda step: self._shared(account, step.to))
            return tuple(_after((story,), way) for way in self._ways[self._nearest(account, story.to)])
        teller, credit = self._names.teller(report), self._credited[report.id]
        steps = [_told(report, teller), *([_crediting(report, teller, credit)] if credit else [])]
        way = _Way(end=credit.source if credit else teller, steps=tuple(steps))
        quoted = [voice for voice in said if voice.first and voice.first not in (teller, way.end)]
        if quoted:
            ways = [self._onward(_citing(way, report, voice), report, account) for voice in quoted]
            return _distinct(chain.from_iterable(ways))
        unnamed = tuple(_quoting(report, way.end, voice) for voice in said if not voice.sources)
        way = _Way(end=way.end, steps=(*way.steps, *unnamed))
        if credit and credit.link in self._reports:
            return self._via(way, credit.link, self._nearest(account, credit.link))
        return self._onward(way, report, account) if credit else (way,)

    def _onward(self, way: _Way, report: Report, account: Account | None) -> tuple[_Way, ...]:
        """Go on from the end of `way` if that source gives the same figures in a report of its own."""
        figures = _figures(account)
        own = self._latest.get((way.end.name, min(figures, key=repr))) if figures else None
        if own and figures <= _figures(own) and _is_news(self._reports[own.report], report):
            return self._via(way, own.report, own.id)
        return (way,)

    def _via(self, way: _Way, report: str, account: str) -> tuple[_Way, ...]:
        reason = say("{} tells it in {}", way.end.name, report)
        step = Step(how="is told by", of=way.end.name, to=report, reason=reason)
        return tuple(_after((*way.steps, step), onward) for onward in self._ways[account])

    def _nearest(self, account: Account | None, report: str) -> str:
        """Return which account of an earlier report says most of the same; the report if it has none."""
        told = self._accounts[report]
        figures = _figures(account)
        return max(told, key=lambda other: len(figures & _figures(other))).id if told else report

    def _shared(self, account: Account | None, report: str) -> int:
        figures = _figures(account)
        return max((len(figures & _figures(other)) for other in self._accounts[report]), default=0)


def _is_news(source: Report, report: Report) -> bool:
    return ((report.published or date.max) - (source.published or date.min)).days <= _CITED_DAYS


def _figures(account: Account | None) -> set[_Figure]:
    if account is None or account.context:
        return set()
    return {(count.harm, count.group, count.range.low, count.range.high) for count in counted(account)}


def _after(steps: tuple[Step, ...], way: _Way) -> _Way:
    return _Way(end=way.end, steps=(*steps, *way.steps))


def _distinct(ways: Iterable[_Way]) -> tuple[_Way, ...]:
    """Return one way to each origin."""
    found: dict[str, _Way] = {}
    for way in ways:
        found.setdefault(way.end.party or way.end.name, way)
    return tuple(found.values())


def _lineages(account: Account, ways: Iterable[_Way]) -> Iterator[Lineage]:
    """Yield a lineage for each way; one that ends at a source of a party goes on to that party."""
    for way in ways:
        source = way.end
        yield Lineage(
            account=account.id,
            origin=source.party or source.name,
            kind=source.kind,
            affiliation=source.affiliation,
            path=(*way.steps, *_speaking(source)),
        )


def _speaking(source: Source) -> Iterator[Step]:
    if source.party not in (None, source.name):
        party, kind = source.party or "", say(terms("source_kinds")[source.kind].label.lower())
        reason = say("{} is not independent of {}: {}", source.name, party, kind)
        yield Step(how="speaks for", of=source.name, to=party, reason=reason)


def _told(report: Report, teller: Source) -> Step:
    reason = say("{} is told by {}", report.id, teller.name)
    return Step(how="is told by", of=report.id, to=teller.name, reason=reason)


def _crediting(report: Report, teller: Source, credit: Credit) -> Step:
    return Step(
        how="credits",
        of=teller.name,
        to=credit.source.name,
        reason=say("{} credits {}: “{}”", report.id, credit.source.name, credit.words),
        report=report.id,
        span=credit.span,
    )


def _citing(way: _Way, report: Report, voice: Voice) -> _Way:
    """Go on to each source of a voice in turn: "RT, citing AFP"."""
    for source in voice.sources:
        if source.name != way.end.name:
            step = Step(
                how="cites",
                of=way.end.name,
                to=source.name,
                reason=say("{} rests on the word of {}: “{}”", report.id, source.name, voice.words),
                report=report.id,
                span=voice.span,
            )
            way = _Way(end=source, steps=(*way.steps, step))
    return way


def _quoting(report: Report, teller: Source, voice: Voice) -> Step:
    reason = say("{} quotes people without a name of their own: “{}”", report.id, voice.words)
    if kind := phrases.kind_of_unnamed(voice.words):
        reason = say("{} ({})", reason, say(terms("source_kinds")[kind].label.lower()))
    return Step(
        how="quotes",
        of=teller.name,
        to=voice.words,
        reason=reason,
        report=report.id,
        span=voice.span,
    )


def gather(lineages: Iterable[Lineage]) -> tuple[Origin, ...]:
    """Return the origins of `lineages`, each once with all that leads back to it, in the order given."""
    by_name: dict[str, list[Lineage]] = {}
    for lineage in lineages:
        by_name.setdefault(lineage.origin, []).append(lineage)
    return tuple(_origin(name, led) for name, led in by_name.items())


def _origin(name: str, lineages: Sequence[Lineage]) -> Origin:
    return Origin(
        name=name,
        accounts=tuple(dict.fromkeys(lineage.account for lineage in lineages)),
        path=tuple(dict.fromkeys(step for lineage in lineages for step in lineage.path)),
        kind=lineages[0].kind,
        affiliation=lineages[0].affiliation,
    )
