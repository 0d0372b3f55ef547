"""The words of `words.toml`, and patterns made of them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

WORDS: Mapping[str, Mapping[str, Sequence[str]]] = tomllib.loads(
    Path(__file__).with_name("words.toml").read_text()
)


def any_of(forms: Iterable[str]) -> str:
    """Return a pattern that matches one of `forms`, which are patterns themselves."""
    return f"(?:{'|'.join(forms)})"


def whole_words(forms: Iterable[str]) -> re.Pattern[str]:
    """Compile a pattern that matches one of `forms` as whole words, in any case."""
    return re.compile(rf"\b{any_of(forms)}\b", re.IGNORECASE)
