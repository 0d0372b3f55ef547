"""What is said to have happened, apart from what is feared, threatened, planned, rehearsed or denied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from harmledger.model import Claim, Span
from harmledger.reading import lexicon
from harmledger.reading.events.events import Trigger
from harmledger.reading.evidence import Sentence
from harmledger.reading.text.stretches import Stretches
from harmledger.reading.text.tokens import Phrases, Token

Actuality = Literal["real", "denied", "unreal"]

MODAL_REACH, UNREAL_REACH, NEAR = 4, 5, 2
"""How many words before an event's word is looked for what makes it unreal, by kind of word."""
BOUNDARIES = frozenset('.,;:()“”"')


class _Words(NamedTuple):
    modal: frozenset[str]
    past: frozenset[str]
    counterfactual: frozenset[str]
    been: frozenset[str]
    breaks: frozenset[str]
    unreal: frozenset[str]
    near: frozenset[str]
    infinitives: frozenset[str]
    engaged: frozenset[str]
    whom: frozenset[str]
    progressive: frozenset[str]
    not_near: frozenset[str]
    nots: frozenset[str]
    figurative: Phrases
    subjects: frozenset[str]
    untrue: Phrases
    answering: Phrases


@cache
def _words(language: str) -> _Words:
    data = lexicon.load(language, "actuality")
    near = frozenset(data["unreal"]["near"])
    return _Words(
        modal=frozenset(data["modal"]["words"]),
        past=frozenset(data["modal"]["past"]),
        counterfactual=frozenset(data["modal"]["counterfactual"]),
        been=frozenset(data["modal"]["been"]),
        breaks=frozenset(data["modal"]["breaks"]),
        unreal=frozenset(data["unreal"]["words"]) - near,
        near=near,
        infinitives=frozenset(data["infinitives"]["words"]),
        engaged=frozenset(data["engaged"]["verbs"]),
        whom=frozenset(data["engaged"]["whom"]),
        progressive=frozenset(data["engaged"]["after"]),
        not_near=frozenset(data["denied"]["near"]),
        nots=frozenset(data["denied"]["words"]),
        figurative=Phrases((p, p) for p in data["figurative"]["phrases"]),
        subjects=frozenset(data["refuted"]["subjects"]),
        untrue=Phrases((p, p) for p in data["refuted"]["phrases"]),
        answering=Phrases((p, p) for p in data["refuted"]["answering"]),
    )


def happened(
    sentences: Sequence[Sentence], claims: Sequence[Claim], *, language: str
) -> tuple[Sentence, ...]:
    """Return the sentences with only what they say happened.

    What is denied is taken out, with its figures, and accuses no one. A report that tells of nothing but
    what is denied keeps the words for that event, so that the denial is known to be of it.
    """
    words, denials = _words(language), [claim for claim in claims if claim.stance == "denies"]
    denied = Stretches(
        (
            *(span for claim in denials for span in claim.content),
            *(span for sentence in sentences for span in _refuted(sentence, words)),
            *(span for sentence in sentences if denials for span in _answered(sentence, words)),
        )
    )
    told = tuple(_only(sentence, denied, "real", language) for sentence in sentences)
    if any(s.tells_of_harm for s in told):
        return told
    return tuple(_only(sentence, denied, "denied", language) for sentence in sentences)


def _refuted(sentence: Sentence, words: _Words) -> Iterator[Span]:
    """Yield what a sentence tells only to call it untrue: "claims that the army shelled Brask are false"."""
    tokens = sentence.tokens
    told = next((k for k, token in enumerate(tokens) if token.low in words.subjects), len(tokens))
    end = next((k for k in range(told, len(tokens)) if words.untrue.at(tokens, k)), None)
    if end is not None:
        first, last = (tokens[k].start - sentence.span.start for k in (told, end))
        yield Span(tokens[told].start, tokens[end].start, sentence.span.text[first:last])


