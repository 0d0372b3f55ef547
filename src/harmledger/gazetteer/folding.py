"""Names as keys: two spellings of one name fold to one string.

`plain` undoes what no one means by a spelling: case, accents, punctuation, harakat. `fold` goes further and
undoes romanisation: "Khan Younis", "Khān Yūnis" and "Khan-Yunes" fold alike, and so do Arabic spellings that
differ in article, alef, ya or ta marbuta. Neither is meant to be read, and both leave a folded name as it is.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ħ": "h"}
)
# Alef wasla has no decomposition; the others are Persian and Urdu forms of Arabic letters.
_ARABIC_LETTERS = str.maketrans({"ٱ": "ا", "ی": "ي", "ک": "ك", "ہ": "ه", "ھ": "ه", "ة": "ه", "ى": "ي"})
# Apostrophes, half rings and grave accents stand for hamza and ayn in romanised Arabic; tatweel is a filler.
_SILENT = re.compile("['’‘ʼʾʿʻʹ`´′\u0640\u200b-\u200f\u061c]")
_GAP = re.compile(r"[\W_]+")
_ABBREVIATED = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}

# What cartographers put before a name, under each of its usual romanisations (after letters are folded), and
# what the abbreviations above fold to.
_GENERICS = {
    "til": "tal",
    "kifr": "kafr",
    "kafir": "kafr",
    "kifar": "kafr",
    "jibil": "jabal",
    "jibal": "jabal",
    "st": "sint",
    "mt": "munt",
    "ft": "furt",
}
_ARTICLES = frozenset({"al", "il", "ul"})
# Before a sun letter the article takes that letter's sound: ash-Shati, ad-Deir, an-Nuseirat.
_SUN_ARTICLE = re.compile(r"[aiu](sh|[bdnrstz])")
_ROMAN = re.compile(
    r"(?P<kh>kh+)|(?P<k>[qgk]h*)|(?P<sh>[sc]+h)|(?P<t>th+)|(?P<j>d[dh]*j)|(?P<d>d[dh]*h)|(?P<f>ph)"
)
_FINAL_A = re.compile(r"[ae]+h*$")
_FRONT_VOWELS = re.compile(r"[aeiy]*[eiy]")
_BACK_VOWELS = re.compile(r"[aouw]*[ouw]")
_DOUBLED = re.compile(r"([a-z])\1+")
_ARABIC_ARTICLE = re.compile(r"^(?:ال)+(?=\w{2})")
# No name has a longer word: what is longer is left as it is, so that folding takes time linear in the text.
_LONGEST_WORD = 40


def plain(name: str) -> str:
    """Return `name` without case, accents, vowel signs and punctuation; "St." is "Saint"."""
    bare = name.lower() if name.isascii() else _bare(name)
    words = _GAP.sub(" ", _SILENT.sub("", bare)).split()
    return " ".join([_ABBREVIATED.get(word, word) for word in words])


@lru_cache(maxsize=1 << 14)
def fold(name: str) -> str:
    """Return the key that all romanisations and all Arabic spellings of `name` share."""
    kept: list[str] = []
    for word in reversed(plain(name).split()):
        folded = _fold_word(word) if len(word) <= _LONGEST_WORD else word
        if not (kept and _is_article(folded, kept[-1])):
            kept.append(folded)
    return " ".join(reversed(kept))


def _bare(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    letters = "".join([c for c in decomposed if not unicodedata.category(c).startswith("M")])
    return letters.translate(_LETTERS)


def _fold_word(word: str) -> str:
    word = _ARABIC_ARTICLE.sub("", word.translate(_ARABIC_LETTERS))
    word = _ROMAN.sub(_consonant, word)
    word = _FINAL_A.sub("a", word)
    word = _BACK_VOWELS.sub("u", _FRONT_VOWELS.sub("i", word))
    word = _DOUBLED.sub(r"\1", word)
    return _GENERICS.get(word, word)


def _consonant(match: re.Match[str]) -> str:
    kind = str(match.lastgroup)
    return "x" if kind == "kh" else kind


def _is_article(word: str, following: str) -> bool:
    if word in _ARTICLES:
        return True
    match = _SUN_ARTICLE.fullmatch(word)
    return match is not None and following.startswith(match.group(1))
