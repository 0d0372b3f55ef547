"""Two spellings of one name fold to one string."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import is_linear

from harmledger.gazetteer.folding import fold, plain

NAMES = st.text(max_size=24) | st.text(alphabet="aeiouyhkgqstdcwzxlnbjp-' عاليةىأ\u064e", max_size=16)
LATIN = st.text(alphabet="abcdefghijklmnopqrstuvwxyz -'", max_size=20)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Khan Yunis", "Khān Yūnis"),
        ("Khan Younis", "Khan-Yunes"),
        ("Nuseirat", "An Nuşayrāt"),
        ("Hodeidah", "Al Ḩudaydah"),
        ("Maarat al-Numan", "Ma`arrat an Nu`mān"),
        ("Deir al-Balah", "Dayr al Balaḩ"),
        ("Deir ez-Zor", "Dayr az Zawr"),
        ("Shuja'iyya", "ash-Shujaiyeh"),
        ("Tel Rifaat", "Tall Rif`at"),
        ("Qamishli", "Kamishly"),
        ("Raqqa", "ar-Rakkah"),
        ("St. Brask", "Saint Brask"),
    ],
)
def test_romanisations_of_a_name_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("الشجاعيّة", "شجاعيه"), ("إدلب", "ادلب"), ("مستشفى", "مستشفي"), ("بـــيت", "بيت")]
)
def test_arabic_spellings_of_a_name_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Hama", "Homs"), ("Aleppo", "Alep"), ("حلب", "حمص")])
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_a_name_that_is_only_an_article_is_kept() -> None:
    assert fold("Al") == "al"
    assert fold("Ash Tarn") == fold("ash-tarn") != fold("Tarn")


@given(NAMES)
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)
    assert plain(plain(name)) == plain(name)


@given(LATIN)
def test_case_never_matters(name: str) -> None:
    assert fold(name.upper()) == fold(name.title()) == fold(name)


@given(LATIN, st.sampled_from("\u0301\u0304\u0323\u030c"))
def test_accents_never_matter(name: str, accent: str) -> None:
    accented = "".join(c + accent if c.isalpha() else c for c in name)
    assert fold(accented) == fold(unicodedata.normalize("NFC", accented)) == fold(name)


@pytest.mark.parametrize("letters", ["d", "dh", "kh", "a", "aw", "ال", "-", "al "])
def test_a_long_name_takes_time_linear_in_its_length(letters: str) -> None:
    assert is_linear(lambda size: lambda: fold(letters * (size // len(letters))), 20_000)
