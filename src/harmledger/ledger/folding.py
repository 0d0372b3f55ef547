"""Words as search compares them: letters folded, accents and harakat stripped, the article left off."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff"
_APOSTROPHES = "'`´‘’ʹʻʼʽʾʿ"

WORD = re.compile(rf"[^\W_][^\W_{_MARKS}]*(?:[{_MARKS}{_INVISIBLE}{_APOSTROPHES}]+[^\W_]+)*[{_MARKS}]*")
"""A run of letters and digits, with the marks on them and the apostrophes between them."""

_LETTERS = str.maketrans(
    dict.fromkeys(f"ـ{_APOSTROPHES}")
    | {"ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ک": "ك", "گ": "ك", "ة": "ه", "ە": "ه", "ہ": "ه"}
    | {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_POSSESSIVE = re.compile(rf"[{_APOSTROPHES}][sS]$")
_ARABIC_ARTICLE = re.compile(r"^(?:[وف]?[بك]?ال|[وف]?لل)(?=\w{3})")
_LATIN_ARTICLES = frozenset({"al", "el"})
_LONGEST = 64


def fold(word: str) -> str:
    """Return the form under which `word` is indexed: at most 64 letters and digits, "" if it is an article.

    Unicode's compatibility decomposition takes accents, harakat and hamza seats off their letters.
    """
    bare = _POSSESSIVE.sub("", word[: 4 * _LONGEST])
    letters = unicodedata.normalize("NFKD", bare).casefold().translate(_LETTERS).translate(_DIGITS)
    kept = "".join(letter for letter in letters if letter.isalnum())[:_LONGEST]
    kept = _ARABIC_ARTICLE.sub("", kept)
    return "" if kept in _LATIN_ARTICLES else kept


_fold_common = lru_cache(maxsize=1 << 16)(fold)


def folded_words(text: str) -> list[str]:
    """Return the folded words of `text` in order."""
    return [folded for word in WORD.findall(text) if (folded := _fold_any(word))]


def located_words(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield each word of `text` as start, end and folded form; offsets count code points of `text`."""
    for match in WORD.finditer(text):
        if folded := _fold_any(match.group()):
            yield match.start(), match.end(), folded


def _fold_any(word: str) -> str:
    """Fold, remembering the common words: a hostile word of a million letters is not kept."""
    return _fold_common(word) if len(word) <= _LONGEST else fold(word)
