"""What happened, and with what: triggers and means by word list."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from harmledger.model import Means, Span
from harmledger.reading import lexicon
from harmledger.reading.text.tokens import Phrases, Token

GENERAL = "attack"
"""The type of an event of which the words tell no more than that it was violent."""
BLOODLESS = frozenset(("agreement", "detention", "displacement", "siege"))
"""Types of event that of themselves kill and injure no one."""
BY_HARM: Mapping[str, str] = MappingProxyType({"detained": "detention", "displaced": "displacement"})
"""What happened where people came to no other harm than this, and no word tells more."""


class Trigger(NamedTuple):
    """Words that tell of an event of a type, in tokens `first` to `last` (half-open)."""

    first: int
    last: int
    event_type: str
    span: Span


@cache
def _phrases(language: str, table: str) -> Phrases:
    data = lexicon.load(language, "events")[table]
    return Phrases((p, code) for code, listed in data.items() for p in listed)


def _found(text: str, tokens: Sequence[Token], phrases: Phrases) -> list[Trigger]:
    found: list[Trigger] = []
    i = 0
    while i < len(tokens):
        hit = phrases.at(tokens, i)
        if hit:
            span = Span.of(text, tokens[i].start, tokens[i + hit[0] - 1].end)
            found.append(Trigger(i, i + hit[0], hit[1], span))
        i += hit[0] if hit else 1
    return found


def triggers(text: str, tokens: Sequence[Token], *, language: str = "en") -> list[Trigger]:
    """Return the words of a sentence that tell of an event, in text order."""
    return _found(text, tokens, _phrases(language, "triggers"))


def relevant(found: Sequence[Trigger], *, harmed: bool, language: str = "en") -> Sequence[Trigger]:
    """Return the triggers that can tell what happened.

    Where people were killed or injured (`harmed`), what of itself hurts no one cannot, and where violence
    is told of, what comes of it, such as an arrest, cannot; unless nothing else is told of.
    """
    violent = any(t.event_type not in BLOODLESS for t in found)
    sequels: frozenset[str] = frozenset(lexicon.load(language, "events")["sequels"]["words"])
    return [
        t
        for t in found
        if t.event_type not in BLOODLESS or not (harmed or (violent and t.span.text.lower() in sequels))
    ] or found


def is_sequel_alone(found: Sequence[Trigger], *, language: str = "en") -> bool:
    """Whether all triggers are words for what comes of violence, such as an arrest."""
    sequels: frozenset[str] = frozenset(lexicon.load(language, "events")["sequels"]["words"])
    return bool(found) and all(t.span.text.lower() in sequels for t in found)


def choose(found: Sequence[Trigger], *, language: str = "en") -> str | None:
    """Return the type that most triggers tell of; a broad one ("attack") yields to any narrower one.

    A bomb of which the words do not say how it came there was planted.
    """
    data = lexicon.load(language, "events")
    broad: Sequence[str] = data["broader"]["types"]
    plain = frozenset(data["broader"]["words"])
    telling = [t for t in found if t.event_type != GENERAL and t.span.text.lower() not in plain]
    votes: dict[str, int] = {}
    for trigger in telling or found:
        votes[trigger.event_type] = votes.get(trigger.event_type, 0) + 1
    told = max(votes, key=lambda code: (code != GENERAL, votes[code], code not in broad), default=None)
    if told == GENERAL and any(t.span.text.lower() in data["planted"]["words"] for t in found):
        return "bombing"
    return told


def of_harms(harms: Collection[str]) -> str:
    """Return the type of an event of which no more is told than what harms people came to."""
    return BY_HARM.get(next(iter(harms)), GENERAL) if len(set(harms)) == 1 else GENERAL


def means_named(tokens: Sequence[Token], *, language: str = "en") -> frozenset[str]:
    """Return the codes of all means that a sentence names."""
    phrases = _phrases(language, "means")
    return frozenset(hit[1] for k in range(len(tokens)) if (hit := phrases.at(tokens, k)))


def means(text: str, sentences: Sequence[Sequence[Token]], *, language: str = "en") -> Means | None:
    """Return the means that the sentences name most often, with the words that name it."""
    by_code: dict[str, list[Span]] = {}
    for tokens in sentences:
        for hit in _found(text, tokens, _phrases(language, "means")):
            by_code.setdefault(hit.event_type, []).append(hit.span)
    if not by_code:
        return None
    code = max(by_code, key=lambda c: (c != "explosive", len(by_code[c])))
    return Means(code=code, spans=tuple(by_code[code]))
