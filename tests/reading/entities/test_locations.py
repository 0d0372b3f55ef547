"""When two names of places are one location."""

from __future__ import annotations

from harmledger.model import Place, Span, Toponym
from harmledger.reading.entities import locations

KINDS = {"Karsholm": "country", "Skerry": "country", "Northern": "admin1"}


def read(text: str, country: str = "KH", admin1: str = "N") -> list[str]:
    """Read the locations of a text of place names with ", " or anything else between them."""
    places, at = [], 0
    for word in text.replace(",", " ").split():
        at = text.index(word, at)
        kind = KINDS.get(word, "populated")
        place = Place(
            name=word,
            lat=0,
            lon=0,
            precision="town",
            kind=kind,
            gazetteer="test",
            country="SK" if word == "Skerry" else country,
            admin1="" if kind == "country" else admin1,
        )
        if word[0].isupper():
            places.append(Toponym(span=Span.of(text, at, at + len(word)), place=place))
    return [span.text for span in locations.of_two_names(text, places)]


def test_a_town_and_its_country_or_province_are_one_location() -> None:
    assert read("Osterby, Karsholm") == ["Osterby, Karsholm"]
    assert read("Osterby, Northern") == ["Osterby, Northern"]


def test_a_town_and_another_country_are_two() -> None:
    assert read("Osterby, Skerry") == []


def test_places_in_a_row_are_several() -> None:
    assert read("Osterby, Brask and Velmora") == []
    assert read("Karsholm, Skerry") == []
    assert read("Osterby in Karsholm") == []
