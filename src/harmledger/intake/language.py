"""What language a report is in: what it declares, unless its script denies that, else what it looks like."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_SAMPLE = 2_000
_FEWEST_LETTERS = 20
_SUREST_DOUBT = 0.7
"""Below this probability the identifier is not believed."""

_SCRIPTS = {
    "ARABIC": {"ar", "ckb", "fa", "ku", "ps", "sd", "ug", "ur"},
    "CYRILLIC": {"be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk"},
    "HEBREW": {"he", "yi"},
    "CJK": {"zh", "ja", "ko"},
}
"""Scripts that tell of a few languages only; any other says nothing against a declared one."""

_SPOKEN_FORMS = {"ary": "ar", "arz": "ar", "sdh": "ku"}
_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9-]*)?\Z")


def of(text: str, declared: str | None = None) -> str | None:
    """Return an ISO 639 code, or None where the text is too short or the identifier unsure."""
    tag = _TAG.match((declared or "").strip())
    letters = Counter(_script(character) for character in text[:_SAMPLE] if character.isalpha())
    script = letters.most_common(1)[0][0] if letters else ""
    if tag and _can_be_written_in(tag.group(1).lower(), script):
        return tag.group(1).lower()
    if letters.total() < _FEWEST_LETTERS:
        return None
    code, probability = _identifier().classify(text[:_SAMPLE])
    code = _SPOKEN_FORMS.get(code, code)
    return code if probability >= _SUREST_DOUBT and code != "zxx" else None


def _can_be_written_in(language: str, script: str) -> bool:
    if not script:
        return True
    if script in _SCRIPTS:
        return language in _SCRIPTS[script]
    return not any(language in languages for languages in (_SCRIPTS["ARABIC"], _SCRIPTS["HEBREW"]))


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").split(" ", 1)[0]


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
