"""A map as a drawing, for a browser without scripts: the basemap, and each place an area, never a pin."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from harmledger.gazetteer import basemap
from harmledger.gazetteer.basemap import Line
from harmledger.model.record import Record
from harmledger.web.cells import Spot, gather

WIDTH, HEIGHT = 600, 400
_MARGIN = 40
_CLOSEST, _FARTHEST = 10, 0
"""Zooms of web maps."""
_DIVIDED = 4
"""The zoom from which countries are drawn with their divisions."""
_TILE = 256
_LEAST = 6.0
"""Pixels that a spot's radius is at least, so that it can be seen and hit."""
_CROWD = 14.0
"""Pixels of a crowd's radius: it has no area, and its number stands in it."""
_STEP = 1.0
"""Pixels that a line goes on at least before a point of it is drawn."""
_KM_AROUND = 40_030.0


class Mark(Record, frozen=True):
    """A spot as it is drawn, in pixels."""

    spot: Spot
    x: float
    y: float
    radius: float


class Drawing(Record, frozen=True):
    """The marks, and for each kind of line the path that draws it."""

    marks: tuple[Mark, ...]
    paths: Mapping[str, str]


def draw(spots: Sequence[Spot]) -> Drawing:
    """Return the spots and the land round them, fitted to the drawing."""
    view = _View(spots)
    marks = tuple(map(view.mark, gather(spots, view.zoom)))
    return Drawing(
        marks=marks,
        paths={
            kind: "".join(map(view.path, lines))
            for kind, lines in basemap.lines().items()
            if kind != "division" or view.zoom >= _DIVIDED
        },
    )


class _View:
    """A piece of the world in web maps' projection, as close as it can be with all spots in it."""

    def __init__(self, spots: Sequence[Spot]) -> None:
        corners = [corner for spot in spots for corner in _corners(spot)] or [(-60.0, -170.0), (70.0, 170.0)]
        ys, xs = [_y(lat) for lat, _ in corners], [_x(lon) for _, lon in corners]
        across, down = max(xs) - min(xs), max(ys) - min(ys)
        room = min((WIDTH - 2 * _MARGIN) / max(across, 1e-9), (HEIGHT - 2 * _MARGIN) / max(down, 1e-9))
        self.zoom = int(max(_FARTHEST, min(_CLOSEST, math.log2(room / _TILE))))
        self._scale = _TILE * 2**self.zoom
        self._left = (max(xs) + min(xs)) / 2 * self._scale - WIDTH / 2
        self._top = (max(ys) + min(ys)) / 2 * self._scale - HEIGHT / 2
        self._north, self._west = self._degrees(0, 0)
        self._south, self._east = self._degrees(WIDTH, HEIGHT)

    def mark(self, spot: Spot) -> Mark:
        """Return the spot as it is drawn."""
        x, y = self._at(spot.lat, spot.lon)
        pixels_a_km = self._scale / (_KM_AROUND * math.cos(math.radians(spot.lat)))
        area = round(max(_LEAST, spot.radius_km * pixels_a_km), 1)
        return Mark(spot=spot, x=x, y=y, radius=area if spot.name else _CROWD)

    def path(self, line: Line) -> str:
        """Return how a line is drawn; nothing if all of it is out of view."""
        if (
            line.north < self._south
            or line.south > self._north
            or line.east < self._west
            or line.west > self._east
        ):
            return ""
        points = list(map(self._at, *line.points))
        return "M" + "L".join(f"{x:g} {y:g}" for x, y in _thinned(points))

    def _at(self, lat: float, lon: float) -> tuple[float, float]:
        return round(_x(lon) * self._scale - self._left, 1), round(_y(lat) * self._scale - self._top, 1)

    def _degrees(self, x: float, y: float) -> tuple[float, float]:
        down, across = (y + self._top) / self._scale, (x + self._left) / self._scale
        return math.degrees(math.atan(math.sinh((0.5 - down) * math.tau))), (across - 0.5) * 360


def _corners(spot: Spot) -> Iterator[tuple[float, float]]:
    up = spot.radius_km / _KM_AROUND * 360
    across = up / max(0.05, math.cos(math.radians(spot.lat)))
    yield max(-85.0, spot.lat - up), max(-180.0, spot.lon - across)
    yield min(85.0, spot.lat + up), min(180.0, spot.lon + across)


def _x(lon: float) -> float:
    """Return how far across the world it is, from 0 to 1."""
    return lon / 360 + 0.5


def _y(lat: float) -> float:
    """Return how far down the world it is, from 0 to 1, in Mercator's projection as web maps have it."""
    return 0.5 - math.asinh(math.tan(math.radians(max(-85.0, min(85.0, lat))))) / math.tau


def _thinned(points: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Yield the points that are seen: those too near the last are not, nor those on the way past the view.

    What goes on beside the view, on one side of it, looks the same without the points between.
    """
    last = points[0]
    yield last
    for point, following in pairwise(points[1:]):
        beside = _side(last) & _side(point) & _side(following)
        if not beside and max(abs(point[0] - last[0]), abs(point[1] - last[1])) >= _STEP:
            yield point
            last = point
    yield points[-1]


def _side(point: tuple[float, float]) -> int:
    """Return on which sides out of the view a point lies, a bit a side."""
    x, y = point
    return (x < 0) | (x > WIDTH) << 1 | (y < 0) << 2 | (y > HEIGHT) << 3
