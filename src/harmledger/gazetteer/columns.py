"""Under which names the columns of a table are known: ours, those of spreadsheets, those of P-coded lists.

P-coded lists come with a pair of columns a level: `admin2Name_en` and `admin2Pcode`, or `ADM2_EN` and
`ADM2_PCODE` (OCHA, Common Operational Datasets). A row is a place of its deepest level.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_ALIASES = {
    "name": ("name", "name_en", "place", "location"),
    "lat": ("lat", "latitude", "y", "y_lat", "center_lat", "lat_dd"),
    "lon": ("lon", "long", "lng", "longitude", "x", "x_lon", "center_lon", "lon_dd"),
    "pcode": ("pcode", "p_code", "p-code"),
}
_LEVEL_NAME = re.compile(r"adm(?:in)?(\d)(?:name)?_?(en|ar|fr|uk|ru|alt1|alt2|alt1_en|alt2_en|ref)?")
_LEVEL_CODE = re.compile(r"adm(?:in)?(\d)_?pcode")
_KINDS = ("country", "admin1", "district", "subdistrict", "populated")
"""What a place of each level is; the fourth is communities."""


class Columns:
    """How the header of a table is read."""

    def __init__(self, header: Sequence[str]) -> None:
        known = {column.strip().lower(): column for column in reversed(header)}
        self._same = {
            ours: next((known[a] for a in aliases if a in known), None) for ours, aliases in _ALIASES.items()
        }
        self._codes = {int(m[1]): c for low, c in known.items() if (m := _LEVEL_CODE.fullmatch(low))}
        self._names: dict[int, list[str]] = {}
        for low, column in known.items():
            match = _LEVEL_NAME.fullmatch(low)
            if match and int(match[1]) in self._codes:
                self._names.setdefault(int(match[1]), []).append(column)
        for columns in self._names.values():
            columns.sort(key=lambda column: not column.lower().endswith("en"))

    @property
    def missing(self) -> list[str]:
        """Return which of the columns that every table needs this one lacks."""
        has_name = self._same["name"] or self._names
        return [*([] if has_name else ["name"]), *(c for c in ("lat", "lon") if not self._same[c])]

    def row(self, row: Mapping[str, object]) -> Mapping[str, object]:
        """Return a row under our names."""
        ours = {name: row.get(column) for name, column in self._same.items() if column}
        return {**row, **self._levels(row), **ours} if self._names else {**row, **ours}

    def _levels(self, row: Mapping[str, object]) -> Mapping[str, object]:
        level = max((level for level, column in self._codes.items() if row.get(column)), default=None)
        if level is None or level not in self._names:
            return {}
        names = [str(row[column]) for column in self._names[level] if row.get(column)]
        country = str(row.get(self._codes.get(0, "")) or row[self._codes[level]])
        return {
            "name": names[0] if names else "",
            "alternates": "|".join(names[1:]),
            "kind": _KINDS[min(level, len(_KINDS) - 1)],
            "country": country[:2].upper(),
            "pcode": row[self._codes[level]],
        }
