"""`harmledger decide`: what people decide of incidents, from the shell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from harmledger.cli import options
from harmledger.cli.group import WrongCall
from harmledger.cli.text import cut

if TYPE_CHECKING:
    from harmledger.ledger import Ledger
    from harmledger.model import Report, Span
    from harmledger.model.decision import AnyAction


@click.group()
def decide() -> None:
    """Decide something of an incident.

    INCIDENT is an id, or its first letters. Each decision is logged with who, when and why, and can be
    undone.
    """


def _common(command: Callable[..., Any]) -> Callable[..., Any]:
    reason = click.option("--reason", default="", metavar="WORDS", help="Why: what it rests on.")
    for decorate in (options.by, reason, options.ledger):
        command = decorate(command)
    return command


def _take(folder: Path, by: str | None, reason: str, action: Callable[[Ledger], AnyAction]) -> None:
    """Log the action that `action` makes in the ledger, and say under which number."""
    from harmledger import pipeline
    from harmledger.publishing.decisions import describe

    with pipeline.existing(folder, writing=True) as ledger:
        taken = pipeline.decide(ledger, action(ledger), by=options.user(by), reason=reason)
    click.echo(f"decision {taken.number}: {cut(str(describe(taken)), 80)}")


@decide.command()
@options.incident
@_common
def accept(incident: str, folder: Path, by: str | None, reason: str) -> None:
    """Let INCIDENT stand as it is suggested now."""
    from harmledger.model.decision import Accept

    _take(folder, by, reason, lambda ledger: Accept(incident=_id(ledger, incident)))


@decide.command()
@options.incident
@_common
def reject(incident: str, folder: Path, by: str | None, reason: str) -> None:
    """Take INCIDENT out of the ledger; it is kept, and can be accepted again."""
    from harmledger.model.decision import Reject

    _take(folder, by, reason, lambda ledger: Reject(incident=_id(ledger, incident)))


@decide.command()
@options.incident
@click.argument("field")
@click.argument("value")
@click.option("--report", metavar="ID", help="The report whose words state the value.")
@click.option("--words", metavar="TEXT", help="The report's exact words that state it.")
@_common
def edit(  # noqa: PLR0913  # one parameter an option, as click asks
    *,
    incident: str,
    field: str,
    value: str,
    report: str | None,
    words: str | None,
    folder: Path,
    by: str | None,
    reason: str,
) -> None:
    """Set FIELD of INCIDENT to VALUE, on the words of a report or for a stated reason.

    FIELD is event_type, means, date, place, actors, or totals.HARM.GROUP, such as totals.killed.civilians.
    """
    from harmledger.model.decision import Edit

    def action(ledger: Ledger) -> AnyAction:
        return Edit(
            incident=_id(ledger, incident),
            field=field,
            value=_value(ledger, folder, field, value),
            report=report,
            span=_quoted(ledger, report, words),
        )

    _take(folder, by, reason, action)


@decide.command()
@click.argument("report")
@click.argument("field")
@click.argument("value", default="")
@click.option("--words", metavar="TEXT", required=True, help="The report's exact words that say it.")
@click.option("--account", metavar="ID", default="", help="The account that says it; a new one if not given.")
@click.option("--event-type", metavar="CODE", default="attack", help="What a new account tells of.")
@_common
def add(  # noqa: PLR0913  # one parameter an option, as click asks
    *,
    report: str,
    field: str,
    value: str,
    words: str,
    account: str,
    event_type: str,
    folder: Path,
    by: str | None,
    reason: str,
) -> None:
    """Claim what REPORT says where the reader missed it, in words of the report.

    FIELD is date, place, totals.HARM.GROUP, such as totals.killed.children, or victims.HARM, whose VALUE is a
    person: "NAME; AGE; SEX". victims.none says that NAME, read as a victim, is none. Without a VALUE it is
    what the words come to. The claim is of one account of the report, or of a new one, which founds an
    incident. The next run groups accounts anew as the claims have them.
    """
    from harmledger import pipeline

    def action(ledger: Ledger) -> AnyAction:
        said_in = _report(ledger, report)
        span = pipeline.quote(said_in, words)
        new = {"account": account, "event_type": event_type}
        return pipeline.addition(ledger, folder, said_in, span, field=field, value=value, **new)

    _take(folder, by, reason, action)


@decide.command()
@options.incident
@click.argument("others", nargs=-1, required=True, metavar="OTHER...")
@_common
def merge(incident: str, others: tuple[str, ...], folder: Path, by: str | None, reason: str) -> None:
    """Say that INCIDENT and each OTHER incident are one event."""
    from harmledger import pipeline
    from harmledger.model.decision import Merge

    def action(ledger: Ledger) -> AnyAction:
        states = [pipeline.state(ledger, other) for other in others]
        accounts = tuple(account for state in states for account in state.accounts)
        return Merge(incident=_id(ledger, incident), accounts=accounts)

    _take(folder, by, reason, action)


@decide.command()
@options.incident
@click.argument("other", metavar="OTHER")
@_common
def apart(incident: str, other: str, folder: Path, by: str | None, reason: str) -> None:
    """Say that INCIDENT and the OTHER incident are two events: nothing suggested joins them again."""
    from harmledger import pipeline
    from harmledger.model.decision import Apart

    def action(ledger: Ledger) -> AnyAction:
        return Apart(incident=_id(ledger, incident), accounts=pipeline.state(ledger, other).accounts)

    _take(folder, by, reason, action)


@decide.command()
@options.incident
@click.argument("accounts", nargs=-1, required=True, metavar="ACCOUNT...")
@_common
def split(incident: str, accounts: tuple[str, ...], folder: Path, by: str | None, reason: str) -> None:
    """Say that each ACCOUNT of INCIDENT tells of another event, together."""
    from harmledger.model.decision import Split

    _take(folder, by, reason, lambda ledger: Split(incident=_id(ledger, incident), accounts=accounts))


@decide.command()
@options.incident
@click.argument("code", metavar="GRADE")
@_common
def grade(incident: str, code: str, folder: Path, by: str | None, reason: str) -> None:
    """Set the grade of INCIDENT to GRADE, a code of the codebook."""
    from harmledger.model.decision import SetGrade

    _take(folder, by, reason, lambda ledger: SetGrade(incident=_id(ledger, incident), grade=code))


@decide.command()
@options.incident
@click.argument("code", metavar="POLICY")
@_common
def policy(incident: str, code: str, folder: Path, by: str | None, reason: str) -> None:
    """Reconcile the figures of INCIDENT by POLICY, a code of the codebook, whatever the ledger's is."""
    from harmledger.model.decision import SetPolicy

    _take(folder, by, reason, lambda ledger: SetPolicy(incident=_id(ledger, incident), policy=code))


