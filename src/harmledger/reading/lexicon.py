"""Word lists by language: TOML files under `lexicons/<language>/`, read once.

Arabic words are laid level as they are read (see `spelling`): a list may spell them in any way.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from harmledger.errors import VocabularyError
from harmledger.reading.text.spelling import level_arabic


@cache
def load(language: str, name: str) -> Mapping[str, Any]:
    """Return the word list `name` of `language` (ISO 639-1); VocabularyError if there is none."""
    path = files(__package__) / "lexicons" / language / f"{name}.toml"
    try:
        text = path.read_text(encoding="utf-8")
        return MappingProxyType(tomllib.loads(level_arabic(text) if language == "ar" else text))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise VocabularyError(f"word list {language}/{name} cannot be read: {error}") from error


def alternatives(words: Iterable[str]) -> str:
    """Return a regular expression for any of `words`, longest first, white space free."""
    import re

    ordered = sorted(set(words), key=lambda w: (-len(w), w))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)
