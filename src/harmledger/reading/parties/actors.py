"""Who is said to have done it: the armed parties that a report names, in full, for short or by initials."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from string import capwords
from typing import NamedTuple

from harmledger.model import Span
from harmledger.reading import lexicon
from harmledger.reading.parties import roles
from harmledger.reading.text.tokens import Phrases, Token, tokens

LONGEST = 6
"""How many words an unknown party's name may have."""
SHOUTED = 0.85
"""The part of the letters that are capitals from which on capitals tell nothing."""

Tokens = Sequence[Token]


class Mention(NamedTuple):
    """A party named in a sentence, and what the words there make of it (vocabulary `actor_roles`)."""

    name: str
    span: Span
    role: roles.Role
    named: bool = True
    """Whether that is the party's own name, not what it is called: "gunmen"."""


class _Found(NamedTuple):
    """Tokens `first` to `last` (half-open) that name a party; `short` is how, if not in full."""

    first: int
    last: int
    name: str
    short: str | None = None


class _Words(NamedTuple):
    names: Phrases
    heads: Phrases
    people: frozenset[str]
    belongings: frozenset[str]
    between: frozenset[str]
    forces: frozenset[str]
    governments: Mapping[str, Sequence[str]]
    dependent: tuple[str, ...]
    demonyms: Phrases
    police: frozenset[str]
    states: Phrases
    stateless: frozenset[str]
    deeds: Phrases
    short: Phrases
    not_names: frozenset[str]
    common: frozenset[str]
    desks: frozenset[str]
    ourselves: frozenset[str]
    ours: frozenset[str]


@cache
def _words(language: str) -> _Words:
    data = lexicon.load(language, "actors")
    belongings = data["belongings"]
    demonyms = lexicon.load(language, "demonyms")["demonyms"].values()
    return _Words(
        names=Phrases((p, name) for name, listed in data["names"].items() for p in listed),
        heads=Phrases((p, kind) for kind, listed in data["heads"].items() for p in listed),
        people=frozenset(belongings["people"]),
        belongings=frozenset((*belongings["people"], *belongings["arms"])),
        between=frozenset(data["between"]["words"]),
        forces=frozenset(data["between"]["forces"]),
        governments=data["governments"],
        dependent=tuple(data["dependent"]["ends"]),
        demonyms=Phrases((d, d) for listed in demonyms for d in listed),
        police=frozenset(data["heads"]["police"]),
        states=Phrases((p, name) for name, listed in data["states"].items() for p in listed),
        stateless=frozenset(data["stateless"]["peoples"]),
        deeds=Phrases((d, d) for d in lexicon.load(language, "roles")["deeds"]["nouns"]),
        short=Phrases((p, kind) for kind, listed in data["short"].items() for p in listed),
        not_names=frozenset(data["not_names"]["words"]),
        common=frozenset(data["common"]["words"]),
        desks=frozenset(data["tellers"]["desks"]),
        ourselves=frozenset(data["tellers"]["ourselves"]),
        ours=frozenset(data["tellers"]["ours"]),
    )


def find(
    text: str, sentences: Sequence[Tokens], *, tellers: Iterable[str] = (), language: str = "en"
) -> list[tuple[Mention, ...]]:
    """Return the armed parties that each sentence of a report names, in text order.

    A short name ("the Front", "NF", "the army", "the group") is resolved to the party that it stands for
    in this report; where it may stand for two, it stays as it is. Where one of `tellers`, who give the report
    out, is a party, short names may be its own, and "we" and "our artillery" are.
    """
    words = _words(language)
    capitals_tell = not _is_shouted(text)
    initials = _initials(sentences, words, capitals_tell=capitals_tell)
    found = [list(_in_sentence(s, words, initials, capitals_tell=capitals_tell)) for s in sentences]
    said = {token.low for tokens in sentences for token in tokens}
    governments = [name for name, of in words.governments.items() if not said.isdisjoint(of)]
    names = _Names(found, governments, next(filter(None, (_teller(t, words) for t in tellers)), None), words)
    return [
        tuple(_mentions(text, tokens, here, names.resolve(number, here), language))
        for number, (tokens, here) in enumerate(zip(sentences, found, strict=True))
    ]


def _teller(name: str, words: _Words) -> str | None:
    """Return the party whose name, or whose press office's name, this is."""
    spoken = tokens(Span.of(name, 0, len(name)))
    party = next(_in_sentence(spoken, words, {}, capitals_tell=True), None)
    if (
        party is None
        or party.short
        or any(t.low not in words.desks for t in (*spoken[: party.first], *spoken[party.last :]))
    ):
        return None
    return capwords(party.name) if party.name.isupper() else party.name


def _is_shouted(text: str) -> bool:
    letters = sum(c.isalpha() for c in text)
    return letters > 0 and sum(c.isupper() for c in text) / letters > SHOUTED


