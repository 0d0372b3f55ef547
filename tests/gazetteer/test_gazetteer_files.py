"""A user's gazetteer file is taken whole, or refused in one line that names the file and the row."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from harmledger.errors import RefusedError
from harmledger.gazetteer.files import Entry, precision, read


def entries(folder: Path, name: str, content: str) -> list[Entry]:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return list(read(path))


def feature(coordinates: object, **properties: object) -> str:
    geometry = {"type": "Point", "coordinates": coordinates}
    return json.dumps({"features": [{"geometry": geometry, "properties": properties}]})


def test_a_table_needs_no_more_than_name_and_degrees(tmp_path: Path) -> None:
    (entry,) = entries(tmp_path, "karsholm.csv", "name,lat,lon\nVelmora,10.5,-20.25\n")
    assert entry.names == ("Velmora",)
    assert (entry.place.lat, entry.place.lon) == (10.5, -20.25)
    assert entry.place.gazetteer == "karsholm.csv"


def test_the_other_columns_are_taken_where_they_stand(tmp_path: Path) -> None:
    table = "kind,name,lat,lon,alternates,country,population\ncamp,Brask camp,1,2,Brask|مخيم براسك,XK,900\n"
    (entry,) = entries(tmp_path, "a.csv", table)
    assert entry.names == ("Brask camp", "Brask", "مخيم براسك")
    assert (entry.place.kind, entry.place.precision) == ("camp", "neighbourhood")
    assert (entry.place.country, entry.place.population) == ("XK", 900)


def test_geojson_points_are_entries(tmp_path: Path) -> None:
    (entry,) = entries(tmp_path, "a.geojson", feature([2.5, 1.5], name="Osterby", precision="city"))
    assert (entry.place.lat, entry.place.lon, entry.place.precision) == (1.5, 2.5, "city")


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.csv", "", "row 1: there is no column lat, lon, name"),
        ("a.csv", "name,lat\nBrask,1\n", "row 1: there is no column lon"),
        ("a.csv", "name,lat,lon\nBrask,1,2\nVelmora,north,2\n", "row 3: lat is 'north'"),
        ("a.csv", "name,lat,lon\nBrask,91,2\n", "row 2: lat is 91, not between -90 and 90"),
        ("a.csv", "name,lat,lon\nBrask,nan,2\n", "row 2: lat is nan"),
        ("a.csv", "name,lat,lon\n,1,2\n", "row 2: it has no name"),
        ("a.csv", "name,lat,lon,population\nBrask,1,2,many\n", "row 2: population is 'many'"),
        ("a.csv", "name,lat,lon,precision\nBrask,1,2,roughly\n", "row 2: 'roughly' is not one of"),
        ("a.geojson", "{", "cannot be read"),
        ("a.geojson", "[]", "cannot be read"),
        ("a.geojson", '{"features": [{"geometry": {"type": "Polygon"}}]}', "feature 1: it is not a point"),
        ("a.geojson", feature(["x", 1], name="Brask"), "row 1: lon is 'x'"),
    ],
)
def test_a_bad_file_is_refused_by_name_and_row(tmp_path: Path, name: str, content: str, says: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        entries(tmp_path, name, content)
    message = str(refusal.value)
    assert message.startswith(str(tmp_path / name))
    assert says in message
    assert "\n" not in message


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"name,lat,lon\n\xff\xfe\xfa,1,2\n")
    with pytest.raises(RefusedError, match="cannot be read"):
        list(read(path))


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="cannot be opened"):
        list(read(tmp_path / "none.csv"))


@pytest.mark.parametrize(
    ("kind", "population", "code"),
    [
        ("populated", 300, "village"),
        ("populated", 5_000, "town"),
        ("populated", 100_000, "city"),
        ("quarter", 100_000, "neighbourhood"),
        ("county", 0, "district"),
        ("admin1", 0, "province"),
    ],
)
def test_precision_follows_kind_then_size(kind: str, population: int, code: str) -> None:
    assert precision(kind, population) == code