@decide.command()
@options.incident
@click.argument("text")
@_common
def note(incident: str, text: str, folder: Path, by: str | None, reason: str) -> None:
    """Keep TEXT with INCIDENT."""
    from harmledger.model.decision import Note

    _take(folder, by, reason, lambda ledger: Note(incident=_id(ledger, incident), text=text))


@decide.command()
@click.argument("name")
@click.option("--kind", metavar="CODE", required=True, help="A code of the codebook's source kinds.")
@click.option("--affiliation", metavar="NAME", help="The state or party whose it is.")
@_common
def source(
    *, name: str, kind: str, affiliation: str | None, folder: Path, by: str | None, reason: str
) -> None:
    """Say what kind of source goes by NAME, and whose it is; the next run finds origins anew.

    It counts before what harmledger knows of it, and before the files given with `run --sources`.
    """
    from harmledger.model.decision import SetSource

    _take(folder, by, reason, lambda _: SetSource(name=name, kind=kind, affiliation=affiliation))


@decide.command()
@click.argument("number", type=click.IntRange(min=1))
@_common
def undo(number: int, folder: Path, by: str | None, reason: str) -> None:
    """Let decision NUMBER no longer hold; undoing the undo restores it."""
    from harmledger.model.decision import Undo

    _take(folder, by, reason, lambda _: Undo(decision=number))


def _id(ledger: Ledger, incident: str) -> str:
    from harmledger import pipeline

    return pipeline.state(ledger, incident).id


def _value(ledger: Ledger, folder: Path, field: str, words: str) -> object:
    from harmledger import pipeline
    from harmledger.pipeline import written

    return pipeline.place(ledger, folder, words) if field == "place" else written.value(field, words)


def _report(ledger: Ledger, report_id: str) -> Report:
    report = ledger.report(report_id)
    if report is None:
        raise WrongCall(f"there is no report {report_id}: `harmledger search` finds reports")
    return report


def _quoted(ledger: Ledger, report_id: str | None, words: str | None) -> Span | None:
    """Return where the report says `words`; WrongCall if one of the two is not given."""
    from harmledger import pipeline

    if words is None or report_id is None:
        if (words is None) != (report_id is None):
            raise WrongCall("--report and --words belong together: give both, or a --reason")
        return None
    return pipeline.quote(_report(ledger, report_id), words)