def _answered(sentence: Sentence, words: _Words) -> Iterator[Span]:
    """Yield what a report of a denial says only to tell what was answered: "replying to reports that ..."."""
    tokens = sentence.tokens
    for k in range(len(tokens)):
        hit = words.answering.at(tokens, k)
        if hit and any(t.low in words.subjects for t in tokens[k + hit[0] : k + hit[0] + NEAR]):
            end = next((t.start for t in tokens[k:] if t.text in BOUNDARIES), sentence.span.end)
            start = tokens[k].start
            yield Span(
                start, end, sentence.span.text[start - sentence.span.start : end - sentence.span.start]
            )
            return


def _only(sentence: Sentence, denied: Stretches, kind: Actuality, language: str) -> Sentence:
    """Return the sentence with the events of one kind, and what nobody denies: figures, deeds and marks.

    A party that is named with a deed ("a Sarranian strike") which is not real has no part in it.
    """
    words = _words(language)
    kinds = ["denied" if denied.cover(t.span) else _actuality(sentence, t, words) for t in sentence.triggers]
    not_done = [t.span for t, of in zip(sentence.triggers, kinds, strict=True) if of != "real"]
    return sentence._replace(
        triggers=tuple(t for t, of in zip(sentence.triggers, kinds, strict=True) if of == kind),
        figures=tuple(f for f in sentence.figures if not denied.cover(f.span)),
        actors=tuple(
            m._replace(role="party") if denied.cover(m.span) or any(map(m.span.covers, not_done)) else m
            for m in sentence.actors
        ),
        marks=tuple(m for m in sentence.marks if not denied.cover(m.span)),
    )


def _is_calling(sentence: Sentence, trigger: Trigger, words: _Words) -> bool:
    """Whether a word for violence says whom a party fights, where no one is told to be hurt: no event."""
    tokens, first = sentence.tokens, trigger.first
    if tokens[first].low not in words.engaged or sentence.figures or sentence.victims:
        return False
    if first and tokens[first - 1].low in words.progressive:
        return False
    following = tokens[trigger.last : trigger.last + NEAR]
    parties = {mention.span.start for mention in sentence.actors}
    return any(token.start in parties or token.low in words.whom for token in following)


def _actuality(sentence: Sentence, trigger: Trigger, words: _Words) -> Actuality:
    """Judge an event by the words before its own, in the same clause, or by whom it is against."""
    tokens = sentence.tokens
    lows: list[str] = []
    for token in reversed(tokens[max(0, trigger.first - UNREAL_REACH) : trigger.first]):
        if token.text in BOUNDARIES:
            break
        lows.append(token.low)
    if words.not_near.intersection(lows[:NEAR]) or words.nots.intersection(lows[: NEAR + 1]):
        return "denied"
    unreal = (
        _is_figurative(tokens, trigger, words)
        or _is_calling(sentence, trigger, words)
        or (lows[:1] == ["to"] and tokens[trigger.first].low in words.infinitives)
        or words.unreal.intersection(lows)
        or words.near.intersection(lows[: NEAR + 1])
        or _is_modal(lows, words)
    )
    return "unreal" if unreal else "real"


def _is_modal(lows: Sequence[str], words: _Words) -> bool:
    """Whether a modal stands before, nearest word first, with nothing between that parts it from the deed."""
    for k, low in enumerate(lows[:MODAL_REACH]):
        if low in words.past:
            contrary = lows[k + 1 : k + 2] and lows[k + 1] in words.counterfactual
            return bool(contrary) and words.been.issuperset(lows[:k])
        if low in words.breaks or low in words.modal:
            return low in words.modal
    return False


def _is_figurative(tokens: Sequence[Token], trigger: Trigger, words: _Words) -> bool:
    for start in range(max(0, trigger.first - 2), trigger.last):
        hit = words.figurative.at(tokens, start)
        if hit and start + hit[0] > trigger.first:
            return True
    return False
