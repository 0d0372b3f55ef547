"""Why an incident stands as it does, in sentences that each language can say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from harmledger.ledger.state import named
from harmledger.model import Account, Decision, Figure, Link, Message, Span, Value, say
from harmledger.model.decision import Edit, Note
from harmledger.model.record import Record
from harmledger.model.vocabulary import terms
from harmledger.pipeline import Grounds, Incident
from harmledger.publishing.decisions import describe

_STEPS: Mapping[str, Message] = MappingProxyType(
    {"coherence": say("Coherence within"), "independent_sources": say("Independent sources")}
)
"""What the steps of corroboration are called."""
_EVEN = 0.5
"""Over this likelihood two accounts are rather one event than two."""


class Paragraph(Record, frozen=True):
    """What is explained, and the sentences that do."""

    heading: Message
    sentences: tuple[Message, ...]


def explain(grounds: Grounds) -> tuple[Paragraph, ...]:
    """Return the explanation of one incident; every figure with the sentence and the source that state it.

    Accounts and reports are named by their ids, of which each medium says what a reader knows them by.
    """
    incident = grounds.incident
    paragraphs = (
        _paragraph(say("Why these reports are one event"), _joins(grounds)),
        _paragraph(say("What might be the same event"), _doubts(grounds)),
        *_figures(incident),
        _paragraph(say("Which origins stand behind it"), _origins(incident)),
        _paragraph(say("Why this date"), _date(incident)),
        _paragraph(say("Why this place"), _place(incident)),
        _paragraph(say("Why this grade, and what would change it"), _grade(grounds)),
        _paragraph(say("What the accused concede"), (c.reason for c in incident.assessment.conceded)),
        _paragraph(say("How far it is corroborated"), _corroboration(incident)),
        _paragraph(say("Which decisions hold"), _decisions(grounds)),
    )
    return tuple(paragraph for paragraph in paragraphs if paragraph.sentences)


def _paragraph(heading: Message, sentences: Iterable[Message]) -> Paragraph:
    return Paragraph(heading=heading, sentences=tuple(sentences))


def _joins(grounds: Grounds) -> Iterator[Message]:
    incident = grounds.incident
    if len(incident.accounts) == 1:
        yield say("Only one account tells of it: {}.", incident.accounts[0].id)
        return
    yield say(
        "{} accounts are held to tell of one event. The number behind a reason is its match weight: "
        "+1 doubles the odds that two accounts tell of one event, -1 halves them.",
        len(incident.accounts),
    )
    together = "{} and {} go together, likelihood {}: {:;}."
    for link in grounds.links:
        yield say(together, link.left, link.right, _likelihood(link), link.reasons)
    _, *others = _linked(grounds)
    yield from (_unlinked(grounds, part) for part in others)


def _likelihood(link: Link) -> Message:
    return say("over 0.99") if link.score > 0.99 else say("{:.2f}", link.score)  # never certain


def _doubts(grounds: Grounds) -> Iterator[Message]:
    here = grounds.incident.state.id
    for doubt in grounds.doubts:
        other = doubt.other if doubt.one == here else doubt.one
        pair = (doubt.link.left, doubt.link.right)
        yield say("{} might be: {}.", other, _in_short(grounds.others[other]))
        yield say(
            "{:and} speak most for it, likelihood {}: {:;}.",
            pair,
            _likelihood(doubt.link),
            doubt.link.reasons,
        )
        if doubt.link.score > _EVEN:
            yield say(
                "The other accounts of the two speak against it: taken together they are less likely one."
            )
        yield say("If it is: `harmledger decide merge {0} {1}`. If not: `decide apart {0} {1}`.", here, other)
    if not grounds.doubts:
        yield say("No other incident is like enough to ask.")


def _in_short(incident: Incident) -> Message:
    """Return what happened, when and where."""
    found = incident.assessment
    when = [found.date.interval.words] if found.date else []
    where = [say("{}", found.place.place.name)] if found.place else []
    return say("{}", (say(found.event_type.replace("_", " ")), *when, *where))


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


def _unlinked(grounds: Grounds, part: Sequence[Account]) -> Message:
    """Say why accounts are here that no link ties to the first account."""
    placing = tuple(
        str(decision.number)
        for decision in grounds.decisions
        if not isinstance(decision.action, Note)
        and not {account.id for account in part}.isdisjoint(named(decision.action))
    )
    first = part[0].id
    who: Value = say("{} and what is linked to it", first) if len(part) > 1 else first
    if placing:
        return say("No link ties {} to the rest: decision {:and} put it here.", who, placing)
    return say("No link ties {} to the rest any more: decisions took elsewhere what lay between.", who)


def _figures(incident: Incident) -> Iterator[Paragraph]:
    for harm, of in incident.assessment.figures.items():
        for group, figure in of.items():
            edit = incident.state.edits.get(f"totals.{harm}.{group}")
            yield _paragraph(
                say("Where this comes from: {}, {}: {}", say(harm), say(group), figure.range.words),
                _set_figure(incident, harm, group, edit) if edit else _reconciled_figure(incident, figure),
            )


def _set_figure(incident: Incident, harm: str, group: str, edit: Decision) -> Iterator[Message]:
    yield _edit(edit)
    for account in incident.accounts:
        for place, count in enumerate(account.counts):
            if (count.harm, count.group) == (harm, group):
                told = _count(incident, f"{account.id}#{place}")
                yield say("Set aside (a reviewer set the figure): {}", told)


def _reconciled_figure(incident: Incident, figure: Figure) -> Iterator[Message]:
    policy = terms("policies")[figure.policy]
    yield say("The policy “{}” makes it so: {}", say(policy.label), say(policy.definition))
    if figure.best:
        yield say("The best supported figure in it is {}.", figure.best.words)
    if figure.remark:
        yield figure.remark
    if not figure.used:
        yield say("No report gives it in figures: it is how many they name.")
    yield from (_count(incident, name) for name in figure.used)
    for name, reason in figure.set_aside:
        yield say("Set aside ({}): {}", reason, _count(incident, name))


def _count(incident: Incident, name: str) -> Message:
    account, count = incident.count(name)
    claim = incident.claim_of(account, count.claim)
    teller: Value = account.id
    if claim and claim.chain:
        teller = say("{}, citing {:citing},", teller, claim.chain)
    sentence = incident.sentence(account, count.span).text
    told = say("{} gives {}, “{}”, in: “{}”", teller, count.range.words, count.span.text, sentence)
    return _with_addition(told, incident, count.added)


def _with_addition(told: Message, incident: Incident, number: int | None) -> Message:
    """Say also who claims it, if it was not read but added by a person."""
    decision = next((d for d in incident.state.additions if d.number == number), None)
    if decision is None:
        return told
    added = say("{} added it on {}, decision {}", decision.by, f"{decision.at:%Y-%m-%d}", decision.number)
    return say("{} ({})", told, _with_reason(added, decision))


def _origins(incident: Incident) -> Iterator[Message]:
    found = incident.assessment.origins
    yield say("Independent origins that stand behind it: {}.", len(found))
    for origin in found:
        told = tuple(report for report in origin.reports if report in incident.reports)
        if len(told) == 1:
            yield say("{}: {} leads back to it.", origin.name, told)
        else:
            yield say("{}: {} lead back to it.", origin.name, told)
        yield from (say("- {}.", step.reason) for step in origin.path)


class _Field(Record, frozen=True):
    """A field of which accounts may say different things, and the words to say what is made of them."""

    path: str
    none: str
    chosen: str


_DATE = _Field(
    path="date",
    none="No account gives a date.",
    chosen="The date is {}. Origins that give one: {}; that allow this one: {}.",
)
_PLACE = _Field(
    path="place",
    none="No account gives a place.",
    chosen="The place is {}. Origins that give one: {}; that allow this one: {}.",
)


class _Said(Record, frozen=True):
    """What one account says of a field, and whether it allows what was chosen."""

    account: Account
    value: Value
    spans: tuple[Span, ...]
    fits: bool
    reason: Message | None = None
    added: int | None = None


def _date(incident: Incident) -> Iterator[Message]:
    chosen = incident.assessment.date
    said = [
        _Said(
            account=account,
            value=date.interval.words,
            spans=date.spans,
            fits=chosen is not None and date.interval.overlaps(chosen.interval),
            reason=date.reason,
            added=date.added,
        )
        for account in incident.accounts
        if (date := account.date)
    ]
    return _field(incident, _DATE, chosen.interval.words if chosen else "", said)


def _place(incident: Incident) -> Iterator[Message]:
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
    place = chosen.place if chosen else None
    known = say("{}, known to within {:g} km", place.name, place.radius_km) if place else ""
    return _field(incident, _PLACE, known, said)


def _field(incident: Incident, of: _Field, chosen: Value, said: Sequence[_Said]) -> Iterator[Message]:
    if edit := incident.state.edits.get(of.path):
        yield _edit(edit)
    if not said:
        yield say(of.none)
        return
    fitting = _number_of_origins(incident, (one.account for one in said if one.fits))
    giving = _number_of_origins(incident, (one.account for one in said))
    yield say(of.chosen, chosen, giving, fitting)
    yield from (say("{}.", _reads(incident, one)) for one in said)


def _reads(incident: Incident, one: _Said) -> Message:
    words = tuple(say("“{}”", span.text) for span in one.spans)
    verb = "{} reads {:and}, which is {}" if one.fits else "{} differs: it reads {:and}, which is {}"
    told = say(verb, one.account.id, words, one.value)
    return _with_addition(say("{} ({})", told, one.reason) if one.reason else told, incident, one.added)


def _number_of_origins(incident: Incident, accounts: Iterable[Account]) -> int:
    told_by = {account.report for account in accounts}
    return sum(not told_by.isdisjoint(origin.reports) for origin in incident.assessment.origins)


def _grade(grounds: Grounds) -> Iterator[Message]:
    state, suggested = grounds.incident.state, grounds.incident.assessment.grade
    if state.grade:
        yield say("A reviewer graded it {}; no report changes that by itself.", say(state.grade))
    yield say("The suggested grade is {}.", say(suggested.code))
    yield from suggested.reasons
    yield from grounds.outlook


def _corroboration(incident: Incident) -> Iterator[Message]:
    for step in incident.assessment.corroboration:
        outcome = say(terms("corroboration")[step.outcome].label.lower())
        yield say("{}: {}. {:on}", _STEPS[step.step], outcome, step.reasons)


def _decisions(grounds: Grounds) -> Iterator[Message]:
    if not grounds.decisions:
        yield say("No one has decided anything about it: all of it is suggested.")
    for decision in grounds.decisions:
        when = f"{decision.at:%Y-%m-%d}"
        told = say("Decision {}, {}, {}: {}", decision.number, decision.by, when, describe(decision))
        yield say("{}.", _with_reason(told, decision))
    if gone := grounds.incident.state.vanished:
        yield say("Decisions name accounts that no reading has any more: {}.", gone)


def _edit(decision: Decision) -> Message:
    span = decision.action.span if isinstance(decision.action, Edit) else None
    told = say("{} set it in decision {}", decision.by, decision.number)
    told = say("{}, on the words “{}”", told, span.text) if span else told
    return say("{}.", _with_reason(told, decision))


def _with_reason(told: Message, decision: Decision) -> Message:
    return say("{}, because: {}", told, decision.reason) if decision.reason else told
