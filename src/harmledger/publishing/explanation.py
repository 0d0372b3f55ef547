"""Why an incident stands as it does, in plain sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from harmledger.ledger.state import named
from harmledger.model import Account, Decision, Figure, Link, Span
from harmledger.model.decision import Edit, Note
from harmledger.model.record import Record
from harmledger.model.vocabulary import terms
from harmledger.pipeline import Grounds, Incident
from harmledger.publishing.decisions import describe

_STEPS: Mapping[str, str] = MappingProxyType(
    {"coherence": "Coherence within", "independent_sources": "Independent sources"}
)
"""What the steps of corroboration are called."""


class Paragraph(Record, frozen=True):
    """What is explained, and the sentences that do."""

    heading: str
    sentences: tuple[str, ...]


def explain(grounds: Grounds) -> tuple[Paragraph, ...]:
    """Return the explanation of one incident; every figure with the sentence and the source that state it."""
    incident = grounds.incident
    return (
        _paragraph("Why these reports are one event", _joins(grounds)),
        _paragraph("What might be the same event", _doubts(grounds)),
        *_figures(incident),
        _paragraph("Which origins stand behind it", _origins(incident)),
        _paragraph("Why this date", _date(incident)),
        _paragraph("Why this place", _place(incident)),
        _paragraph("Why this grade, and what would change it", _grade(grounds)),
        _paragraph("What the accused concede", (c.reason for c in incident.assessment.conceded)),
        _paragraph("How far it is corroborated", _corroboration(incident)),
        _paragraph("Which decisions hold", _decisions(grounds)),
    )


def _paragraph(heading: str, sentences: Iterable[str]) -> Paragraph:
    return Paragraph(heading=heading, sentences=tuple(sentences))


def _joins(grounds: Grounds) -> Iterator[str]:
    incident = grounds.incident
    if len(incident.accounts) == 1:
        yield f"Only one account tells of it: {_teller(incident, incident.accounts[0])}."
        return
    yield (
        f"{len(incident.accounts)} accounts are held to tell of one event. The number behind a reason is its "
        "match weight: +1 doubles the odds that two accounts tell of one event, -1 halves them."
    )
    tellers = {account.id: _teller(incident, account) for account in incident.accounts}
    for link in grounds.links:
        yield _join(tellers[link.left], tellers[link.right], link)
    _, *others = _linked(grounds)
    yield from (_unlinked(grounds, part) for part in others)


def _join(one: str, other: str, link: Link) -> str:
    return f"{one} and {other} go together, likelihood {_likelihood(link)}: {'; '.join(link.reasons)}."


def _likelihood(link: Link) -> str:
    return "over 0.99" if link.score > 0.99 else f"{link.score:.2f}"  # never certain


def _doubts(grounds: Grounds) -> Iterator[str]:
    here = grounds.incident.state.id
    for doubt in grounds.doubts:
        other = doubt.other if doubt.one == here else doubt.one
        pair, why = f"{doubt.link.left} and {doubt.link.right}", "; ".join(doubt.link.reasons)
        yield f"{other} might be, by {pair}, likelihood {_likelihood(doubt.link)}: {why}."
        yield f"If it is: `harmledger decide merge {here} {other}`. If not: `decide apart {here} {other}`."
    if not grounds.doubts:
        yield "No other incident is like enough to ask."


def _linked(grounds: Grounds) -> list[list[Account]]:
    """Return the accounts in parts that links hold together, each and all in order of capture."""
    accounts = grounds.incident.accounts
    part_of = {account.id: account.id for account in accounts}
    for link in grounds.links:
        kept, lost = part_of[link.left], part_of[link.right]
        part_of = {account: kept if part == lost else part for account, part in part_of.items()}
    parts: dict[str, list[Account]] = {}
    for account in accounts:
        parts.setdefault(part_of[account.id], []).append(account)
    return list(parts.values())


def _unlinked(grounds: Grounds, part: Sequence[Account]) -> str:
    """Say why accounts are here that no link ties to the first account."""
    placing = [
        str(decision.number)
        for decision in grounds.decisions
        if not isinstance(decision.action, Note)
        and not {account.id for account in part}.isdisjoint(named(decision.action))
    ]
    first = _teller(grounds.incident, part[0])
    who = f"{first} and what is linked to it" if len(part) > 1 else first
    if placing:
        return f"No link ties {who} to the rest: decision {' and '.join(placing)} put it here."
    return f"No link ties {who} to the rest any more: decisions took elsewhere what lay between."


def _figures(incident: Incident) -> Iterator[Paragraph]:
    for harm, of in incident.assessment.figures.items():
        for group, figure in of.items():
            edit = incident.state.edits.get(f"totals.{harm}.{group}")
            yield _paragraph(
                f"Where this comes from: {harm}, {group}: {figure.range}",
                _set_figure(incident, harm, group, edit) if edit else _reconciled_figure(incident, figure),
            )


def _set_figure(incident: Incident, harm: str, group: str, edit: Decision) -> Iterator[str]:
    yield _edit(edit)
    for account in incident.accounts:
        for place, count in enumerate(account.counts):
            if (count.harm, count.group) == (harm, group):
                yield f"Set aside (a reviewer set the figure): {_count(incident, f'{account.id}#{place}')}"


def _reconciled_figure(incident: Incident, figure: Figure) -> Iterator[str]:
    policy = terms("policies")[figure.policy]
    yield f"The policy “{policy.label}” makes it so: {policy.definition}"
    if figure.best:
        yield f"The best supported figure in it is {figure.best}."
    if figure.remark:
        yield figure.remark
    yield from (_count(incident, name) for name in figure.used)
    yield from (f"Set aside ({reason}): {_count(incident, name)}" for name, reason in figure.set_aside)


def _count(incident: Incident, name: str) -> str:
    account, count = incident.count(name)
    claim = incident.claim_of(account, count.claim)
    source = f", citing {', citing '.join(claim.chain)}," if claim and claim.chain else ""
    sentence = incident.sentence(account, count.span).text
    told = f"{_teller(incident, account)}{source} gives {count.range}, “{count.span.text}”, in: “{sentence}”"
    return told + _added(incident, count.added)


def _added(incident: Incident, number: int | None) -> str:
    """Say who claims something, if it was not read but added by a person."""
    decision = next((d for d in incident.state.additions if d.number == number), None)
    if decision is None:
        return ""
    return (
        f" ({decision.by} added it on {decision.at:%Y-%m-%d}, decision {decision.number}{_because(decision)})"
    )


def _origins(incident: Incident) -> Iterator[str]:
    found = incident.assessment.origins
    yield f"Independent origins that stand behind it: {len(found)}."
    for origin in found:
        told = [report for report in origin.reports if report in incident.reports]
        lead = "leads" if len(told) == 1 else "lead"
        yield f"{origin.name}: {', '.join(told)} {lead} back to it."
        yield from (f"- {step.reason}." for step in origin.path)


class _Said(Record, frozen=True):
    """What one account says of a field, and whether it allows what was chosen."""

    account: Account
    value: str
    spans: tuple[Span, ...]
    fits: bool
    reason: str = ""
    added: int | None = None


def _date(incident: Incident) -> Iterator[str]:
    chosen = incident.assessment.date
    said = [
        _Said(
            account=account,
            value=str(date.interval),
            spans=date.spans,
            fits=chosen is not None and date.interval.overlaps(chosen.interval),
            reason=date.reason,
            added=date.added,
        )
        for account in incident.accounts
        if (date := account.date)
    ]
    return _field(incident, "date", str(chosen.interval) if chosen else "", said)


def _place(incident: Incident) -> Iterator[str]:
    chosen = incident.assessment.place
    said = [
        _Said(
            account=account,
            value=where.place.name,
            spans=where.spans,
            fits=chosen is not None and where.place.may_be(chosen.place),
            added=where.added,
        )
        for account in incident.accounts
        if (where := account.place)
    ]
    known = f"{chosen.place.name}, known to within {chosen.place.radius_km:g} km" if chosen else ""
    return _field(incident, "place", known, said)


def _field(incident: Incident, field: str, chosen: str, said: Sequence[_Said]) -> Iterator[str]:
    if edit := incident.state.edits.get(field):
        yield _edit(edit)
    if not said:
        yield f"No account gives a {field}."
        return
    fitting = _number_of_origins(incident, (one.account for one in said if one.fits))
    giving = _number_of_origins(incident, (one.account for one in said))
    yield f"The {field} is {chosen}. Origins that give one: {giving}; that allow this one: {fitting}."
    for one in said:
        words = " and ".join(f"“{span.text}”" for span in one.spans)
        reason = f" ({one.reason})" if one.reason else ""
        verb = "reads" if one.fits else "differs: it reads"
        added = _added(incident, one.added)
        yield f"{_teller(incident, one.account)} {verb} {words}, which is {one.value}{reason}{added}."


def _number_of_origins(incident: Incident, accounts: Iterable[Account]) -> int:
    told_by = {account.report for account in accounts}
    return sum(not told_by.isdisjoint(origin.reports) for origin in incident.assessment.origins)


def _grade(grounds: Grounds) -> Iterator[str]:
    state, suggested = grounds.incident.state, grounds.incident.assessment.grade
    if state.grade:
        yield f"A reviewer graded it {state.grade}; no report changes that by itself."
    yield f"The suggested grade is {suggested.code}."
    yield from suggested.reasons
    yield from grounds.outlook


def _corroboration(incident: Incident) -> Iterator[str]:
    for step in incident.assessment.corroboration:
        name = terms("corroboration")[step.outcome].label.lower()
        yield f"{_STEPS[step.step]}: {name}. {' '.join(step.reasons)}"


def _decisions(grounds: Grounds) -> Iterator[str]:
    if not grounds.decisions:
        yield "No one has decided anything about it: all of it is suggested."
    for decision in grounds.decisions:
        when = f"{decision.at:%Y-%m-%d}"
        yield f"Decision {decision.number}, {decision.by}, {when}: {describe(decision)}{_because(decision)}."
    if gone := grounds.incident.state.vanished:
        yield f"Decisions name accounts that no reading has any more: {', '.join(gone)}."


def _edit(decision: Decision) -> str:
    span = decision.action.span if isinstance(decision.action, Edit) else None
    words = f", on the words “{span.text}”" if span else ""
    return f"{decision.by} set it in decision {decision.number}{words}{_because(decision)}."


def _because(decision: Decision) -> str:
    return f", because: {decision.reason}" if decision.reason else ""


def _teller(incident: Incident, account: Account) -> str:
    report = incident.reports[account.report]
    published = report.published.isoformat() if report.published else "no date"
    return f"{report.outlet or 'a report of no outlet'} ({published}, {account.id})"
