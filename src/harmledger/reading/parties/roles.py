"""What the words beside a party make of it: the author of the deed, what was aimed at, or neither."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

from harmledger.reading import lexicon
from harmledger.reading.text.tokens import Phrases, Token

Role = Literal["alleged_perpetrator", "target", "party"]

REACH = 10
"""How many words from a party its deed, or its name, is looked for."""


class _Words(NamedTuple):
    verbs: Phrases
    present: Phrases
    nouns: Phrases
    own: Phrases
    agent: Phrases
    author: Phrases
    target: Phrases
    after: Phrases
    perfect: Phrases
    left: frozenset[str]
    right: frozenset[str]
    things: frozenset[str]
    credited: frozenset[str]
    holding: frozenset[str]
    held: frozenset[str]
    said: frozenset[str]
    its: frozenset[str]
    passive: frozenset[str]
    ends: frozenset[str]
    denials: frozenset[str]
    sharing: frozenset[str]


@cache
def _words(language: str) -> _Words:
    data = lexicon.load(language, "roles")
    deeds, before, after, carriers = data["deeds"], data["before"], data["after"], data["carriers"]

    def phrases(words: Sequence[str]) -> Phrases:
        return Phrases((p, p) for p in words)

    return _Words(
        verbs=phrases(deeds["verbs"]),
        present=phrases(deeds["present"]),
        nouns=phrases(deeds["nouns"]),
        own=phrases(deeds["own"]),
        agent=phrases(before["agent"]),
        author=phrases(before["author"]),
        target=phrases(before["target"]),
        after=phrases(after["author"]),
        perfect=phrases(after["perfect"]),
        left=frozenset(carriers["left"]),
        right=frozenset(carriers["right"]),
        things=frozenset(data["things"]["words"]),
        credited=frozenset(before["credited"]),
        holding=frozenset(before["holding"]),
        held=frozenset(before["held"]),
        said=frozenset(after["said"]),
        its=frozenset(after["own"]),
        passive=frozenset(after["passive"]),
        ends=frozenset(after["ends"]),
        denials=frozenset(data["denials"]["words"]),
        sharing=frozenset(data["sharing"]["words"]),
    )


def role(tokens: Sequence[Token], first: int, last: int, *, language: str = "en") -> Role:
    """Return what the sentence makes of the party named by its tokens `first` to `last` (half-open)."""
    return _Party(tokens, first, last, _words(language)).role()


def is_deed(tokens: Sequence[Token], at: int, *, language: str = "en") -> bool:
    """Whether the word at token `at` says in the past that something was done to people or places."""
    return _deeds(language).at(tokens, at) is not None


@cache
def _deeds(language: str) -> Phrases:
    return Phrases((verb, verb) for verb in lexicon.load(language, "roles")["deeds"]["verbs"])


def share(
    tokens: Sequence[Token], parties: Sequence[tuple[int, int, Role]], *, language: str = "en"
) -> list[Role]:
    """Return the parties' roles, with one that stands in a list of parties given those of its neighbours.

    Of "the army and the Front shelled each other" only the second stands beside the deed.
    """
    words = _words(language)
    roles = [known for _, _, known in parties]
    joined = [
        all(t.low in words.sharing for t in tokens[end:start]) and 0 < start - end <= REACH
        for (_, end, _), (start, _, _) in pairwise(parties)
    ]
    for order in (range(len(joined)), range(len(joined) - 1, -1, -1)):
        for k in order:
            if joined[k] and "party" in roles[k : k + 2]:
                roles[k], roles[k + 1] = _shared(roles[k], roles[k + 1])
    return roles


def _shared(one: Role, other: Role) -> tuple[Role, Role]:
    known = other if one == "party" else one
    return known, known


class _Party:
    """A party in its sentence, looked at from both sides."""

    def __init__(self, tokens: Sequence[Token], first: int, last: int, words: _Words) -> None:
        self._tokens = tokens
        self._first = first
        self._last = last
        self._words = words

    def role(self) -> Role:
        if self._owns_deed():
            return "alleged_perpetrator"
        return self._before() or self._after() or "party"

    def _owns_deed(self) -> bool:
        """Whether the name ends in a deed, "a Sarranian airstrike", that is not denied."""
        deed = self._words.own.before(
            self._tokens[self._first + 1 : self._last], self._last - self._first - 1
        )
        return deed is not None and not self._is_denied(self._first - 3, self._first)

    # Before the name

    def _before(self) -> Role | None:
        """Read "shelled by the army", "blamed the army", "an attack on the army", "attacked the army"."""
        words, at = self._words, self._first
        if self._is_credited():
            return "alleged_perpetrator"
        for edge in range(at, max(0, at - REACH) - 1, -1):
            agent = words.agent.before(self._tokens, edge)
            if agent:
                return "alleged_perpetrator" if self._deed_before(edge - len(agent.split())) else None
            author = words.author.before(self._tokens, edge)
            if author:
                return self._author(author)
            if words.target.before(self._tokens, edge) or self._is_object(edge):
                return "target"
            if edge == 0 or self._tokens[edge - 1].low not in words.left:
                return None
        return None

    def _is_credited(self) -> bool:
        """Whether a deed is put down to the party: "attributed the strike to"."""
        words, tokens, at = self._words, self._tokens, self._first
        while at and tokens[at - 1].low in words.left and tokens[at - 1].low != "to":
            at -= 1
        if not at or tokens[at - 1].low != "to":
            return False
        credit = next(
            (k for k in range(at - 2, max(-1, at - REACH), -1) if tokens[k].low in words.credited), None
        )
        return credit is not None and not self._is_denied(credit - 3, credit)

    def _author(self, phrase: str) -> Role | None:
        if phrase in self._words.holding:
            following = {t.low for t in self._tokens[self._last : self._last + 4]}
            return "alleged_perpetrator" if following & self._words.held else None
        return "alleged_perpetrator"

    def _deed_before(self, edge: int) -> bool:
        """Whether the nearest verb or noun of doing before `edge` is a deed, and was not denied."""
        words, tokens = self._words, self._tokens
        for at in range(edge - 1, max(0, edge - REACH) - 1, -1):
            if words.nouns.at(tokens, at) or words.verbs.at(tokens, at):
                return not self._is_denied(at - 3, at)
            if tokens[at].low.endswith("ed") or tokens[at].text in ".;":
                return False
        return False

    def _is_object(self, edge: int) -> bool:
        """Whether an active deed ends right before `edge`: "shelled the army's posts"."""
        deed = self._words.verbs.before(self._tokens, edge)
        if not deed:
            return self._words.present.before(self._tokens, edge) is not None
        start = edge - len(deed.split())
        return start == 0 or self._tokens[start - 1].low not in self._words.passive

    # After the name

    def _after(self) -> Role | None:
        words, tokens = self._words, self._tokens
        if self._last < len(tokens) and tokens[self._last].low in words.things:
            return None
        at = self._last
        while at < len(tokens) and at - self._last < REACH:
            here = self._deed_at(at)
            if here or tokens[at].low in words.denials:
                return here
            if tokens[at].low in words.said:
                return self._owned(at + 1)
            if tokens[at].low not in words.right | words.passive:
                return None
            at += 1
        return None

    def _deed_at(self, at: int) -> Role | None:
        """Return the role that a deed at token `at`, after the name, gives the party."""
        words, tokens = self._words, self._tokens
        if words.after.at(tokens, at):
            return "alleged_perpetrator"
        verb = words.verbs.at(tokens, at)
        if verb and at > self._last - 1 and self._is_suffered(at, at + verb[0]):
            return "target"
        if verb or words.nouns.at(tokens, at):
            return "alleged_perpetrator"
        active = words.present.at(tokens, at)
        return "alleged_perpetrator" if active and tokens[at - 1].low not in words.passive else None

    def _is_suffered(self, first: int, last: int) -> bool:
        """Whether the deed was done to the party: "was shelled", "fighters killed in"."""
        tokens, words = self._tokens, self._words
        if any(t.low in words.passive for t in tokens[max(self._last, first - 3) : first]):
            return True
        ends = last < len(tokens) and tokens[last].low in {"in", "by", "when", "during"}
        return ends and tokens[first].low in {"killed", "wounded", "injured", "captured", "ambushed"}

    def _owned(self, start: int) -> Role | None:
        """Whether the party says that it did it: "said its aircraft had struck", "claimed to have shot"."""
        words, tokens = self._words, self._tokens
        perfect = words.perfect.at(tokens, start)
        if perfect and words.verbs.at(tokens, start + perfect[0]):
            return "alleged_perpetrator"
        for at in range(start, min(len(tokens), start + 4)):
            if tokens[at].low in words.its:
                end = min(len(tokens), at + 7)
                deed = next((k for k in range(at + 1, end) if words.verbs.at(tokens, k)), None)
                if deed is None or self._is_denied(at, deed):
                    return None
                passive = any(t.low in words.passive for t in tokens[at:deed])
                return None if passive else "alleged_perpetrator"
        return None

    def _is_denied(self, first: int, last: int) -> bool:
        return any(t.low in self._words.denials for t in self._tokens[max(0, first) : last])
