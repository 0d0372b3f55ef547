"""What is said to have been done to the people of a sentence, and how the grammar ties the two.

A cue ("were killed", "injuring", "the death of") reaches for people on one side: a passive or intransitive
verb to the left, an active verb or a noun with "of" to the right. A list of people joined by commas, "and"
or "including" is reached as one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple

from harmledger.reading import lexicon
from harmledger.reading.people import People
from harmledger.reading.tokens import Phrases, Token

REACH = 30
"""How many words a cue may stand from the people it takes."""

Side = Literal["left", "right"]


class Cue(NamedTuple):
    """Tokens `first` to `last` (half-open) that tell of a harm, and the side on which its people stand."""

    first: int
    last: int
    harm: str
    side: Side


class _Words(NamedTuple):
    transitive: Phrases
    intransitive: Phrases
    nominal: Phrases
    state: Mapping[str, str]
    be: frozenset[str]
    adverbs: frozenset[str]
    unreal: frozenset[str]
    joints: frozenset[str]
    blocks: frozenset[str]
    telling: frozenset[str]


@cache
def _words(language: str) -> _Words:
    data = lexicon.load(language, "harm")

    def phrases(name: str) -> Phrases:
        return Phrases((p, harm) for harm, listed in data[name].items() for p in listed)

    return _Words(
        transitive=phrases("transitive"),
        intransitive=phrases("intransitive"),
        nominal=phrases("nominal"),
        state={w: harm for harm, listed in data["state"].items() for w in listed},
        be=frozenset(data["auxiliaries"]["be"]),
        adverbs=frozenset(data["auxiliaries"]["adverbs"]),
        unreal=frozenset(data["unreal"]["words"]),
        joints=frozenset(data["joints"]["words"]),
        blocks=frozenset(data["blocks"]["words"]),
        telling=frozenset(data["telling"]["words"]),
    )


def cues(tokens: Sequence[Token], people: Sequence[People], *, language: str = "en") -> list[Cue]:
    """Return the cues of a sentence that tell of a harm that happened, in text order."""
    words = _words(language)
    found: list[Cue] = []
    i = 0
    while i < len(tokens):
        cue = _cue_at(tokens, i, people, words)
        if cue and not _unreal(tokens, cue.first, words):
            found.append(cue)
        i = cue.last if cue else i + 1
    return found


def _cue_at(tokens: Sequence[Token], i: int, people: Sequence[People], words: _Words) -> Cue | None:
    if hit := words.nominal.at(tokens, i):
        return Cue(i, i + hit[0], hit[1], "right")
    if hit := words.intransitive.at(tokens, i):
        return Cue(i, i + hit[0], hit[1], "left")
    if hit := words.transitive.at(tokens, i):
        end = i + hit[0]
        return Cue(i, end, hit[1], _side(tokens, i, end, people, words))
    return None


def _side(tokens: Sequence[Token], i: int, end: int, people: Sequence[People], words: _Words) -> Side:
    if tokens[i].low.endswith("ing") or tokens[i].low.endswith("s"):
        return "right"
    before = _skip_back(tokens, i - 1, words.adverbs)
    if before >= 0 and tokens[before].low in words.be:
        return "left"
    after_people = any(p.last - 1 == before for p in people)
    before_people = any(0 <= p.first - end <= 1 for p in people)
    return "left" if after_people and not before_people else "right"


def _skip_back(tokens: Sequence[Token], i: int, skipped: frozenset[str]) -> int:
    while i >= 0 and tokens[i].low in skipped:
        i -= 1
    return i


def _unreal(tokens: Sequence[Token], first: int, words: _Words) -> bool:
    return any(t.low in words.unreal for t in tokens[max(0, first - 4) : first])


def attach(tokens: Sequence[Token], people: Sequence[People], *, language: str = "en") -> list[str | None]:
    """Return what happened to each of `people`, None where the sentence does not say or mixes harms."""
    words = _words(language)
    harms: list[str | None] = [p.harm for p in people]
    _from_states(tokens, people, harms, words)
    found = cues(tokens, people, language=language)
    mixed = _mixed(tokens, found)
    for k, cue in enumerate(found):
        if cue.side == "right":
            following = found[k + 1] if k + 1 < len(found) else None
            _reach_right(tokens, people, harms, cue, following, None if k in mixed else cue.harm, words)
    for k, cue in enumerate(found):
        if cue.side == "left":
            _reach_left(tokens, people, harms, cue, None if k in mixed else cue.harm, words)
    return harms


def without_tellers(
    tokens: Sequence[Token], people: Sequence[People], *, language: str = "en"
) -> list[People]:
    """Leave out the people of whom the sentence says that they said it: "residents and a medic said"."""
    telling = _words(language).telling
    kept: list[People] = []
    edge = -1
    for person in reversed(people):
        if person.last < len(tokens) and tokens[person.last].low in telling:
            edge = person.last
        between = [t.low for t in tokens[person.last : edge]] if edge >= person.last else None
        if between is not None and all(word in ("and", "or") for word in between):
            edge = person.first
        else:
            kept.append(person)
    return kept[::-1]


def _from_states(
    tokens: Sequence[Token], people: Sequence[People], harms: list[str | None], words: _Words
) -> None:
    """Read "N dead", "N others critically injured": a state directly after the people."""
    for k, person in enumerate(people):
        at = person.last
        while at < len(tokens) and tokens[at].low in words.adverbs:
            at += 1
        if at < len(tokens) and tokens[at].low in words.state and harms[k] is None:
            is_verb = any(p.first == at + 1 for p in people)
            if not is_verb:
                harms[k] = words.state[tokens[at].low]


def _mixed(tokens: Sequence[Token], found: Sequence[Cue]) -> set[int]:
    """Return the cues of "killed and wounded": their people are not told apart."""
    mixed: set[int] = set()
    for k in range(len(found) - 1):
        one, two = found[k], found[k + 1]
        between = [t.low for t in tokens[one.last : two.first]]
        if (
            one.harm != two.harm
            and between in (["and"], ["or"], ["and", "/", "or"], ["/"])
            and one.side != "right"
        ):
            mixed |= {k, k + 1}
        if one.harm != two.harm and between in (["and"], ["or"]) and one.side == two.side == "right":
            mixed |= {k, k + 1}
    return mixed


def _reach_left(
    tokens: Sequence[Token],
    people: Sequence[People],
    harms: list[str | None],
    cue: Cue,
    harm: str | None,
    words: _Words,
) -> None:
    edge = _skip_back(tokens, cue.first - 1, words.adverbs | words.be) + 1
    for k in range(len(people) - 1, -1, -1):
        person = people[k]
        if person.last > cue.first:
            continue
        if cue.first - person.last > REACH or not _joined(tokens, person.last, edge, words):
            break
        if harms[k] is None and not (person.bare and person.last != edge):
            harms[k] = harm
        edge = person.first


def _reach_right(
    tokens: Sequence[Token],
    people: Sequence[People],
    harms: list[str | None],
    cue: Cue,
    following: Cue | None,
    harm: str | None,
    words: _Words,
) -> None:
    edge = cue.last
    limit = following.first if following else len(tokens)
    of_a_toll = tokens[cue.last - 1].low == "toll"
    for k, person in enumerate(people):
        if person.first < cue.last:
            continue
        first_taken = edge == cue.last
        if person.first >= limit or (first_taken and person.first - edge > (8 if of_a_toll else 3)):
            break
        if not (first_taken and of_a_toll) and not _joined(tokens, edge, person.first, words):
            break
        if not first_taken and following and _is_subject(tokens, person, following, words):
            break
        if harms[k] is None:
            harms[k] = harm
        edge = person.last


def _is_subject(tokens: Sequence[Token], person: People, cue: Cue, words: _Words) -> bool:
    """Whether the people stand right before a cue that takes what is on its left."""
    return cue.side == "left" and _skip_back(tokens, cue.first - 1, words.adverbs | words.be) < person.last


def _joined(tokens: Sequence[Token], start: int, end: int, words: _Words) -> bool:
    """Whether the words from `start` to `end` keep a list of people together: no clause begins in them."""
    between = tokens[start:end]
    if len(between) > REACH:
        return False
    return not any(_blocks(t, words) for t in between)


def _blocks(token: Token, words: _Words) -> bool:
    if token.low in words.joints:
        return False
    if token.low in words.blocks or token.low in words.be or token.text in ";:":
        return True
    return token.low.endswith("ed") and token.text[0].islower() and token.low not in words.adverbs
