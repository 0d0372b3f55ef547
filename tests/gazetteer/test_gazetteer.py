"""Names find places: the user's first, then exact before folded, prominent first."""

from __future__ import annotations

import csv
import multiprocessing
import pickle
import subprocess
import sys
import time
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.gazetteer import Gazetteer, open_gazetteer
from harmledger.gazetteer.files import read

BASE = open_gazetteer()
DATA = Path(str(files("harmledger.gazetteer") / "data"))


def names(gazetteer: Gazetteer, name: str) -> list[str]:
    return [place.name for place in gazetteer.lookup(name)]


@pytest.fixture
def karsholm(tmp_path: Path) -> Gazetteer:
    table = tmp_path / "karsholm.csv"
    table.write_text(
        "name,lat,lon,alternates,population\nParis,60.5,-30.5,,10\nTarn Hollow,60.1,-30.2,Tarn,20\n"
        "Khan Brask,60.2,-30.1,,30\nTarn,60.3,-30.4,,5\n",
        encoding="utf-8",
    )
    return open_gazetteer([table])


def test_the_prominent_place_comes_first() -> None:
    assert BASE.lookup("Paris")[0].country == "FR"
    assert BASE.lookup("Georgia")[0].kind == "country"
    assert BASE.lookup("Washington")[0].admin1 == "DC"


def test_the_users_place_wins_over_the_base(karsholm: Gazetteer) -> None:
    assert [p.gazetteer for p in karsholm.lookup("Paris")][:2] == ["karsholm.csv", "geonames"]


def test_the_users_own_name_comes_before_an_alternate(karsholm: Gazetteer) -> None:
    assert names(karsholm, "Tarn")[:2] == ["Tarn", "Tarn Hollow"]


def test_the_users_names_are_folded_too(karsholm: Gazetteer) -> None:
    assert names(karsholm, "khan-brask") == ["Khan Brask"]
    assert names(karsholm, "al-Khān Brasq") == ["Khan Brask"]


@pytest.mark.parametrize(
    ("spelling", "name"),
    [("Khan Younes", "Khān Yūnis"), ("Hodeidah", "Al Ḩudaydah"), ("Maarat al-Numan", "Ma‘arrat an Nu‘mān")],
)
def test_a_folded_spelling_finds_the_place(spelling: str, name: str) -> None:
    assert names(BASE, spelling)[0] == name


def test_an_exact_match_comes_before_a_folded_one(tmp_path: Path) -> None:
    table = tmp_path / "karsholm.csv"
    table.write_text("name,lat,lon,population\nBrasq,1,2,900\nBrask,3,4,1\n", encoding="utf-8")
    gazetteer = open_gazetteer([table])
    assert names(gazetteer, "Brask") == ["Brask", "Brasq"]
    assert names(gazetteer, "Brasq") == ["Brasq", "Brask"]
    assert [m.folded for m in gazetteer.matches("Brasq")] == [False, True]
    assert [m.folded for m in BASE.matches("Nuseirat")] == [False]


def test_arabic_names_are_found() -> None:
    assert names(BASE, "حلب")[0] == "Aleppo"
    assert names(BASE, "ادلب")[0] == "Idlib"


def test_the_supplement_has_quarters_that_geonames_lacks() -> None:
    (quarter, *_) = BASE.lookup("Sheikh Maqsoud")
    assert (quarter.kind, quarter.precision, quarter.country) == ("quarter", "neighbourhood", "SY")


def test_counties_states_and_countries_are_in_the_base() -> None:
    assert {p.kind for p in BASE.lookup("Madison County")} == {"county"}
    assert len(BASE.lookup("Madison County")) > 10
    assert BASE.lookup("U.S.")[0].country == "US"
    assert ("admin1", "ID") in {(p.kind, p.admin1) for p in BASE.lookup("Idaho")}


@pytest.mark.parametrize(
    ("lat", "lon", "division"),
    [
        (36.20, 37.15, "Aleppo"),
        (48.00, 37.80, "Donetsk"),
        (52.45, 13.06, "Brandenburg"),
        (52.52, 13.40, "Berlin"),
        (65.5, -175.0, "Chukotka Autonomous Okrug"),
        (31.53, 34.41, "Gaza Strip"),
    ],
)
def test_a_point_lies_in_its_division(lat: float, lon: float, division: str) -> None:
    found = BASE.division_at(lat, lon)
    assert found is not None
    assert found.name == division


