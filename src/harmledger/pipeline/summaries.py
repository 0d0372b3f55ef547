"""What lists of incidents show, sort and filter, taken from all that is known of one."""

from __future__ import annotations

from collections.abc import Mapping

from harmledger.assessment.tally import KEYS, Entry, conceded, reported
from harmledger.ledger import Amount, Summary, Telling
from harmledger.model import Assessment
from harmledger.pipeline.incident import Incident


def summary(incident: Incident, tellings: tuple[Telling, ...]) -> Summary:
    """Return the summary of an incident, reviewers' edits and all; `tellings` say who told of it."""
    found = incident.assessment
    days = found.date.interval if found.date else None
    where = found.place.place if found.place else None
    named = (victim.name for account in incident.accounts for victim in account.victims)
    titles = (report.title or "" for report in incident.reports.values())
    return Summary(
        event_type=found.event_type,
        means=found.means,
        grade=incident.state.grade or found.grade.code,
        earliest=days.earliest if days else None,
        latest=days.latest if days else None,
        place=where.name if where else None,
        lat=where.lat if where else None,
        lon=where.lon if where else None,
        radius_km=where.radius_km if where else None,
        killed=_most(found, "killed"),
        injured=_most(found, "injured"),
        origins=len(found.origins),
        differ=len(found.disagreements),
        flagged=any(disagreement.is_internal for disagreement in found.disagreements),
        reprinted=any(step.how == "reprints" for origin in found.origins for step in origin.path),
        actors=found.actors,
        words=" ".join((*named, *titles)),
        keys=keys_of(entry(incident)),
        amounts=amounts_of(found),
        tellings=tellings,
    )


def entry(incident: Incident) -> Entry:
    """Return an incident as a tally takes it."""
    state, found = incident.state, incident.assessment
    return Entry(
        incident=state.id,
        grade=state.grade or found.grade.code,
        assessment=found,
        rejected=state.status == "rejected",
    )


def keys_of(tallied: Entry) -> Mapping[str, str | None]:
    """Return what an incident is tallied by, as far as it stands in no other column of lists."""
    return {axis: KEYS[axis](tallied) for axis in ("month", "place", "admin1", "country", "actor")}


def amounts_of(found: Assessment) -> tuple[Amount, ...]:
    """Return an incident's ranges: what it comes to, and what the accused concede."""
    return tuple(
        Amount(harm=harm, group=group, conceded=is_conceded, range=known)
        for is_conceded, of in ((False, reported(found)), (True, conceded(found)))
        for (harm, group), known in of.items()
    )


def _most(found: Assessment, harm: str) -> int | None:
    figure = found.headline(harm)
    return None if figure is None else figure.range.high or figure.range.low