def _mentions(
    text: str, tokens: Tokens, found: Sequence[_Found], names: Sequence[str | None], language: str
) -> Iterator[Mention]:
    read = [(f.first, f.last, roles.role(tokens, f.first, f.last, language=language)) for f in found]
    police = _words(language).police
    for party, name, role in zip(found, names, roles.share(tokens, read, language=language), strict=True):
        # An army post, or the police who look into it, is told of without being a party.
        minor = party.short is not None or tokens[party.last - 1].low in police
        if name and not (minor and role == "party"):
            span = Span.of(text, tokens[party.first].start, tokens[party.last - 1].end)
            yield Mention(name, span, role)


# ---- finding names in a sentence


def _in_sentence(
    tokens: Tokens, words: _Words, initials: Mapping[str, str], *, capitals_tell: bool
) -> Iterator[_Found]:
    i = 0
    while i < len(tokens):
        found = _at(tokens, i, words, initials, capitals_tell=capitals_tell)
        if found:
            yield found
        i = found.last if found else i + 1
        while found and i < len(tokens) and tokens[i].low in words.belongings:
            i += 1


def _at(
    tokens: Tokens, i: int, words: _Words, initials: Mapping[str, str], *, capitals_tell: bool
) -> _Found | None:
    known = words.names.at(tokens, i)
    if known:
        return _Found(i, i + known[0], known[1])
    if tokens[i].text in initials:
        return _Found(i, i + 1, initials[tokens[i].text])
    return (
        _of_a_state(tokens, i, words)
        or _unknown(tokens, i, words, capitals_tell=capitals_tell)
        or _for_short(tokens, i, words)
    )


def _of_a_state(tokens: Tokens, i: int, words: _Words) -> _Found | None:
    """Read "Sarranian fighter jets", "a Sarranian airstrike": a state's military by its demonym."""
    if not tokens[i].text[0].isupper():
        return None
    people = words.states.at(tokens, i) or words.demonyms.at(tokens, i)
    if not people:
        return None
    at = i + people[0]
    while at < len(tokens) and at - i < LONGEST and tokens[at].low in words.between:
        at += 1
    state = words.heads.at(tokens, at)
    end = at + (state[0] if state and state[1] == "state" else 0)
    end = end if end > at else _belonging_or_deed(tokens, at, words)
    if end == at and tokens[at - 1].low in words.forces:
        end = at
    elif end == at:
        return None
    if tokens[i].low in words.stateless:
        return _Found(i, end, f"{people[1]} forces") if tokens[end - 1].low == "forces" else None
    return _Found(i, end, f"{people[1]} Military")


def _belonging_or_deed(tokens: Tokens, at: int, words: _Words) -> int:
    """Return where the belongings of a party, or a deed, that begin at token `at` end."""
    end = at
    while end < len(tokens) and end - at < 2 and tokens[end].low in words.belongings:
        end += 1
    deed = words.deeds.at(tokens, end)
    return end + deed[0] if deed else end


def _unknown(tokens: Tokens, i: int, words: _Words, *, capitals_tell: bool) -> _Found | None:
    """Read "the Northern Front", "Karsholm Defence Forces": capitalised words, the last one a head.

    Before people or arms ("Northern Front fighters", "Ember fighters") the capitalised words are the name.
    """
    at = i
    while at < len(tokens) and at - i < LONGEST and _may_name(tokens, at, i, words, capitals_tell):
        at += 1
        head = words.heads.at(tokens, at) if at < len(tokens) else None
        if head and not (capitals_tell and head[1] in ("irregular", "alliance") and not _capital(tokens[at])):
            end = at + head[0]
            while (further := words.heads.at(tokens, end)) and _capital(tokens[end]) and capitals_tell:
                end += further[0]
            return _Found(i, end, _name(tokens[i:end]))
    belong = at > i and at < len(tokens) and tokens[at].low in words.people and capitals_tell
    if belong and not tokens[at - 1].low.endswith(("’s", "'s")):
        end = at + tokens[at - 1].low.endswith(words.dependent)
        return _Found(i, end, _name(tokens[i:end]))
    return None


def _may_name(tokens: Tokens, at: int, first: int, words: _Words, capitals_tell: bool) -> bool:
    token = tokens[at]
    if not _capital(token) or token.low in words.belongings:
        return False
    if at == first and token.low in words.not_names:
        return False
    if capitals_tell:
        return True
    plain = token.low in words.not_names or token.low in words.common
    return not plain and not token.low.endswith(("ed", "ing", "ly"))


def _capital(token: Token) -> bool:
    return token.text[0].isalpha() and token.text[0].isupper()


def _name(tokens: Tokens) -> str:
    return " ".join(t.text for t in tokens)


