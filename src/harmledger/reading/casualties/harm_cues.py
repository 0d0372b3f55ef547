"""Words that tell what was done to people: "were killed", "injuring", "the death of", "suffered wounds"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain, pairwise
from typing import Literal, NamedTuple

from harmledger.reading import lexicon
from harmledger.reading.people import People
from harmledger.reading.text.tokens import Phrases, Token

SUFFERING = 7
"""Within how many words the wound follows the verb that it is suffered by."""

COUNTED = 9
"""Within how many words what befell those counted follows "the number of"."""

BESIDE, BEHIND = 10, 6
"""How many words before a cue, and after it, may tell that it is of something else."""

SHOT = "shot"
"""What a cue tells that leaves open whether people died (word list `harm`)."""

_SUFFERING = {"suffering": "injured", "brought": SHOT}
"""Tables of the word list `harm` that hold verbs and the nouns that these lead to -> what both tell."""

Side = Literal["left", "right"]


class Cue(NamedTuple):
    """Tokens `first` to `last` (half-open) that tell of a harm, and the side on which its people stand."""

    first: int
    last: int
    harm: str
    side: Side


class Words(NamedTuple):
    """The word list `harm` of one language, ready for look-up."""

    transitive: Phrases
    intransitive: Phrases
    nominal: Phrases
    state: Mapping[str, str]
    be: frozenset[str]
    adverbs: frozenset[str]
    relatives: frozenset[str]
    unreal: frozenset[str]
    negations: frozenset[str]
    aimed: frozenset[str]
    otherwise: Mapping[str, frozenset[str]]
    joints: frozenset[str]
    blocks: frozenset[str]
    telling: frozenset[str]
    either: frozenset[str]
    both: frozenset[str]
    tolls: frozenset[str]
    companions: Phrases
    further: frozenset[str]
    subsets: Phrases
    small: frozenset[str]
    changing: frozenset[str]
    changed_to: frozenset[str]
    counting: frozenset[str]
    counted: Mapping[str, str]
    """What may follow "the number of", over those of `counting` -> harm."""
    owners: frozenset[str]
    articles: frozenset[str]
    joins: frozenset[str]
    agents: frozenset[str]
    objects: frozenset[str]
    leaving: frozenset[str]
    going_on: frozenset[str]
    suffering: Phrases
    suffered: Mapping[str, frozenset[str]]
    """Harm -> the nouns that the verbs of suffering it lead to."""
    wounding: Mapping[str, str]
    """What tells of a wound how bad it is -> harm, the gravest first."""


@cache
def load(language: str) -> Words:
    """Return the words of `language` (ISO 639-1)."""
    data, people = lexicon.load(language, "harm"), lexicon.load(language, "people")
    determiners, changed = people["determiners"], lexicon.load(language, "revisions")["changed"]

    def phrases(name: str) -> Phrases:
        return Phrases((p, harm) for harm, listed in data[name].items() for p in listed)

    return Words(
        transitive=phrases("transitive"),
        intransitive=phrases("intransitive"),
        nominal=phrases("nominal"),
        state={w: harm for harm, listed in data["state"].items() for w in listed},
        be=frozenset(data["auxiliaries"]["be"]),
        adverbs=frozenset(data["auxiliaries"]["adverbs"]),
        relatives=frozenset(data["asides"]["relatives"]),
        unreal=frozenset(data["unreal"]["words"]),
        negations=frozenset(data["unreal"]["negations"]),
        aimed=frozenset(data["unreal"]["aimed"]),
        otherwise={word: frozenset(of) for word, of in data["otherwise"].items()},
        joints=frozenset(data["joints"]["words"]),
        blocks=frozenset(data["blocks"]["words"]),
        telling=frozenset(data["telling"]["words"]),
        either=frozenset(data["lists"]["either"]),
        both=frozenset(data["lists"]["both"]),
        tolls=frozenset(data["nominal_tolls"]["words"]),
        companions=Phrases((p, p) for p in data["companions"]["phrases"]),
        further=frozenset(data["companions"]["further"]),
        subsets=Phrases((p, p) for p in data["subsets"]["phrases"]),
        small=frozenset(data["subsets"]["small"]),
        changing=frozenset(changed["verbs"]),
        changed_to=frozenset(changed["to"]),
        counting=frozenset(data["number_of"]["over"]).union(*chain(*people["groups"].values())),
        counted={
            w: harm
            for of in (people["harmed"], data["state"], data["number_of"]["harmed"])
            for harm in of
            for w in of[harm]
        },
        owners=frozenset(determiners["possessives"]) | frozenset(determiners["definite"]),
        articles=frozenset(determiners["articles"]),
        joins=frozenset(chain(data["lists"]["joins"], data["lists"]["with"]))
        - frozenset(determiners["definite"]),
        agents=frozenset(data["auxiliaries"]["agents"]),
        objects=frozenset(data["auxiliaries"]["objects"]),
        leaving=frozenset(data["auxiliaries"]["leaving"]),
        going_on=frozenset(data["lists"]["going_on"]),
        suffering=Phrases((verb, harm) for how, harm in _SUFFERING.items() for verb in data[how]["verbs"]),
        suffered={harm: frozenset(data[how]["nouns"]) for how, harm in _SUFFERING.items()},
        wounding={word: harm for harm in (SHOT, "killed") for word in data["suffering"][harm]},
    )


def find(tokens: Sequence[Token], people: Sequence[People], words: Words) -> list[Cue]:
    """Return the cues of a sentence that tell of a harm that happened, in text order."""
    return _Finder(tokens, people, words).cues()


def mixed(tokens: Sequence[Token], found: Sequence[Cue], words: Words) -> set[int]:
    """Return the places of the cues of "killed and wounded": their people are not told apart.

    Of one who was "shot and died" the second tells more.
    """
    places: set[int] = set()
    for k, (one, two) in enumerate(pairwise(found)):
        near = tokens[one.last : min(two.first, one.last + 4)]
        joined = " ".join(t.low for t in near) in words.both
        if joined and one.harm not in (two.harm, SHOT) and (one.side, two.side) != ("right", "left"):
            places |= {k, k + 1}
    return places


def skip_back(tokens: Sequence[Token], i: int, skipped: frozenset[str]) -> int:
    """Return the last token up to `i` that is none of `skipped`; -1 if there is none."""
    while i >= 0 and tokens[i].low in skipped:
        i -= 1
    return i


class _Finder:
    """The words of a sentence, and where its people begin and end."""

    def __init__(self, tokens: Sequence[Token], people: Sequence[People], words: Words) -> None:
        self._tokens = tokens
        self._words = words
        self._starts = frozenset(person.first for person in people)
        self._ends = frozenset(person.last for person in people)

    def cues(self) -> list[Cue]:
        """Return the cues that tell of a harm that happened, in text order."""
        found: list[Cue] = []
        i = 0
        while i < len(self._tokens):
            cue = self._cue_at(i)
            if cue and found and self._goes_on(found[-1], cue):
                cue = cue._replace(side="left")
            if cue and not self._is_unreal(cue):
                found.append(cue)
            i = cue.last if cue else i + 1
        return found

    def _goes_on(self, earlier: Cue, cue: Cue) -> bool:
        """Whether a participle tells more of those who were shot: "was shot and critically wounded"."""
        between = self._tokens[earlier.last : cue.first]
        joined = bool(between) and between[0].low in self._words.either
        is_further = all(t.low in self._words.adverbs for t in between[1:])
        shot = earlier.harm == SHOT and earlier.side == "left"
        return shot and joined and is_further and cue.last not in self._starts

    def _cue_at(self, i: int) -> Cue | None:
        words, tokens = self._words, self._tokens
        if hit := words.nominal.at(tokens, i):
            return Cue(i, i + hit[0], hit[1], "right")
        if hit := words.intransitive.at(tokens, i):
            return Cue(i, i + hit[0], hit[1], "left")
        if cue := self._suffering(i) or self._number_of(i):
            return cue
        if hit := words.transitive.at(tokens, i):
            return Cue(i, i + hit[0], hit[1], self._side(i, i + hit[0]))
        return None

    def _suffering(self, i: int) -> Cue | None:
        """Return "suffered two gunshot wounds": a verb, and a few words on the wounds of its subject.

        Those who were "taken to a hospital" may have died since, as may those who were shot.
        """
        words = self._words
        hit = words.suffering.at(self._tokens, i)
        if not hit:
            return None
        for k in range(i + hit[0], min(len(self._tokens), i + SUFFERING)):
            token = self._tokens[k]
            if token.low in words.suffered[hit[1]]:
                told = (words.wounding.get(t.low) for t in self._tokens[i + 1 : k])
                return Cue(i, k + 1, next(filter(None, told), hit[1]), "left")
            if not token.text[0].isalnum() or token.low in words.blocks or k in self._starts:
                break
        return None

    def _number_of(self, i: int) -> Cue | None:
        """Return "the number of people who were killed", which leads to how many; "a number of" does not."""
        words, tokens = self._words, self._tokens
        is_vague = any(t.low in words.articles for t in tokens[max(0, i - 2) : i])
        if is_vague or tokens[i].low not in words.tolls or [t.low for t in tokens[i + 1 : i + 2]] != ["of"]:
            return None
        for k in range(i + 2, min(len(tokens), i + COUNTED)):
            if harm := words.counted.get(tokens[k].low):
                is_noun_next = k + 1 < len(tokens) and tokens[k + 1].low in words.counting
                return Cue(i, k + 1 + is_noun_next, harm, "right")
            if tokens[k].low not in words.counting:
                break
        return None

    def _side(self, first: int, last: int) -> Side:
        """Say where the people of a verb stand: left of a passive or a participle, else right."""
        is_passive = self._tokens[first].low in self._words.be
        if not is_passive and self._tokens[first].low.endswith(("ing", "s")):
            return "right"
        before = skip_back(self._tokens, first - 1, self._words.adverbs)
        if is_passive or self._tokens[max(before, 0)].low in self._words.be:
            return "left"
        follows_people = before + 1 in self._ends
        near = last + 1 in self._starts and self._tokens[last].text[0].isalnum() and not self._is_agent(last)
        precedes_people = last in self._starts or near
        has_object = last < len(self._tokens) and self._tokens[last].low in self._words.objects
        return "left" if follows_people and not (precedes_people or has_object) else "right"

    def _is_agent(self, i: int) -> bool:
        """Whether token `i` leads to who did it: "shot dead by gunmen"."""
        return self._tokens[i].low in self._words.agents

    def _is_unreal(self, cue: Cue) -> bool:
        """Whether a cue tells of what did not happen: "could kill", "was not hurt", "shot at two men"."""
        if cue.harm == SHOT and cue.side == "right" and self._aims(cue.last):
            return True
        if self._is_of_something_else(cue):
            return True
        if any(t.low in self._words.negations for t in self._tokens[max(0, cue.first - 2) : cue.first]):
            return True
        around = (*self._tokens[max(0, cue.first - 4) : cue.first], *self._tokens[cue.last : cue.last + 1])
        return any(t.low in self._words.unreal for t in around)

    def _is_of_something_else(self, cue: Cue) -> bool:
        """Whether words about a cue say that it is of something else: "funerals for ten people were held"."""
        otherwise = [self._words.otherwise.get(t.low) for t in self._tokens[cue.first : cue.last]]
        around = (
            *self._tokens[max(0, cue.first - BESIDE) : cue.first],
            *self._tokens[cue.last : cue.last + BEHIND],
        )
        return any(words and t.low in words for words in otherwise for t in around)

    def _aims(self, i: int) -> bool:
        """Whether token `i` says who was shot at; "at least" is none."""
        return i < len(self._tokens) and self._tokens[i].low in self._words.aimed and i not in self._starts
