"""`harmledger show`: one incident, each figure with the sentence and the source that state it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from harmledger.cli import options
from harmledger.cli.text import cut, line

if TYPE_CHECKING:
    from harmledger.model import Account, Figure
    from harmledger.pipeline import Incident


@click.command()
@options.incident
@options.ledger
@options.as_json
def show(incident: str, folder: Path, as_json: bool) -> None:
    """Show an incident, each figure with its source.

    Every figure stands with the sentence and the source that state it, then where accounts differ, the
    origins, and why it is graded so. The first letters of INCIDENT's id will do.
    """
    from harmledger import pipeline
    from harmledger.cli import output
    from harmledger.publishing import export

    with pipeline.existing(folder) as ledger:
        found = pipeline.incident(ledger, incident)
    if as_json:
        output.print_json(export.incident(found))
        return
    for part in (
        _head(found),
        _figures(found),
        _conceded(found),
        _differences(found),
        _origins(found),
        _decisions(found),
    ):
        for text in part:
            click.echo(text)
    _accounts(found)


def _head(incident: Incident) -> Iterator[str]:
    from harmledger.cli import wording

    found, state = incident.assessment, incident.state
    yield f"{state.id}  {state.status}"
    yield from _field("what", found.event_type)
    yield from _field("when", wording.date(found.date))
    yield from _field("where", wording.place(found.place))
    yield from _field("who", ", ".join(found.actors))
    yield from _field("means", found.means or "")
    yield from _field("grade", state.grade or f"{found.grade.code} (suggested)")
    for reason in found.grade.reasons:
        yield f"         - {line(str(reason))}"
    if found.strike_status:
        yield from _field("strike", found.strike_status.code.replace("_", " "))


def _field(name: str, value: str) -> Iterator[str]:
    yield f"  {name:6} {line(value) or '(no one says)'}"


def _figures(incident: Incident) -> Iterator[str]:
    from harmledger.cli import wording

    for harm, of in incident.assessment.figures.items():
        for group, figure in of.items():
            best = f", best {wording.count(figure.best)}" if figure.best else ""
            yield f"\n{harm}, {group}: {wording.count(figure.range)}{best}  ({figure.policy})"
            if figure.remark:
                yield f"  {line(str(figure.remark))}"
            yield from _counts(incident, figure)
            yield from _edit(incident, f"totals.{harm}.{group}")


def _edit(incident: Incident, field: str) -> Iterator[str]:
    """Yield who set a field, and on what it rests."""
    from harmledger.model.decision import Edit

    decision = incident.state.edits.get(field)
    if decision is None or not isinstance(decision.action, Edit):
        return
    yield f"  set by {line(decision.by)} in decision {decision.number}: {line(decision.reason)}".rstrip(": ")
    if decision.action.span is not None:
        yield f"      “{line(decision.action.span.text)}” [{line(decision.action.report or '')}]"


def _counts(incident: Incident, figure: Figure) -> Iterator[str]:
    for name in figure.used:
        yield from _count(incident, name)
    for name, reason in figure.set_aside:
        yield from _count(incident, name, f" set aside: {line(str(reason))}")


def _count(incident: Incident, name: str, remark: str = "") -> Iterator[str]:
    from harmledger.cli import wording

    account, count = incident.count(name)
    claim = incident.claim_of(account, count.claim)
    said_by = f"; said by {line(', '.join(claim.chain))}" if claim and claim.chain else ""
    report = incident.reports[account.report]
    yield f"  {wording.count(count.range)}  “{line(count.span.text)}”{remark}"
    yield f"      {line(incident.sentence(account, count.span).text)}"
    yield f"      [{line(wording.source(report))}{said_by}]"
    for decision in incident.state.additions:
        if decision.number == count.added:
            yield f"      added by {line(decision.by)} in decision {decision.number}, {decision.at:%Y-%m-%d}"


def _conceded(incident: Incident) -> Iterator[str]:
    if incident.assessment.conceded:
        yield "\nconceded"
    for concession in incident.assessment.conceded:
        status, why = concession.status.replace("_", " "), line(str(concession.reason))
        yield f"  {line(concession.party)}: {status}. {why}"
        for harm, of in concession.figures.items():
            for group, figure in of.items():
                yield f"    {harm}, {group}: {figure.range}"
                yield from (f"    {text}" for text in _counts(incident, figure))


def _differences(incident: Incident) -> Iterator[str]:
    if incident.assessment.disagreements:
        yield "\naccounts differ"
    for disagreement in incident.assessment.disagreements:
        yield f"  {disagreement.field}"
        for side in disagreement.sides:
            yield f"    {line(side.account)}: {line(str(side.value))}"


def _origins(incident: Incident) -> Iterator[str]:
    yield f"\norigins: {len(incident.assessment.origins)}"
    for origin in incident.assessment.origins:
        yield f"  {line(origin.name)}: {line(', '.join(origin.reports))}"
        yield from (f"    {line(str(step.reason))}" for step in origin.path)


def _decisions(incident: Incident) -> Iterator[str]:
    from harmledger.publishing.decisions import describe

    if incident.state.notes:
        yield "\nnotes"
    for note in incident.state.notes:
        yield f"  {line(str(describe(note)))} ({line(note.by)}, {note.at:%Y-%m-%d})"
    if incident.state.decisions:
        yield f"\ndecisions: {', '.join(map(str, incident.state.decisions))} (see `harmledger log`)"


def _accounts(incident: Incident) -> None:
    from harmledger.cli import terminal

    click.echo()
    header = ("account", "outlet", "published", "event", "date", "place", "killed", "injured", "title")
    rows = [_account(incident, account) for account in incident.accounts]
    terminal.table(header, rows, title="accounts")


def _account(incident: Incident, account: Account) -> tuple[str, ...]:
    from harmledger.cli import wording

    report = incident.reports[account.report]
    return (
        account.id,
        report.outlet or "",
        report.published.isoformat() if report.published else "",
        account.event_type,
        wording.date(account.date),
        wording.place(account.place),
        wording.count(account.totals.get("killed", {}).get("all")),
        wording.count(account.totals.get("injured", {}).get("all")),
        cut(report.title or "", 60),
    )
