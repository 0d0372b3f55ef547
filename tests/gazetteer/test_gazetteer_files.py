"""A user's gazetteer file is taken whole, or refused in one line that names the file and the row."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


@pytest.mark.parametrize("header", ["Name;Latitude;Longitude", "place\tY\tX", "location,lat,lng"])
def test_a_spreadsheets_separator_and_names_of_columns_are_known(tmp_path: Path, header: str) -> None:
    separator = next(c for c in ";\t," if c in header)
    (entry,) = entries(tmp_path, "a.csv", f"{header}\n{separator.join(['Velmora', '10.5', '-20.25'])}\n")
    assert (entry.place.name, entry.place.lat, entry.place.lon) == ("Velmora", 10.5, -20.25)


def dump_row(**columns: str) -> str:
    row = dict.fromkeys(range(19), "") | {0: "901", 1: "Vélmora", 2: "Velmora", 4: "10.5", 5: "-20.25"}
    row |= {6: "P", 7: "PPL", 8: "XK", 10: "02", 14: "6000"} | {int(k[1:]): v for k, v in columns.items()}
    return "\t".join(row.values()) + "\n"


def test_a_geonames_dump_is_read_by_its_layout(tmp_path: Path) -> None:
    (entry,) = entries(tmp_path, "XK.txt", dump_row(c3="Velmoria,فيلمورا"))
    assert entry.names == ("Vélmora", "Velmora", "Velmoria", "فيلمورا")
    place = entry.place
    assert (place.lat, place.lon, place.country, place.admin1) == (10.5, -20.25, "XK", "02")
    assert (place.geonames_id, place.population, place.precision) == ("901", 6000, "town")


@pytest.mark.parametrize(
    ("feature_class", "code", "kind"),
    [("A", "ADM1", "admin1"), ("P", "PPLX", "quarter"), ("S", "AIRP", "airport"), ("H", "STM", "water")],
)
def test_a_dumps_features_keep_their_kind(tmp_path: Path, feature_class: str, code: str, kind: str) -> None:
    (entry,) = entries(tmp_path, "XK.txt", dump_row(c6=feature_class, c7=code))
    assert entry.place.kind == kind


def test_a_dumps_roads_and_undersea_features_are_left_out(tmp_path: Path) -> None:
    assert entries(tmp_path, "XK.txt", dump_row(c6="R") + dump_row(c6="U")) == []


@pytest.mark.parametrize(
    "header",
    [
        "admin0Name_en,admin0Pcode,admin1Name_en,admin1Pcode,admin2Name_en,admin2Name_ar,admin2Pcode,lat,lon",
        "ADM0_EN,ADM0_PCODE,ADM1_EN,ADM1_PCODE,ADM2_EN,ADM2_AR,ADM2_PCODE,center_lat,center_lon",
    ],
)
def test_a_row_of_a_p_coded_list_is_a_place_of_its_deepest_level(tmp_path: Path, header: str) -> None:
    rows = "Karsholm,XK,Northmark,XK01,Osterby,أوستربي,XK0102,10.5,-20.25\n"
    rows += "Karsholm,XK,Northmark,XK01,,,,11.5,-21.25\n"
    district, province = entries(tmp_path, "a.csv", f"{header}\n{rows}")
    assert district.names == ("Osterby", "أوستربي")
    assert (district.place.kind, district.place.precision) == ("district", "district")
    assert (district.place.country, district.place.pcode) == ("XK", "XK0102")
    assert (province.place.name, province.place.kind, province.place.pcode) == ("Northmark", "admin1", "XK01")


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.csv", "", "row 1: there is no column name, lat, lon"),
        ("a.csv", "name,lat\nBrask,1\n", "row 1: there is no column lon"),
        ("a.csv", "name,lat,lon\nBrask,1,2\nVelmora,north,2\n", "row 3: lat is 'north'"),
        ("a.csv", "name,lat,lon\nBrask,91,2\n", "row 2: lat is 91, not between -90 and 90"),
        ("a.csv", "name,lat,lon\nBrask,nan,2\n", "row 2: lat is nan"),
        ("a.csv", "name,lat,lon\n,1,2\n", "row 2: it has no name"),
        ("a.csv", "name,lat,lon,population\nBrask,1,2,many\n", "row 2: population is 'many'"),
        ("a.csv", "name,lat,lon,precision\nBrask,1,2,roughly\n", "row 2: 'roughly' is not one of"),
        ("a.csv", "admin1Name_en,admin1Pcode,lat\nBrask,XK01,1\n", "row 1: there is no column lon"),
        ("a.csv", "admin1Name_en,admin1Pcode,lat,lon\n,XK01,1,2\n", "row 2: it has no name"),
        ("a.txt", dump_row() + "902\tBrask\n", "row 2: it has 2 columns, not GeoNames' 19"),
        ("a.txt", dump_row(c4="north"), "row 1: lat is 'north'"),
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


@given(st.binary(max_size=300) | st.text(alphabet='name,lat;on\t\n1"\x00', max_size=100).map(str.encode))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        for name in ("a.csv", "a.txt", "a.json"):
            path = Path(folder) / name
            path.write_bytes(content)
            with suppress(RefusedError):
                list(read(path))
