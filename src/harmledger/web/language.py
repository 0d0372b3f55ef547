"""The languages of the pages: English in the templates, others by a list of its words; codes in words too."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files

from fastapi import Request

from harmledger.model.vocabulary import terms

COOKIE = "language"
LANGUAGES: Mapping[str, str] = {"en": "English", "ar": "العربية"}
_RIGHT_TO_LEFT = frozenset({"ar"})
_NAMED_IN_MESSAGES = (
    "harms",
    "groups",
    "grades",
    "policies",
    "event_types",
    "means",
    "source_kinds",
    "corroboration",
    "place_precision",
    "date_precision",
    "actor_roles",
    "entity_types",
)


def of(request: Request) -> str:
    """Return the language that the reader chose, or else the first that the browser asks for and we have."""
    chosen = request.cookies.get(COOKIE, "")
    asked = request.headers.get("accept-language", "").replace(";", ",").split(",")
    wanted = (chosen, *(part.strip().partition("-")[0].lower() for part in asked))
    return next((each for each in wanted if each in LANGUAGES), "en")


def direction(language: str) -> str:
    """Return `rtl` for what is written from right to left, else `ltr`."""
    return "rtl" if language in _RIGHT_TO_LEFT else "ltr"


def translator(language: str) -> Callable[[str], str]:
    """Return what turns the program's English into `language`; what has no translation stays English."""
    known = {**codes(language), **words(language)}
    return lambda english: known.get(english, english)


@cache
def codes(language: str) -> Mapping[str, str]:
    """Return what a language calls the codes that messages name, as they are written there."""
    known, named = words(language), dict[str, str]()
    for vocabulary in _NAMED_IN_MESSAGES:
        for code, term in terms(vocabulary).items():
            spelt_out = term.label.lower() if "_" in code else None
            if translated := known.get(term.label, spelt_out):
                for english in (code, code.replace("_", " "), term.label.lower()):
                    named.setdefault(english, translated)
    return named


@cache
def words(language: str) -> Mapping[str, str]:
    """Return English -> `language`; for English itself, only the words for what is a code."""
    path = files(__package__) / "words" / f"{language}.toml"
    listed: Mapping[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))
    return listed
