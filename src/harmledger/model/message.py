"""What the program says of its own accord, kept so that it can be said in another language.

A message is English with a place for each value, as `gettext` has it: pages look the English up among their
words and fill in the same values; whatever asks for plain text, such as a command, gets the English.
"""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from harmledger.model.record import Record

_BETWEEN: Mapping[str, str] = MappingProxyType(
    {"": ", ", ";": "; ", "and": " and ", "or": " or ", "on": " ", "citing": ", citing "}
)
"""How a place asks for what stands between several values: `{:or}`."""


class Message(Record, frozen=True):
    """English, with `{}` or `{0}` for each of `values`; braces of its own are doubled.

    A place may say how its value is written: numbers as `format` has it, several values with a word between
    them, as `{:and}`. A value that is itself a message is said in the same language.
    """

    english: str
    values: tuple[Value, ...] = ()

    def __str__(self) -> str:
        """Return it in English."""
        return self.said(_same)

    def said(self, translate: Callable[[str], str], show: Callable[[str], str] | None = None) -> str:
        """Return it in the language of `translate`, each value but whole numbers as `show` gives it."""
        return _Filling(translate, show or _same).vformat(translate(self.english), self.values, {})


Value = str | int | float | Message | tuple[str | Message, ...]


def say(english: str, *values: Value) -> Message:
    """Return the message of `english` and `values`."""
    return Message(english=english, values=values)


def told_by(error: Exception) -> Message:
    """Return what an error says: the message that it was raised with, or else its text as it stands."""
    told = error.args[0] if error.args else None
    return told if isinstance(told, Message) else say("{}", str(error))


def path(field: str) -> Message:
    """Return the path of a field, such as `totals.killed.all`, with the codes in it to be said."""
    first, *codes = field.split(".")
    return say(".".join([first, *("{}" for _ in codes)]), *map(say, codes))


class _Filling(string.Formatter):
    """Fills in the values of messages."""

    def __init__(self, translate: Callable[[str], str], show: Callable[[str], str]) -> None:
        self._translate = translate
        self._show = show

    def format_field(self, value: Any, format_spec: str) -> str:
        """Return a value as its place asks for."""
        match value:
            case Message():
                return value.said(self._translate, self._show)
            case tuple():
                return self._translate(_BETWEEN[format_spec]).join(self.format_field(v, "") for v in value)
            case int():
                return format(value, format_spec)
            case _:
                return self._show(format(value, format_spec))


def _same(words: str) -> str:
    return words
