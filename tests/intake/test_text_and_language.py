"""Bytes become text by what declares it, and a language is None where nobody can tell."""

from __future__ import annotations

import pytest

from harmledger.intake import encoding, language

ENGLISH = "Five people were killed on Monday when shells hit the market of Velmora, the mayor said."
ARABIC = "قتل خمسة أشخاص في قصف على سوق بلدة فيلمورا صباح الاثنين، وقال شهود إن القصف استمر ساعة كاملة."
RUSSIAN = "Пять человек погибли в понедельник при обстреле рынка в Вельморе, сообщил мэр города."


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1256", "iso8859_6"])
def test_arabic_is_read_in_each_of_its_encodings(charset: str) -> None:
    text = ARABIC.replace("،", ",")
    assert encoding.decode(text.encode(charset)) == text


@pytest.mark.parametrize("charset", ["utf-8", "cp1251", "koi8_r"])
def test_russian_is_read_in_each_of_its_encodings(charset: str) -> None:
    assert encoding.decode(RUSSIAN.encode(charset)) == RUSSIAN


def test_a_declared_charset_is_believed_unless_the_bytes_deny_it() -> None:
    assert encoding.decode(RUSSIAN.encode("iso8859_5"), "iso8859-5") == RUSSIAN
    assert encoding.decode("café".encode("cp1252"), "utf-8").startswith("caf")
    assert encoding.decode(ENGLISH.encode(), "klingon") == ENGLISH


def test_a_mark_outweighs_a_declaration() -> None:
    assert encoding.decode(ENGLISH.encode("utf-16"), "cp1252") == ENGLISH


def test_a_charset_is_found_in_a_declaration() -> None:
    assert encoding.charset('<meta charset="windows-1256">') == "windows-1256"
    assert encoding.charset("text/html; charset=UTF-8") == "UTF-8"
    assert encoding.charset("text/html") is encoding.charset(None) is None


@pytest.mark.parametrize(
    ("text", "declared", "expected"),
    [
        (ENGLISH, None, "en"),
        (ARABIC, None, "ar"),
        (RUSSIAN, None, "ru"),
        (ENGLISH, "en-GB", "en"),
        (ENGLISH, "sw", "sw"),
        (ARABIC, "en", "ar"),
        (ENGLISH, "ar", "en"),
        (RUSSIAN, "uk", "uk"),
        (ENGLISH, "no such tag", "en"),
        ("12 / 34", "fr", "fr"),
        ("12 / 34", None, None),
        ("Velmora, 7", None, None),
        ("xq zxv qwrt plmk vbnx qqq zzxcv wrtp", None, None),
    ],
)
def test_a_language_is_what_is_declared_unless_the_script_denies_it(
    text: str, declared: str | None, expected: str | None
) -> None:
    assert language.of(text, declared) == expected
