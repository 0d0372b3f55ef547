"""Dumps of geonames.org: tab-separated rows without a header, as their readme.txt lays them out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from harmledger.errors import RefusedError

_COLUMNS = 19
_KINDS = {
    **dict.fromkeys(("A.PCLI", "A.PCL", "A.PCLD", "A.PCLS", "A.PCLF", "A.TERR"), "country"),
    "A.ADM1": "admin1",
    "A.ADM2": "district",
    "A.ADM3": "subdistrict",
    "A.ADM4": "subdistrict",
    "H.DAM": "dam",
    "P.PPLX": "quarter",
    "S.AIRB": "airport",
    "S.AIRF": "airport",
    "S.AIRP": "airport",
    "S.CMPRF": "camp",
    "S.DAM": "dam",
    "S.HSP": "hospital",
}
_KINDS_OF_CLASS = {
    "A": "district",
    "H": "water",
    "L": "region",
    "P": "populated",
    "S": "landmark",
    "T": "mountain",
}
"""What the rest of a feature class is; roads, undersea features and vegetation are left out."""


def is_dump(first_line: str) -> bool:
    """Whether a file that begins so is a dump."""
    fields = first_line.rstrip("\r\n").split("\t")
    return len(fields) == _COLUMNS and fields[0].isascii() and fields[0].isdigit()


def rows(path: Path, lines: Iterable[str]) -> Iterator[tuple[int, Mapping[str, object]]]:
    """Yield each row's number, and its columns under our names; RefusedError if one is cut."""
    for number, line in enumerate(lines, 1):
        fields = line.rstrip("\r\n").split("\t")
        if len(fields) != _COLUMNS:
            raise RefusedError(
                f"{path}, row {number}: it has {len(fields)} columns, not GeoNames' {_COLUMNS}"
            )
        geonames_id, name, ascii_name, alternates, lat, lon, feature_class, code, country = fields[:9]
        kind = _KINDS.get(f"{feature_class}.{code}") or _KINDS_OF_CLASS.get(feature_class)
        if kind is None:
            continue
        yield (
            number,
            {
                "name": name,
                "lat": lat,
                "lon": lon,
                "alternates": "|".join([ascii_name, *alternates.split(",")]),
                "kind": kind,
                "country": country,
                "admin1": fields[10],
                "population": fields[14],
                "geonames_id": geonames_id,
            },
        )
