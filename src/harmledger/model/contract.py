"""Records as the plain JSON that the measuring contract asks for (docs/contract.md)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from harmledger.model.account import Account, Actor, Count, EventDate, EventPlace, Means, Totals, Victim
from harmledger.model.claim import Claim
from harmledger.model.count_range import CountRange
from harmledger.model.message import Message
from harmledger.model.place import Toponym
from harmledger.model.reading import Entity, Reading, TimeExpression
from harmledger.model.record import Record
from harmledger.model.report import Report
from harmledger.model.span import Span

Json = dict[str, Any]


def plain(value: Any) -> Any:
    """Return a record, or many, as JSON has it, its messages in English."""
    match value:
        case Message():
            return str(value)
        case Record():
            return {name: plain(each) for name, each in msgspec.structs.asdict(value).items()}
        case Mapping():
            return {key: plain(each) for key, each in value.items()}
        case list() | tuple():
            return [plain(each) for each in value]
        case _:
            return value


def span(value: Span) -> Json:
    """`{"start", "end", "text"}`."""
    return {"start": value.start, "end": value.end, "text": value.text}


def spans(values: Iterable[Span]) -> list[Json]:
    """Return a list of spans."""
    return [span(value) for value in values]


def count_range(value: CountRange) -> Json:
    """`{"low", "high"}`, and `"low_stated": false` where the words give no low."""
    bounds: Json = {"low": value.low, "high": value.high}
    return bounds if value.low_stated else bounds | {"low_stated": False}


def totals(value: Totals) -> Json:
    """Return harm -> group -> range."""
    return {harm: {group: count_range(r) for group, r in of.items()} for harm, of in value.items()}


def added(number: int | None) -> Json:
    """`{"added"}`: the decision by which a person claimed something; nothing for what was read."""
    return {} if number is None else {"added": number}


def event_date(value: EventDate | None) -> Json:
    """`{"earliest", "latest", "precision", "spans", "reason"}`, nulls if no one says when."""
    if value is None:
        return {"earliest": None, "latest": None, "spans": []}
    return {
        "earliest": value.interval.earliest.isoformat(),
        "latest": value.interval.latest.isoformat(),
        "precision": value.interval.precision,
        "spans": spans(value.spans),
        "reason": str(value.reason or ""),
        **added(value.added),
    }


def event_place(value: EventPlace | None) -> Json | None:
    """`{"name", "lat", "lon", "geonames_id", "precision", "spans"}`, or None if no one says where."""
    if value is None:
        return None
    place = value.place
    return {
        "name": place.name,
        "lat": place.lat,
        "lon": place.lon,
        "geonames_id": place.geonames_id,
        "precision": place.precision,
        "country": place.country,
        "admin1": place.admin1,
        "spans": spans(value.spans),
        **added(value.added),
    }


def actor(value: Actor) -> Json:
    """`{"name", "role", "spans", "claim"}`, and `"named": false` if that is not its own name."""
    told = {"name": value.name, "role": value.role, "spans": spans(value.spans), "claim": value.claim}
    return told if value.named else told | {"named": False}


def means(value: Means | None) -> Json | None:
    """`{"code", "spans"}`, or None."""
    return None if value is None else {"code": value.code, "spans": spans(value.spans)}


def count(value: Count) -> Json:
    """Return a count with its range laid out flat, its span and its claim; `"superseded": true` if it is."""
    told: Json = {
        "harm": value.harm,
        "group": value.group,
        **count_range(value.range),
        "kind": value.range.kind,
        "approximate": value.range.approximate,
        "span": span(value.span),
        "parts": spans(value.parts),
        "claim": value.claim,
        **added(value.added),
    }
    return told | {"superseded": True} if value.superseded else told


def _coded(value: Account) -> Json:
    """Return the totals as coded, each with `"open": true` where the words leave it open upward."""
    printed = totals(value.coded)
    for harm, of in value.totals.items():
        for group, whole in of.items():
            if whole.is_open:
                printed[harm][group]["open"] = True
    return printed


def victim(value: Victim) -> Json:
    """`{"name", "age", "sex", "relation", "harm", "spans"}`."""
    return {
        "name": value.name,
        "age": value.age,
        "sex": value.sex,
        "relation": value.relation,
        "harm": value.harm,
        "spans": spans(value.spans),
        **added(value.added),
    }


def account(value: Account) -> Json:
    """Return one account of a report."""
    return {
        "id": value.id,
        "event_type": value.event_type,
        "event_spans": spans(value.event_spans),
        "context": value.context,
        "date": event_date(value.date),
        "place": event_place(value.place),
        "actors": [actor(a) for a in value.actors],
        "means": means(value.means),
        "counts": [count(c) for c in value.counts],
        "totals": _coded(value),
        "victims": [victim(v) for v in value.victims],
    }


def claim(value: Claim) -> Json:
    """`{"id", "source", "cue", "content", "stance", "chain"}`."""
    return {
        "id": value.id,
        "source": spans(value.source),
        "cue": spans(value.cue),
        "content": spans(value.content),
        "stance": value.stance,
        "chain": list(value.chain),
    }


def time_expression(value: TimeExpression) -> Json:
    """Return a time expression with its TIMEX3 type and value and the days it can mean."""
    interval = value.interval
    return {
        **span(value.span),
        "type": value.type,
        "value": value.value,
        "earliest": interval.earliest.isoformat() if interval else None,
        "latest": interval.latest.isoformat() if interval else None,
    }


def toponym(value: Toponym) -> Json:
    """Return a place name and, where it is resolved, the place; nulls where it is not."""
    place = value.place
    return {
        **span(value.span),
        "name": place.name if place else value.span.text,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "geonames_id": place.geonames_id if place else None,
        "precision": place.precision if place else None,
        "radius_km": place.radius_km if place else None,
        "country": place.country if place else None,
        "admin1": place.admin1 if place else None,
        "kind": value.kind,
        "reason": str(value.reason or ""),
    }


def entity(value: Entity) -> Json:
    """`{"start", "end", "text", "type"}`."""
    return {**span(value.span), "type": value.type}


def reading(report: Report, value: Reading) -> Json:
    """Return the line that `harmledger read` prints for one report."""
    return {
        "id": report.id,
        "title": report.title,
        "published": report.published.isoformat() if report.published else None,
        "outlet": report.outlet,
        "language": report.language,
        "reader": value.reader,
        "derivation": {"tool": report.derivation.tool, "version": report.derivation.version},
        "times": [time_expression(t) for t in value.times],
        "places": [toponym(p) for p in value.places],
        "entities": [entity(e) for e in value.entities],
        "claims": [claim(c) for c in value.claims],
        "accounts": [account(a) for a in value.accounts],
    }
