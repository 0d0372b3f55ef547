"""What lists of incidents show, sort and filter, taken from all that is known of one."""

from __future__ import annotations

from harmledger.ledger import Summary
from harmledger.model import Assessment
from harmledger.pipeline.incident import Incident


def summary(incident: Incident) -> Summary:
    """Return the summary of an incident, reviewers' edits and all."""
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
    )


def _most(found: Assessment, harm: str) -> int | None:
    figure = found.headline(harm)
    return None if figure is None else figure.range.high or figure.range.low
