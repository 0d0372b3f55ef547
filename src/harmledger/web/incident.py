"""The page of one incident: what the ledger says, what each account says, and what can be decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from harmledger import pipeline
from harmledger.model import Account, CountRange, Decision, Figure, Message, Span
from harmledger.model.record import Record
from harmledger.model.vocabulary import terms
from harmledger.pipeline import Incident, Said
from harmledger.publishing import contradictions
from harmledger.publishing.decisions import describe
from harmledger.publishing.explanation import explain
from harmledger.web import beside, hiding, marking, nearby, origin_graph, toll
from harmledger.web.rendering import OnBench, Workbench
from harmledger.web.sent import Refused

router = APIRouter()


class Statement(Record, frozen=True):
    """A figure as an account states it: the words, their sentence, who says so, and where to look."""

    account: str
    report: str
    outlet: str
    range: CountRange
    span: Span
    sentence: str
    chain: tuple[str, ...]
    remark: Message | None = None
    added: int | None = None
    """The decision by which a person claimed it."""


class Field(Record, frozen=True):
    """A field that can be set: its path, what the accounts say of it, and the edit that holds, if any."""

    path: str
    said: tuple[Said, ...]
    edit: Decision | None


class Line(Record, frozen=True):
    """One figure of the ledger with all that it rests on and sets aside."""

    harm: str
    group: str
    figure: Figure
    statements: tuple[Statement, ...]
    field: Field


@router.get("/incidents/{name}")
def show(
    name: str,
    request: Request,
    bench: OnBench,
    asked: Annotated[beside.Asked, Query()],
    claimed: bool = False,
) -> Response:
    """Show one incident, and beside it one of its reports if that is asked for."""
    return page(request, bench, name, asked, claimed=claimed)


def page(
    request: Request,
    bench: Workbench,
    name: str,
    asked: beside.Asked | None = None,
    *,
    claimed: bool = False,
    refused: Refused | None = None,
    status_code: int = 200,
) -> Response:
    """Return the page of the incident that `name` finds, with what stopped a decision, if something did.

    If something was just `claimed`, it says that incidents are still to be found anew.
    """
    with bench.ledger() as ledger:
        grounds = pipeline.grounds(ledger, name)
        others = nearby.of(ledger, grounds)
        seen = ledger.last_decision()
        to_group = claimed and not pipeline.is_grouped(ledger, bench.folder)
        opened = beside.find(request, ledger, grounds.incident, asked) if asked else None
    if hiding.is_on(request):
        grounds = hiding.Cover(grounds.incident.accounts).record(grounds)
    found = grounds.incident
    return bench.page(
        request,
        "incident.html",
        status_code=status_code,
        refused=refused,
        to_group=to_group,
        incident=found,
        others=others,
        opened=opened,
        opened_text=opened
        and marking.text(request, opened.report, opened.reading, (opened.start, opened.end)),
        lines=list(lines(found)),
        contradictions=list(zip(found.assessment.disagreements, contradictions.of(found), strict=True)),
        explanation=explain(grounds),
        every_report=grounds.reports,
        decisions=[(d, describe(d)) for d in grounds.decisions],
        harms=_harms(found.accounts),
        differing=_differing(found),
        fields={path: _field(found, path) for path in ("event_type", "date", "place", "means", "actors")},
        events=list(terms("event_types")),
        means=list(terms("means")),
        all_harms=list(terms("harms")),
        groups=list(terms("groups")),
        grades=list(terms("grades")),
        policies=list(terms("policies")),
        policy_means=terms("policies")[found.assessment.policy].definition,
        seen=seen,
        origins=origin_graph.draw(found.assessment.origins, found.reports),
        steps=origin_graph.steps(found.assessment.origins),
        tolls=list(_tolls(found)),
        victims=[(harm, people) for harm in terms("harms") if (people := found.victims(harm))],
    )


def _tolls(incident: Incident) -> Iterator[tuple[str, tuple[toll.Reported, ...], toll.Chart | None]]:
    """Yield each harm of which several accounts give a figure, what they give, and its drawing."""
    for harm in incident.assessment.figures:
        figures = toll.reported(incident, harm)
        if len(figures) > 1:
            yield harm, figures, toll.draw(figures)


def _differing(incident: Incident) -> frozenset[str]:
    """Return the paths on which accounts differ, and `totals.killed` of `totals.killed.women` as well."""
    paths = [disagreement.path for disagreement in incident.assessment.disagreements]
    return frozenset((*paths, *(".".join(path.split(".")[:2]) for path in paths)))


def _harms(accounts: Sequence[Account]) -> list[str]:
    counted = {harm for account in accounts for harm in account.totals}
    return [harm for harm in terms("harms") if harm in counted]


def lines(incident: Incident) -> Iterator[Line]:
    """Yield the incident's figures, each with its statements."""
    for harm, of in incident.assessment.figures.items():
        for group, figure in of.items():
            used = (_statement(incident, name) for name in figure.used)
            aside = (_statement(incident, name, why) for name, why in figure.set_aside)
            yield Line(
                harm=harm,
                group=group,
                figure=figure,
                statements=(*used, *aside),
                field=_field(incident, f"totals.{harm}.{group}"),
            )


def _field(incident: Incident, path: str) -> Field:
    said = pipeline.said(incident.accounts, path)
    return Field(path=path, said=said, edit=incident.state.edits.get(path))


def _statement(incident: Incident, name: str, remark: Message | None = None) -> Statement:
    account, count = incident.count(name)
    report = incident.reports[account.report]
    claim = incident.claim_of(account, count.claim)
    return Statement(
        account=account.id,
        report=report.id,
        outlet=report.outlet or "",
        range=count.range,
        span=count.span,
        sentence=incident.sentence(account, count.span).text,
        chain=claim.chain if claim else (),
        remark=remark,
        added=count.added,
    )
