"""Who says it, in Arabic: "أعلنت وزارة الصحة أن ...", "... بحسب سكان", "مراسلنا: ...".

The verb stands first and the teller behind it; what is told begins with "أن", a colon, or a noun for what
happened.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

from harmledger.model import Claim, Span
from harmledger.model.claim import Stance
from harmledger.reading import lexicon
from harmledger.reading.arabic.quantities import AND
from harmledger.reading.arabic.words import phrase
from harmledger.reading.text.tokens import Phrases, Token

TELLER = 9
"""How many words may name a teller."""
OPENING = 8
"""Within how many words of a sentence the teller before a colon stands."""
STANCES: tuple[Stance, ...] = ("asserts", "relays", "denies")

Tokens = Sequence[Token]


class _Words(NamedTuple):
    verbs: Phrases
    phrases: Phrases
    content: frozenset[str]
    nouns: frozenset[str]
    accusing: frozenset[str]
    parties: frozenset[str]
    """Words with which the name of one that is accused may begin."""
    ends: Phrases
    tellers: frozenset[str]
    turning: str
    then: str


class _Said(NamedTuple):
    """Tokens of a teller, of the words that attribute, and of what is told, each half-open."""

    source: tuple[int, int]
    cue: tuple[int, int]
    content: tuple[int, int]
    stance: Stance


@cache
def _words() -> _Words:
    data = lexicon.load("ar", "attribution")
    return _Words(
        verbs=Phrases((phrase(v), stance) for stance in STANCES for v in data["verbs"][stance]),
        phrases=Phrases((phrase(p), p) for p in data["phrases"]["words"]),
        content=frozenset(data["content"]["words"]),
        nouns=frozenset(data["content"]["nouns"]),
        accusing=frozenset(lexicon.load("ar", "roles")["accusing"]["verbs"]),
        parties=frozenset(lexicon.load("ar", "actors")["heads"]["words"]),
        ends=Phrases((phrase(p), p) for p in data["content"]["ends"]),
        tellers=frozenset(data["tellers"]["words"]),
        turning=data["turning"]["word"],
        then=data["turning"]["then"],
    )


def read(text: str, sentences: Sequence[Tokens]) -> tuple[Claim, ...]:
    """Return the claims of the sentences of `text`, in text order."""
    claims: list[Claim] = []
    for tokens in sentences:
        for said in _ended(tokens, list(_in_sentence(tokens))):
            claims.append(_claim(text, tokens, said, claims))
    return tuple(claims)


def _ended(tokens: Tokens, said: Sequence[_Said]) -> Iterator[_Said]:
    """Let what is told end where the same sentence goes on to tell who says something else."""
    for this, following in zip_longest(said, said[1:]):
        start, end = this.content
        if following and this.cue[0] < start < following.cue[0] < end:
            end = following.cue[0]
            while end > start + 1 and tokens[end - 1].low in (AND, ","):
                end -= 1
        yield this._replace(content=(start, end))


def _claim(text: str, tokens: Tokens, said: _Said, before: Sequence[Claim]) -> Claim:
    """Return the claim; one whose verb stands without a teller is of the last teller `before`."""

    def spans(bounds: tuple[int, int]) -> tuple[Span, ...]:
        first, last = bounds
        return (Span.of(text, tokens[first].start, tokens[last - 1].end),) if first < last else ()

    source = spans(said.source) or (before[-1].source if before else ())
    return Claim(
        id=f"c{len(before) + 1}",
        source=source,
        cue=spans(said.cue),
        content=spans(said.content),
        stance=said.stance,
        chain=tuple(" ".join(span.text.split()) for span in source),
    )


def _in_sentence(tokens: Tokens) -> Iterator[_Said]:
    words = _words()
    i = 0
    while i < len(tokens):
        said = _at(tokens, i, words)
        if said:
            yield said
        i = max(said.cue[1], said.source[1]) if said else i + 1


def _at(tokens: Tokens, i: int, words: _Words) -> _Said | None:
    if hit := words.phrases.at(tokens, i):
        return _by_phrase(tokens, i, i + hit[0], words)
    if hit := words.verbs.at(tokens, i):
        return _by_verb(tokens, i, i + hit[0], next(s for s in STANCES if s == hit[1]), words)
    if tokens[i].low == ":" and 0 < i <= OPENING and any(t.low in words.tellers for t in tokens[:i]):
        return _Said((0, i), (i, i + 1), (i + 1, len(tokens)), "asserts")
    return None


def _by_verb(tokens: Tokens, first: int, last: int, stance: Stance, words: _Words) -> _Said | None:
    """Read "أعلن فلان أن ...": the teller ends where what is told begins."""
    if subject := _subject(tokens, first, words):
        return _Said(subject, (first, last), (last, len(tokens)), stance)
    end = last
    limit = min(len(tokens), last + TELLER)
    accuses = tokens[first].low in words.accusing
    while end < limit and not _begins_content(tokens[end], words) and not _is_mark(tokens[end]):
        if accuses and end > last and tokens[end].low in words.parties:
            break
        end += 1
    if end == len(tokens) or _is_stop(tokens[end]) or (end == last and tokens[end].low not in words.content):
        return None
    if end == limit and not _begins_content(tokens[end], words):
        return None
    start = end + (tokens[end].low == ":")
    return _Said((last, _name_end(tokens, last, end, words)), (first, last), (start, len(tokens)), stance)


def _name_end(tokens: Tokens, first: int, last: int, words: _Words) -> int:
    """Return where a teller's name ends that begins at token `first`: before when or how it was said."""
    return next((k for k in range(first + 1, last) if words.ends.at(tokens, k)), last)


def _subject(tokens: Tokens, first: int, words: _Words) -> tuple[int, int] | None:
    """Return the teller before a verb in "أما فلان فنفى ..."."""
    if first < 1 or tokens[first - 1].low != words.then:
        return None
    for k in range(first - 2, max(-1, first - 2 - TELLER), -1):
        if tokens[k].low == words.turning:
            return (k + 1, first - 1) if k + 1 < first - 1 else None
    return None


def _by_phrase(tokens: Tokens, first: int, last: int, words: _Words) -> _Said | None:
    """Read "بحسب سكان": what is told stands before, or behind a comma where the phrase opens the sentence."""
    end = last
    limit = min(len(tokens), last + TELLER)
    while end < limit and not _is_mark(tokens[end]) and tokens[end].low not in words.content:
        end += 1
    if end == last:
        return None
    opens = first <= 1
    content = (min(end + 1, len(tokens)), len(tokens)) if opens else (0, first)
    return _Said((last, end), (first, last), content, "asserts")


def _begins_content(token: Token, words: _Words) -> bool:
    return token.low in words.content or token.low in words.nouns


def _is_mark(token: Token) -> bool:
    return not token.low[0].isalnum() and token.low not in "\"'«»“”#@"


def _is_stop(token: Token) -> bool:
    return token.low in ".!?؟;"