def _for_short(tokens: Tokens, i: int, words: _Words) -> _Found | None:
    """Read "the Front", "the army", "rebel forces", "our men": what stands for a party named elsewhere."""
    if tokens[i].low in words.ourselves:
        return _Found(i, i + 1, tokens[i].low, "teller")
    if tokens[i].low in words.ours and i + 1 < len(tokens) and tokens[i + 1].low in words.belongings:
        return _Found(i, i + 2, tokens[i].low, "teller")
    hit = words.short.at(tokens, i)
    if hit:
        name = " ".join(t.low for t in tokens[i : i + hit[0]])
        return _Found(i, i + hit[0], name, hit[1])
    head = words.heads.at(tokens, i)
    definite = i > 0 and tokens[i - 1].low == "the" and _capital(tokens[i])
    if head and definite and head[0] == 1:
        return _Found(i, i + 1, tokens[i].text, "word")
    return None


def _initials(sentences: Sequence[Tokens], words: _Words, *, capitals_tell: bool) -> dict[str, str]:
    """Return the initials that a report introduces in brackets after a party's name: NF -> Northern Front."""
    found: dict[str, str] = {}
    for said in sentences:
        for i in range(1, len(said) - 2):
            if said[i].text in ("(", "[") and said[i + 2].text in (")", "]") and _is_initials(said[i + 1]):
                name = _spelt_out(said, i, said[i + 1].text, words)
                if name:
                    found.setdefault(said[i + 1].text, name)
    return found


def _is_initials(token: Token) -> bool:
    return token.text.isupper() and token.text.isalpha() and 2 <= len(token.text) <= LONGEST


def _spelt_out(tokens: Tokens, end: int, letters: str, words: _Words) -> str | None:
    """Return the words before `end` that begin with the letters, if a head of armed parties is among them."""
    at, left = end - 1, len(letters)
    while at >= 0 and left and end - at <= 2 * LONGEST:
        if tokens[at].text[0].upper() == letters[left - 1] and _capital(tokens[at]):
            left -= 1
        elif tokens[at].low not in ("of", "the", "for", "and", "de", "la"):
            return None
        at -= 1
    known = words.names.at(tokens, at + 1)
    if left == 0 and known:
        return known[1]
    named = left == 0 and any(words.heads.at(tokens, k) for k in range(at + 1, end))
    return _name(tokens[at + 1 : end]) if named else None


# ---- what short names stand for


class _Names:
    """The parties that a report names in full, by what they may be called for short."""

    def __init__(
        self,
        found: Sequence[Sequence[_Found]],
        governments: Sequence[str],
        teller: str | None,
        words: _Words,
    ) -> None:
        full = [(n, f.first, f.name) for n, here in enumerate(found) for f in here if not f.short]
        alike = (name for _, _, name in full if teller and name.casefold() == teller.casefold())
        self._teller = next(alike, teller)
        if self._teller:
            full.insert(0, (-1, 0, self._teller))
        self._kinds = {name: _kind(name, words) for _, _, name in full}
        self._groups = [p for p in full if self._kinds[p[2]] in ("irregular", "alliance")]
        self._by_kind: dict[str, list[str]] = {}
        for name, kind in self._kinds.items():
            self._by_kind.setdefault(kind, []).append(name)
        self._governments = governments
        self._by_word: dict[str, list[tuple[int, int, str]]] = {}
        for place in full:
            for word in set(place[2].lower().split()):
                self._by_word.setdefault(word, []).append(place)

    def resolve(self, sentence: int, found: Sequence[_Found]) -> list[str | None]:
        """Return the full names of what is found in a sentence; None where one needs a party to stand for."""
        return [self._full_name(sentence, f) for f in found]

    def _full_name(self, sentence: int, found: _Found) -> str | None:
        if not found.short:
            return found.name
        if found.short == "teller":
            return self._teller
        if found.short == "word":
            return self._last(self._by_word.get(found.name.lower(), ()), sentence, found.first)
        if found.short == "last":
            return self._last(self._groups, sentence, found.first)
        alike = self._by_kind.get(found.short) or (self._governments if found.short == "government" else [])
        return alike[0] if len(alike) == 1 else found.name

    def _last(self, places: Sequence[tuple[int, int, str]], sentence: int, first: int) -> str | None:
        """Return the party named last before a place in the report, or else first after it."""
        at = bisect_left(places, (sentence, first, ""))
        return places[max(0, at - 1)][2] if places else None


def _kind(name: str, words: _Words) -> str:
    """Return of what kind a party is by its name's last words; a known name without a head is irregular."""
    last = name.lower().split()
    if last[-1] == "government":
        return "government"
    tokens = [Token(0, 0, w, w) for w in last]
    kinds = [
        hit[1] for k in range(len(tokens)) if (hit := words.heads.at(tokens, k)) and k + hit[0] == len(tokens)
    ]
    return kinds[0] if kinds else "irregular"
