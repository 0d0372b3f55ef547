"""The ledger as JSON Lines and CSV (docs/contract.md), a line an incident."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import product
from tempfile import TemporaryFile

import msgspec

from harmledger.model import Decision, Message, contract
from harmledger.model.contract import Json
from harmledger.model.decision import Note
from harmledger.model.incident import Disagreement, Figure, Figures, Origin, Step, StrikeStatus
from harmledger.model.vocabulary import terms
from harmledger.pipeline import Incident
from harmledger.publishing import spreadsheet


def incident(value: Incident) -> Json:
    """Return an incident as the export prints it."""
    found = value.assessment
    return {
        "id": value.state.id,
        "status": value.state.status,
        "reports": list(value.reports),
        "date": contract.event_date(found.date),
        "place": contract.event_place(found.place),
        "event_type": found.event_type,
        "actors": list(found.actors),
        "means": found.means,
        "totals": _totals(value, found.figures),
        "grade": {
            "suggested": found.grade.code,
            "set": value.state.grade,
            "reasons": _english(found.grade.reasons),
        },
        "origins": len(found.origins),
        "sources": [_origin(origin) for origin in found.origins],
        "disagreements": [_disagreement(d) for d in found.disagreements],
        "conceded": [
            {
                "party": c.party,
                "status": c.status,
                "reason": str(c.reason),
                "totals": _totals(value, c.figures),
            }
            for c in found.conceded
        ],
        "strike_status": _strike_status(found.strike_status),
        "corroboration": [
            {"step": s.step, "outcome": s.outcome, "reasons": _english(s.reasons)}
            for s in found.corroboration
        ],
        "edited": {field: decision.number for field, decision in value.state.edits.items()},
        "added": [_addition(decision) for decision in value.state.additions],
        "notes": [d.action.text for d in value.state.notes if isinstance(d.action, Note)],
        "accounts": [{"report": a.report, **contract.account(a)} for a in value.accounts],
    }


def _english(messages: Iterable[Message]) -> list[str]:
    return [str(message) for message in messages]


def _addition(decision: Decision) -> Json:
    """Return who claimed what stands in the accounts with `added` and this number."""
    return {
        "decision": decision.number,
        "by": decision.by,
        "at": decision.at.isoformat(),
        "reason": decision.reason,
    }


def _disagreement(value: Disagreement) -> Json:
    sides = [
        {"account": s.account, "value": str(s.value), "spans": contract.spans(s.spans)} for s in value.sides
    ]
    return {"field": value.field, "sides": sides}


def _strike_status(value: StrikeStatus | None) -> Json | None:
    return None if value is None else {"suggested": value.code, "reasons": _english(value.reasons)}


def _origin(origin: Origin) -> Json:
    return {
        "name": origin.name,
        "kind": origin.kind,
        "affiliation": origin.affiliation,
        "reports": list(origin.reports),
        "accounts": list(origin.accounts),
        "path": _english(step.reason for step in origin.path),
        "steps": [_step(step) for step in origin.path],
    }


def _step(step: Step) -> Json:
    return {
        "how": step.how,
        "of": step.of,
        "to": step.to,
        "report": step.report,
        "span": contract.span(step.span) if step.span else None,
    }


def _totals(value: Incident, figures: Figures) -> Json:
    return {harm: {group: _figure(value, f) for group, f in of.items()} for harm, of in figures.items()}


def _figure(value: Incident, figure: Figure) -> Json:
    return {
        **contract.count_range(figure.range),
        "best": contract.count_range(figure.best) if figure.best else None,
        "policy": figure.policy,
        "remark": str(figure.remark or ""),
        "claims": [_count(value, name) for name in figure.used],
        "set_aside": [{**_count(value, name), "reason": str(reason)} for name, reason in figure.set_aside],
    }


def _count(value: Incident, name: str) -> Json:
    account, count = value.count(name)
    return {
        "count": name,
        "report": account.report,
        "claim": count.claim,
        "span": contract.span(count.span),
    }


def jsonl(incidents: Iterable[Incident]) -> Iterator[bytes]:
    """Yield a line of JSON for each incident."""
    for each in incidents:
        yield msgspec.json.encode(incident(each)) + b"\n"


_PLAIN = (
    *("id", "status", "grade", "grade_suggested", "grade_set"),
    *("date_earliest", "date_latest", "date_precision"),
    *("place", "lat", "lon", "place_precision", "country"),
    *("event_type", "means", "actors", "origins", "reports"),
)


_ALWAYS = ("all", "civilians", "combatants", "children", "women", "men")
"""Groups that have columns of the killed and the injured in every file, whether anyone counts them or not."""


def csv_lines(incidents: Iterable[Incident]) -> Iterator[bytes]:
    """Yield a header, then a line for each incident; ranges are two columns, `..._min` and `..._max`.

    Which columns there are shows only at the end: until then the rows wait in a file of their own.
    """
    filled = set[str]()
    with TemporaryFile() as waiting:
        for each in incidents:
            row = {**_plain(each), **_ranges(each.assessment.figures)}
            filled.update(row)
            waiting.write(msgspec.json.encode(row) + b"\n")
        waiting.seek(0)
        columns = [*_PLAIN, *(column for column, always in _range_columns() if always or column in filled)]
        yield spreadsheet.line(columns)
        for line in waiting:
            found = msgspec.json.decode(line)
            yield spreadsheet.line(found.get(column) for column in columns)


def _range_columns() -> Iterator[tuple[str, bool]]:
    """Yield every column of a range there can be, and whether it always stands."""
    for harm, group in product(terms("harms"), terms("groups")):
        always = harm in {"killed", "injured"} and group in _ALWAYS
        yield f"{harm}_{group}_min", always
        yield f"{harm}_{group}_max", always


def _plain(value: Incident) -> Mapping[str, object]:
    found = value.assessment
    date, place = contract.event_date(found.date), contract.event_place(found.place) or {}
    return {
        "id": value.state.id,
        "status": value.state.status,
        "grade": value.state.grade or found.grade.code,
        "grade_suggested": found.grade.code,
        "grade_set": value.state.grade,
        "date_earliest": date["earliest"],
        "date_latest": date["latest"],
        "date_precision": date.get("precision"),
        "place": place.get("name"),
        "lat": place.get("lat"),
        "lon": place.get("lon"),
        "place_precision": place.get("precision"),
        "country": place.get("country"),
        "event_type": found.event_type,
        "means": found.means,
        "actors": "; ".join(found.actors),
        "origins": len(found.origins),
        "reports": "; ".join(value.reports),
    }


def _ranges(figures: Figures) -> Mapping[str, object]:
    cells: dict[str, object] = {}
    for harm, of in figures.items():
        for group, figure in of.items():
            known = figure.range
            cells[f"{harm}_{group}_min"] = known.low if known.low_stated else None
            cells[f"{harm}_{group}_max"] = known.high
    return cells


FORMATS: Mapping[str, Callable[[Iterable[Incident]], Iterator[bytes]]] = {
    "jsonl": jsonl,
    "csv": csv_lines,
}
"""Format -> what writes it."""
