"""Place names are marked, told from namesakes, and given the sense that their text asks for."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.growth import is_linear

from harmledger.gazetteer import Gazetteer, open_gazetteer
from harmledger.model import Place, Toponym
from harmledger.reading import places

BASE = open_gazetteer()
TABLE = """name,lat,lon,alternates,kind,country,admin1,population
Karsholm,60.5,-30.5,,country,XK1,,900000
Northmark,60.9,-30.6,,admin1,XK1,01,200000
Velmora,60.51,-30.41,فيلمورا,populated,XK1,02,120000
Osterby,60.92,-30.55,,populated,XK1,01,8000
Osterby,60.11,-30.95,,populated,XK1,02,9000
London,60.55,-30.48,,populated,XK1,02,50
Brask,60.52,-30.43,براسك,populated,XK1,02,700
Brask camp,60.53,-30.44,مخيم براسك,camp,XK1,02,
Tarn Hollow,60.54,-30.47,,quarter,XK1,02,
"""


@pytest.fixture(scope="module")
def karsholm(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    path = tmp_path_factory.mktemp("gazetteer") / "karsholm.csv"
    path.write_text(TABLE, encoding="utf-8")
    return open_gazetteer([path])


def marked(text: str, gazetteer: Gazetteer = BASE, **hints: str) -> list[str]:
    return [toponym.span.text for toponym in places.read(text, gazetteer, **hints)]


def sense(text: str, name: str, gazetteer: Gazetteer = BASE, **hints: str) -> Place:
    toponym = next(t for t in places.read(text, gazetteer, **hints) if t.span.text == name)
    assert toponym.place is not None
    return toponym.place


# --- what is a place name -----------------------------------------------------------------------------------


def test_towns_states_and_countries_are_marked() -> None:
    text = "She moved from Rochester, Minn., to Ontario, and then to a village near Lyon in France."
    assert marked(text) == ["Rochester", "Minn.", "Ontario", "Lyon", "France"]


def test_a_county_is_marked_with_its_word() -> None:
    assert marked("The fair in Madison County opens on Sunday.") == ["Madison County"]


def test_each_county_of_a_list_is_marked() -> None:
    text = "Roads are closed in Becker, Otter Tail and Wilkin counties."
    found = places.read(text, BASE)
    assert [t.span.text for t in found] == ["Becker", "Otter Tail", "Wilkin"]
    assert {t.place.kind for t in found if t.place} == {"county"}
    assert {t.place.admin1 for t in found if t.place} == {"MN"}


@pytest.mark.parametrize(
    "text",
    [
        "Jackson Smith was late again.",
        "Mr. Lincoln wrote two letters.",
        "Judge Houston said the case was closed.",
        "They met on Memphis Street after lunch.",
        "He works for the Bank of Princeton as a clerk.",
        "Then she read the Denver Herald in the garden.",
        "They're late. May came early, but Reading is fun.",
        "In March the Union of Bakers sent its thanks.",
    ],
)
def test_persons_streets_firms_and_common_words_are_not_marked(text: str) -> None:
    assert marked(text) == []


def test_a_family_name_is_not_a_place_later_in_the_text() -> None:
    assert marked("Thomas Preston came by. Preston brought cake.") == []


def test_a_name_in_front_of_a_body_is_the_place() -> None:
    assert marked("Pittsburgh Police opened a new post.") == ["Pittsburgh"]


def test_a_possessive_is_left_out_of_the_name() -> None:
    assert marked("The roofs of Norway's capital were white.") == ["Norway"]


def test_articles_belong_to_the_name() -> None:
    assert "Deir al-Balah" in marked("The market of Deir al-Balah opens on Friday.")


def test_a_misspelt_romanisation_needs_company() -> None:
    assert marked("A bakery opened in Zawaideh.") == []
    assert marked("A bakery opened in Zawaideh, near Deir al-Balah.") == ["Zawaideh", "Deir al-Balah"]


# --- which place it is --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "admin1"),
    [
        ("The mayor of Springfield, Ill., opened the fair.", "IL"),
        ("The mayor of Springfield, Massachusetts, opened the fair.", "MA"),
        ("The fair in Springfield (Ohio) opened.", "OH"),
        ("Springfield, OR is a town of sawmills.", "OR"),
    ],
)
def test_a_town_lies_in_the_state_after_the_comma(text: str, admin1: str) -> None:
    assert sense(text, "Springfield").admin1 == admin1


def test_a_word_among_capitals_is_no_state_s_postal_code() -> None:
    text = "THE FAIR OPENED LATE, IN PART BECAUSE IT RAINED, OR SO THE MAYOR SAYS."
    assert marked(text) == []
    assert marked("The fair in Gary, IN, opened late.") == ["Gary", "IN"]


def test_the_words_beside_a_name_outweigh_the_rest_of_the_text() -> None:
    text = "Springfield, Ill., wrote to Worcester, Holyoke and Chicopee in Massachusetts."
    assert sense(text, "Springfield").admin1 == "IL"


def test_a_town_lies_near_the_other_towns_of_the_text() -> None:
    text = "The bus from Pineville stops in Alexandria and turns round in Rapides Parish."
    assert sense(text, "Alexandria").admin1 == "LA"
    assert sense("The bus from Cairo stops in Alexandria.", "Alexandria").country == "EG"


def test_a_town_lies_in_the_country_the_text_names() -> None:
    assert sense("Rain fell on Birmingham, but not elsewhere in Alabama.", "Birmingham").admin1 == "AL"


def test_the_very_name_wins_over_a_larger_place_of_like_spelling() -> None:
    assert sense("A school opened in Madaya. Syria repaired the road.", "Madaya").country == "SY"


def test_an_outlet_speaks_for_its_own_country_and_town() -> None:
    text = "The council of Lancaster met."
    assert sense(text, "Lancaster", outlet="karsholmpost.co.uk").country == "GB"
    assert sense("Jackson County met.", "Jackson County", outlet="medfordherald.com").admin1 == "OR"
    assert sense("Jackson County met.", "Jackson County").admin1 != "OR"


def test_a_name_without_context_is_the_prominent_place() -> None:
    assert sense("They flew to Paris.", "Paris").country == "FR"


def test_a_name_has_one_sense_in_a_text() -> None:
    text = "The fair in Springfield, Ill., was dry. It rained on Springfield in the night."
    found = [t.place for t in places.read(text, BASE) if t.span.text == "Springfield"]
    assert len(found) == 2
    assert found[0] == found[1]


def test_the_users_gazetteer_wins(karsholm: Gazetteer) -> None:
    text = "The market of Velmora, the largest in Karsholm, closed early; Brask's stayed open."
    found = places.read(text, karsholm)
    assert [t.span.text for t in found] == ["Velmora", "Karsholm", "Brask"]
    assert {t.place.gazetteer for t in found if t.place} == {"karsholm.csv"}


def test_the_users_hamlet_wins_over_a_capital_of_its_name(karsholm: Gazetteer) -> None:
    assert sense("It snowed in London.", "London", karsholm).gazetteer == "karsholm.csv"
    assert sense("It snowed in London, England.", "London", karsholm).gazetteer == "geonames"


def test_a_users_town_is_found_in_the_users_province(karsholm: Gazetteer) -> None:
    assert sense("Snow fell in Osterby, Northmark, all night.", "Osterby", karsholm).admin1 == "01"
    assert sense("The road from Osterby to Velmora is long.", "Osterby", karsholm).population in {8000, 9000}


def test_the_words_can_give_a_name_two_senses() -> None:
    text = "Springfield, Ill., wrote to Springfield, Mass., and Springfield was slow to answer."
    found = [t.place.admin1 for t in places.read(text, BASE) if t.place and t.span.text == "Springfield"]
    assert found == ["IL", "MA", "MA"]


@pytest.mark.parametrize(
    "text",
    [
        "Bells rang in Velmora's Osterby district.",
        "Bells rang in the Osterby quarter of Velmora.",
        "Bells rang in the Osterby neighbourhood in eastern Velmora.",
        "Bells rang in Osterby, Velmora.",
        "Bells rang in Velmora, in the Osterby quarter.",
    ],
)
def test_a_quarter_lies_in_the_town_whichever_comes_first(text: str, tmp_path: Path) -> None:
    rows = "Velmora,60.5,-30.4,city,120000\nOsterby,50.1,-20.9,town,90000\nOsterby,60.51,-30.41,quarter,\n"
    table = tmp_path / "karsholm.csv"
    table.write_text(f"name,lat,lon,kind,population\n{rows}", encoding="utf-8")
    osterby = next(t for t in places.read(text, open_gazetteer([table])) if t.span.text == "Osterby")
    assert osterby.place is not None
    assert osterby.place.kind == "quarter"
    assert str(osterby.reason) == "named as in Velmora"


@pytest.mark.parametrize("text", ["Trucks queued at Rafah crossing.", "Trucks queued at Rafah Crossing."])
def test_a_crossing_is_told_from_the_town_by_it(text: str) -> None:
    assert places.read(text, BASE)[0].place == BASE.lookup("Rafah crossing")[0]


# --- demonyms and organisations -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "demonym", "country"),
    [
        ("A Norwegian baker won.", "Norwegian", "Norway"),
        ("Two Jordanians won.", "Jordanians", "Jordan"),
        ("The Dutch won again.", "Dutch", "The Netherlands"),
        ("A South Korean baker won.", "South Korean", "South Korea"),
        ("The Georgian capital is old.", "Georgian", "Georgia"),
    ],
)
def test_a_demonym_means_its_country(text: str, demonym: str, country: str) -> None:
    (toponym,) = places.read(text, BASE)
    assert toponym.place is not None
    assert (toponym.span.text, toponym.kind, toponym.place.name) == (demonym, "demonym", country)
    assert toponym.place.kind == "country"
    assert str(toponym.reason) == f"a demonym of {country}"


@pytest.mark.parametrize("text", ["Ms. French sang.", "Daniel German sang.", "A Native American song."])
def test_a_family_name_and_a_people_are_no_demonyms(text: str) -> None:
    assert marked(text) == []


def test_a_longer_name_wins_over_the_demonym_in_it() -> None:
    (toponym,) = places.read("She flew to American Samoa.", BASE)
    assert (toponym.span.text, toponym.kind) == ("American Samoa", "name")


def test_a_name_before_an_organisations_words_says_so(karsholm: Gazetteer) -> None:
    (toponym,) = places.read("The Velmora Health Directorate opened a clinic.", karsholm)
    assert toponym.kind == "organisation"
    assert str(toponym.reason).startswith("in an organisation's name, ")


# --- how exactly it is known --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("A bell rang in Velmora.", "city"),
        ("A bell rang in Brask.", "village"),
        ("A bell rang near Brask.", "near"),
        ("A bell rang north-east of the village of Brask.", "near"),
        ("A bell rang on the outskirts of Brask.", "near"),
        ("A bell rang in the Brask countryside.", "near"),
        ("A bell rang in the Brask refugee camp.", "neighbourhood"),
        ("A bell rang in Brask camp.", "neighbourhood"),
    ],
)
def test_precision_is_what_the_words_allow(text: str, precision: str, karsholm: Gazetteer) -> None:
    (toponym,) = places.read(text, karsholm)
    assert toponym.place is not None
    assert toponym.place.precision == precision


def test_a_place_that_something_is_only_near_says_so(karsholm: Gazetteer) -> None:
    (toponym,) = places.read("A bell rang near Brask.", karsholm)
    assert str(toponym.reason) == "near it, as the words say: the user's gazetteer"


@pytest.mark.parametrize(
    ("words", "lat", "lon", "precision"),
    [
        ("50 km south of", 60.06, -30.41, "near"),
        ("some 50 kilometres south of the city of", 60.06, -30.41, "near"),
        ("31 miles (50 km) to the south of", 60.06, -30.41, "near"),
        ("twenty-two km north-east of", 60.65, -30.126, "near"),
        ("100 km west of", 60.50, -32.236, "district"),
        ("300 km north of", 63.21, -30.41, "province"),
        ("12 km from", 60.51, -30.41, "near"),
        ("80 km from", 60.51, -30.41, "province"),
    ],
)
def test_a_distance_and_a_side_give_the_point(
    words: str, lat: float, lon: float, precision: str, karsholm: Gazetteer
) -> None:
    (toponym,) = places.read(f"A bell rang {words} Velmora.", karsholm)
    assert toponym.place is not None
    assert toponym.place.precision == precision
    assert toponym.place.lat == pytest.approx(lat, abs=0.01)
    assert toponym.place.lon == pytest.approx(lon, abs=0.01)
    assert toponym.place.geonames_id is None


def test_a_distance_belongs_to_the_span_and_the_reason(karsholm: Gazetteer) -> None:
    text = "A bell rang in Brask, 40 km south of Velmora, at noon."
    town, offset = places.read(text, karsholm)
    assert (town.span.text, offset.span.text) == ("Brask", "40 km south of Velmora")
    assert str(offset.reason) == "40 km south of Velmora: the user's gazetteer"
    assert town.place is not None
    assert town.place.precision == "village"


@pytest.mark.parametrize("words", ["0 km south of", "2000 km south of", "50 people south of"])
def test_what_is_no_distance_to_measure_moves_nothing(words: str, karsholm: Gazetteer) -> None:
    place = sense(f"A bell rang {words} Velmora.", "Velmora", karsholm)
    assert (place.lat, place.lon) == (60.51, -30.41)


def test_a_computed_point_gets_the_division_and_country_that_hold_it() -> None:
    place = sense("A bell rang 60 km south of Berlin.", "60 km south of Berlin")
    assert (place.country, place.admin1) == ("DE", "11")
    assert sense("A bell rang 110 km east of Berlin.", "110 km east of Berlin").country == "PL"


def test_a_users_place_gets_the_division_that_holds_it(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("name,lat,lon\nVelmora,52.45,13.06\nTarn,0,-30\n", encoding="utf-8")
    gazetteer = open_gazetteer([table])
    found = sense("A bell rang in Velmora.", "Velmora", gazetteer)
    assert (found.country, found.admin1) == ("DE", "11")
    assert sense("A bell rang in Tarn.", "Tarn", gazetteer).admin1 is None


def test_a_distance_from_a_country_moves_nothing(karsholm: Gazetteer) -> None:
    assert sense("A ship lay 50 km south of Karsholm.", "Karsholm", karsholm).lat == 60.5


def test_being_near_a_country_is_no_more_exact_than_the_country(karsholm: Gazetteer) -> None:
    assert sense("A ship lay near Karsholm.", "Karsholm", karsholm).precision == "country"


# --- Arabic -------------------------------------------------------------------------------------------------


def test_arabic_names_follow_words_that_call_for_a_place(karsholm: Gazetteer) -> None:
    text = "افتتح سوق جديد في مدينة فيلمورا وآخر في مخيم براسك."
    found = places.read(text, karsholm)
    assert [t.place.name for t in found if t.place] == ["Velmora", "Brask camp"]


def test_arabic_particles_are_left_out_of_the_name(karsholm: Gazetteer) -> None:
    assert marked("افتتح سوق بفيلمورا", karsholm) == ["فيلمورا"]


def test_an_arabic_name_of_a_person_is_not_a_place() -> None:
    assert marked("قال محمد علي إن السوق جديد") == []


def test_arabic_countryside_is_near(karsholm: Gazetteer) -> None:
    assert sense("هطل المطر في ريف فيلمورا", "فيلمورا", karsholm).precision == "near"


# --- any text -----------------------------------------------------------------------------------------------

WORDS = (
    "Velmora|Brask|Karsholm|Paris|Syrian|French |St. |U.S.|, |Ill.|(|)|-|'s|’|\n| | of |counties|near |Mr. |"
    "al-|مدينة |حلب|_|50 km |9 miles |north|east of |in the | quarter of "
)
MARKS = "\u202e \u0301 \ud800 \x00 İ ß ’re"
PIECES = st.sampled_from([*WORDS.split("|"), *MARKS.split(" ")])


def holds(text: str, found: tuple[Toponym, ...]) -> bool:
    starts = [t.span.start for t in found]
    apart = all(a.span.end <= b.span.start for a, b in pairwise(found))
    return starts == sorted(starts) and apart and all(t.span.quotes(text) for t in found)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=200))
def test_no_text_breaks_the_reader_and_every_span_quotes_it(karsholm: Gazetteer, text: str) -> None:
    assert holds(text, places.read(text, karsholm))


@pytest.mark.parametrize(
    "url", ["http://[", "//", "x" * 5000, "https://www.velmora-post.example/a", "ftp://"]
)
def test_no_address_breaks_the_reader(url: str, karsholm: Gazetteer) -> None:
    assert marked("It rained on Velmora.", karsholm, url=url, outlet=url) == ["Velmora"]


@pytest.mark.parametrize(
    "piece",
    [
        "9 km ",
        "Velmora's ",
        "Paris in Paris ",
        "Paris, France, Paris, Texas, ",
        "Syrian ",
        "Velmora ",
        "Velmora, ",
        "A",
        "A. ",
        "a ",
        "U.S.",
        "Brask and ",
        "مدينة ",
        "Paris, Texas. ",
        "((",
        "’s",
    ],
)
def test_time_is_linear_in_the_text(piece: str, karsholm: Gazetteer) -> None:
    text = piece * (30_000 // len(piece))
    assert holds(text, places.read(text, karsholm))
    assert is_linear(lambda size: lambda: places.read(piece * (size // len(piece)), karsholm), 4_000)


def test_the_reason_says_how_the_sense_was_chosen(karsholm: Gazetteer, tmp_path: Path) -> None:
    assert str(places.read("It rained on Velmora.", karsholm)[0].reason) == "the user's gazetteer"
    (town, _) = places.read("The fair in Springfield, Ill., opened.", BASE)
    assert str(town.reason) == "named as in Illinois"
    assert str(places.read("They flew to Paris.", BASE)[0].reason) == "the most prominent"


def test_an_article_and_an_everyday_word_are_no_names(karsholm: Gazetteer) -> None:
    assert places.read("The camp has a register. The Mission's observers saw no fire.", karsholm) == ()


def test_a_post_without_capitals_names_places_of_the_users_own_gazetteer(karsholm: Gazetteer) -> None:
    post = "tarn hollow hit, we are ok. velmora road shut. it came from the HILL near paris street"
    assert marked(post, karsholm) == ["tarn hollow", "velmora"]
    assert marked(post, BASE) == []
    assert marked(post + " Mind the bridge.", karsholm) == []


def test_a_side_of_town_is_no_place_elsewhere(karsholm: Gazetteer) -> None:
    assert marked("Two people were shot on the South Side, a hospital in Velmora said.", karsholm) == [
        "Velmora"
    ]