@pytest.mark.parametrize(("lat", "lon"), [(0.0, -30.0), (90.0, 180.0), (90.0, -180.0), (31.6, 33.9)])
def test_the_open_sea_lies_in_no_division(lat: float, lon: float) -> None:
    assert BASE.division_at(lat, lon) is None


def test_a_divisions_point_lies_in_it() -> None:
    for name in ("Aleppo", "Nineveh", "Al Anbar", "Kharkiv", "North Darfur", "Texas"):
        division = next(p for p in BASE.lookup(name) if p.kind == "admin1")
        assert BASE.division_at(division.lat, division.lon) == division


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_every_point_has_one_division_or_none(lat: float, lon: float) -> None:
    found = BASE.division_at(lat, lon)
    assert found is None or found.kind == "admin1"


def test_airports_dams_crossings_and_hospitals_are_in_the_base() -> None:
    found = {
        name: BASE.lookup(name)[0].kind
        for name in ("Damascus Airport", "Tishreen Dam", "Bab al-Hawa crossing")
    }
    assert found == {"Damascus Airport": "airport", "Tishreen Dam": "dam", "Bab al-Hawa crossing": "crossing"}


def test_second_level_divisions_are_in_the_base() -> None:
    assert {p.kind for p in BASE.lookup("Haditha District")} == {"district"}


@pytest.mark.parametrize(
    "name", ["admin1.csv", "admin2.csv", "airports.csv", "countries.csv", "supplement.csv"]
)
def test_every_table_that_ships_is_read_whole(name: str) -> None:
    path = DATA / name
    rows = len(path.read_text(encoding="utf-8").splitlines()) - 1
    assert sum(1 for _ in read(path)) == rows


def test_every_row_of_the_supplement_says_where_it_is_from() -> None:
    with (DATA / "supplement.csv").open(encoding="utf-8", newline="") as file:
        assert all(row["source"] for row in csv.DictReader(file))


@pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="a process's peak memory is read from /proc"
)
def test_the_base_is_small_and_opens_fast() -> None:
    """Under 150 MB on disk, open in under a second, under 200 MB of memory."""
    program = (
        "import pathlib, time\nbegan = time.process_time()\n"
        "from harmledger.gazetteer import open_gazetteer\nfrom harmledger.gazetteer.index import ensure\n"
        "gazetteer = open_gazetteer()\ngazetteer.lookup('Paris')\nprint(time.process_time() - began)\n"
        "for n in range(20_000):\n    gazetteer.division_at(n % 90, n % 180)\n"
        "status = pathlib.Path('/proc/self/status').read_text().split()\n"
        "print(status[status.index('VmHWM:') + 1], ensure().stat().st_size)"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    seconds, kilobytes, size = map(float, done.stdout.split())
    assert seconds < 1
    assert kilobytes < 200_000
    assert size < 150_000_000


def test_what_is_no_name_finds_nothing() -> None:
    assert BASE.lookup("") == BASE.lookup("--") == BASE.lookup("Velmora-on-Brask") == ()


def test_a_pickled_gazetteer_finds_the_same(karsholm: Gazetteer) -> None:
    assert pickle.loads(pickle.dumps(karsholm)).lookup("Paris") == karsholm.lookup("Paris")


def test_a_gazetteer_works_after_a_fork() -> None:
    with multiprocessing.get_context("fork").Pool(2) as pool:
        found = pool.map(_first, ["Rochester", "Springfield"] * 4)
    assert found == [_first("Rochester"), _first("Springfield")] * 4


def _first(name: str) -> str | None:
    return BASE.lookup(name)[0].geonames_id


def test_opening_again_takes_no_time() -> None:
    began = time.process_time()
    open_gazetteer().lookup("Paris")
    assert time.process_time() - began < 0.5


@given(st.text(max_size=40))
def test_no_name_breaks_the_lookup(name: str) -> None:
    BASE.lookup(name)
