"""A map of incidents as a drawing: each place an area as wide as it is uncertain, never a pin."""

from __future__ import annotations

import math
from collections.abc import Sequence

from harmledger.model.record import Record
from harmledger.pipeline import Incident

WIDTH = 600
HEIGHT = 400
_MARGIN = 0.1
_LEAST = 6.0
"""Pixels across at least, so that an exact place can be seen and hit."""
_KM_A_DEGREE = 111.2


class Spot(Record, frozen=True):
    """Where an incident is drawn, and how wide, in pixels."""

    incident: str
    name: str
    x: float
    y: float
    radius: float


def draw(incidents: Sequence[Incident]) -> tuple[Spot, ...]:
    """Return the spots of all incidents that have a place, fitted to the drawing, the widest first."""
    placed = [(i.state.id, i.assessment.place.place) for i in incidents if i.assessment.place]
    if not placed:
        return ()
    lats, lons = [p.lat for _, p in placed], [p.lon for _, p in placed]
    middle = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    shrink = max(0.05, math.cos(math.radians(middle[0])))
    across = max(max(lons) - min(lons), 0.2) * shrink
    down = max(max(lats) - min(lats), 0.2)
    scale = min(WIDTH / across, HEIGHT / down) * (1 - 2 * _MARGIN)
    spots = [
        Spot(
            incident=incident,
            name=place.name,
            x=round(WIDTH / 2 + (place.lon - middle[1]) * shrink * scale, 1),
            y=round(HEIGHT / 2 - (place.lat - middle[0]) * scale, 1),
            radius=round(max(_LEAST, place.radius_km / _KM_A_DEGREE * scale), 1),
        )
        for incident, place in placed
    ]
    return tuple(sorted(spots, key=lambda spot: -spot.radius))
