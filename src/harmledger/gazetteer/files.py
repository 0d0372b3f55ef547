"""Gazetteer files, ours and the user's, as entries: tables, GeoJSON points and GeoNames dumps.

A table has a header and is separated by commas, semicolons or tabs. It needs the columns `name`, `lat` and
`lon`; `alternates` (separated by `|`), `kind`, `precision`, `country`, `admin1`, `population`, `geonames_id`
and `pcode` are taken where they stand and others are left alone; `columns` knows other names for them. A
GeoJSON file is a FeatureCollection of points whose properties have those names.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TextIO

import msgspec

from harmledger.errors import RefusedError, VocabularyError
from harmledger.gazetteer import geonames
from harmledger.gazetteer.columns import Columns
from harmledger.model import Place
from harmledger.model.record import Record
from harmledger.model.vocabulary import check

_PRECISION_OF_KIND = {
    "country": "country",
    "region": "region",
    "admin1": "province",
    "county": "district",
    "district": "district",
    "subdistrict": "subdistrict",
    "city": "city",
    "town": "town",
    "village": "village",
    "quarter": "neighbourhood",
    "camp": "neighbourhood",
    "airport": "landmark",
    "crossing": "landmark",
    "dam": "landmark",
    "hospital": "landmark",
    "mountain": "near",
    "street": "street",
    "landmark": "landmark",
    "water": "water",
}
_LONGEST_HEADER = 100_000
_CITY, _TOWN = 100_000, 5_000
"""From how many inhabitants a populated place is taken for a city or a town; a smaller one is a village."""


class Entry(Record, frozen=True):
    """A place and every name that it goes by, its own first."""

    place: Place
    names: tuple[str, ...]


def precision(kind: str, population: int) -> str:
    """Return how exactly a point locates a place of this kind: a code of `place_precision`."""
    by_size = "city" if population >= _CITY else "town" if population >= _TOWN else "village"
    return _PRECISION_OF_KIND.get(kind, by_size)


def read(path: Path) -> Iterator[Entry]:
    """Yield the entries of the file; RefusedError, naming the file and the row, if one is malformed."""
    try:
        for number, row in _rows(path):
            try:
                entry = _entry(row, path.name)
            except (ValueError, VocabularyError) as error:
                raise RefusedError(f"{path}, row {number}: {error}") from error
            yield entry
    except OSError as error:
        raise RefusedError(f"{path}: the gazetteer file cannot be opened: {error.strerror}") from error
    except (UnicodeDecodeError, csv.Error, msgspec.DecodeError) as error:
        raise RefusedError(f"{path}: the gazetteer file cannot be read: {error}") from error


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, object]]]:
    if path.suffix.lower() in {".json", ".geojson"}:
        yield from _geojson(path)
        return
    with path.open(encoding="utf-8-sig", newline="") as file:
        first = file.readline(_LONGEST_HEADER)
        file.seek(0)
        if geonames.is_dump(first):
            yield from geonames.rows(path, file)
        else:
            yield from _table(path, file, max(",;\t", key=first.count))


def _table(path: Path, file: TextIO, separator: str) -> Iterator[tuple[int, Mapping[str, object]]]:
    table = csv.DictReader(file, delimiter=separator)
    columns = Columns(table.fieldnames or ())
    if columns.missing:
        raise RefusedError(f"{path}, row 1: there is no column {', '.join(columns.missing)}")
    for row in table:
        yield table.line_num, columns.row(row)


class _Feature(msgspec.Struct):
    geometry: dict[str, object]
    properties: dict[str, object] | None = None


class _Collection(msgspec.Struct):
    features: list[_Feature]


def _geojson(path: Path) -> Iterator[tuple[int, Mapping[str, object]]]:
    collection = msgspec.json.decode(path.read_bytes(), type=_Collection)
    for number, feature in enumerate(collection.features, 1):
        point = feature.geometry.get("coordinates")
        if feature.geometry.get("type") != "Point" or not isinstance(point, list) or len(point) < 2:
            raise RefusedError(f"{path}, feature {number}: it is not a point")
        yield number, {**(feature.properties or {}), "lon": point[0], "lat": point[1]}


def _entry(row: Mapping[str, object], gazetteer: str) -> Entry:
    name = _text(row, "name")
    if not name:
        raise ValueError("it has no name")
    population = _whole(row, "population")
    kind = _text(row, "kind") or "populated"
    place = Place(
        name=name,
        lat=_degrees(row, "lat", 90),
        lon=_degrees(row, "lon", 180),
        precision=check("place_precision", _text(row, "precision") or precision(kind, population)),
        kind=kind,
        gazetteer=gazetteer,
        geonames_id=_text(row, "geonames_id") or None,
        country=_text(row, "country") or None,
        admin1=_text(row, "admin1") or None,
        population=population,
        pcode=_text(row, "pcode") or None,
    )
    alternates = (alternate.strip() for alternate in _text(row, "alternates").split("|"))
    return Entry(place=place, names=(name, *filter(None, alternates)))


def _text(row: Mapping[str, object], column: str) -> str:
    value = row.get(column)
    return "" if value is None else str(value).strip()


def _whole(row: Mapping[str, object], column: str) -> int:
    text = _text(row, column)
    if not text:
        return 0
    if not text.isascii() or not text.isdigit() or len(text) > 12:
        raise ValueError(f"{column} is {text[:40]!r}, not a whole number")
    return int(text)


def _degrees(row: Mapping[str, object], column: str, limit: int) -> float:
    text = _text(row, column)
    try:
        value = float(text)
    except ValueError:
        raise ValueError(f"{column} is {text[:40]!r}, not a number of degrees") from None
    if not math.isfinite(value) or abs(value) > limit:
        raise ValueError(f"{column} is {text[:40]}, not between -{limit} and {limit}")
    return value
