"""What is said to have been done to the people of an Arabic sentence: "قتل أربعة أشخاص بينهم طفلان".

The word for the harm stands first and those whom it befell behind it, joined by "and"; parts of them follow
"among them". A noun may tell the harm itself ("12 قتيلا"), and some verbs stand behind ("48 شخصا أصيبوا").
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from harmledger.reading import lexicon
from harmledger.reading.arabic import people as peoples
from harmledger.reading.arabic import quantities
from harmledger.reading.arabic.words import is_definite, phrase
from harmledger.reading.people import People
from harmledger.reading.text.tokens import Phrases, Token

REACH = 12
"""How many words behind a harm those whom it befell may begin, if a number and a noun tell them."""
NEAR = 4
"""And if not."""
JOINED = 8
"""How many words may stand between people whom "and" joins, or before their parts."""
BEFORE = 2
"""How many words before a harm is looked for what makes it no deed done."""
DOERS = 2
"""How many words may stand between those who did it, behind its verb, and those whom they did it to."""
FAR = 30
"""How many words parts may stand behind their whole where no other people are between."""
TOLL = 16
"""How many words a toll's number may stand behind the noun for those harmed."""
COMPLETED = 14
"""How many words behind its verb what completes it may stand."""

TENS = 11
"""From which number on Arabic counts in the singular, so that two nouns may share it: "20 girls and boys"."""
_OPENERS = frozenset('.,;:!?؟|-–—"«“(،')
Tokens = Sequence[Token]


class _Words(NamedTuple):
    before: Phrases
    completing: frozenset[str]
    completed: frozenset[str]
    behind: Phrases
    announcing: frozenset[str]
    tolls: frozenset[str]
    to: frozenset[str]
    mixed: Phrases
    joints: frozenset[str]
    parts: Phrases
    unreal: frozenset[str]
    another: str
    out_of: str
    breaks: frozenset[str]


@cache
def _words() -> _Words:
    data = lexicon.load("ar", "harm")

    def phrases(table: Mapping[str, Sequence[str]]) -> Phrases:
        return Phrases((phrase(p), code) for code, listed in table.items() for p in listed)

    def these(table: str, name: str) -> Phrases:
        return phrases({p: [p] for p in data[table][name]})

    return _Words(
        before=phrases(data["before"]),
        completing=frozenset(data["completed"]["verbs"]),
        completed=frozenset(data["completed"]["killed"]),
        behind=phrases(data["behind"]),
        announcing=frozenset(data["announcing"]["words"]),
        tolls=frozenset(data["toll_nouns"]["words"]),
        to=frozenset(data["toll_nouns"]["to"]),
        mixed=these("mixed", "phrases"),
        joints=frozenset(data["mixed"]["joints"]),
        parts=these("parts", "phrases"),
        unreal=frozenset(data["unreal"]["words"]),
        another=data["another"]["word"],
        out_of=data["out_of"]["word"],
        breaks=frozenset(data["breaks"]["words"]),
    )


class _Cue(NamedTuple):
    """Tokens `first` to `last` (half-open) that tell of a harm; no `harm` where two are told as one."""

    first: int
    last: int
    harm: str | None


class Told(NamedTuple):
    """People who came to a harm; `chain` numbers the list that they stand in, `subset` ones its parts."""

    people: People
    harm: str
    chain: int
    subset: bool = False


def told(tokens: Tokens, people: Sequence[People]) -> list[Told]:
    """Return which of the `people` of a sentence came to which harm, in text order."""
    return _Sentence(tokens, people).told() if people else []


class _Sentence:
    """The words and people of a sentence, and what is told of each so far."""

    def __init__(self, tokens: Tokens, people: Sequence[People]) -> None:
        self._tokens = tokens
        self._people = people
        self._words = _words()
        self._ends = [person.last for person in people]
        self._at = {person.first: k for k, person in enumerate(people)}
        self._cues = {cue.first: cue for cue in self._find_cues()}
        counted = [p for p in people if not p.unnumbered and not p.single]
        self._numbers = frozenset(p.first for p in counted)
        self._counted = frozenset(i for p in counted for i in range(p.first, p.last))
        self._found: dict[int, Told] = {}
        self._taken: set[int] = set()
        """People of whom nothing more can be told: counted, or of mixed harms."""

    def told(self) -> list[Told]:
        """Return who came to what, in text order."""
        self._leave_mixed()
        self._read_tolls()
        for cue in self._cues.values():
            self._reach(cue)
        for k, person in enumerate(self._people):
            if person.harm and k not in self._taken and self._stands_alone(person):
                self._take_chain(k, person.harm)
        self._read_behind()
        self._read_parts()
        return [self._found[k] for k in sorted(self._found)]

    # ---- the words that tell of harm

    def _find_cues(self) -> Iterator[_Cue]:
        i = 0
        while i < len(self._tokens):
            cue = self._cue_at(i)
            if cue and not self._is_unreal(cue):
                yield cue
            i = cue.last if cue else i + 1

    def _cue_at(self, i: int) -> _Cue | None:
        """Return the cue at token `i`; "killed and wounded" before one number tells neither of it."""
        cue = self._one_cue_at(i)
        if cue is None or cue.last + 1 >= len(self._tokens):
            return cue
        other = self._one_cue_at(cue.last + 1) if self._tokens[cue.last].low in self._words.joints else None
        return _Cue(i, other.last, cue.harm if cue.harm == other.harm else None) if other else cue

    def _one_cue_at(self, i: int) -> _Cue | None:
        if self._tokens[i].low in self._words.completing:
            following = {t.low for t in self._tokens[i : i + COMPLETED]}
            if following & self._words.completed:
                return _Cue(i, i + 1, "killed")
        hit = self._words.before.at(self._tokens, i)
        return _Cue(i, i + hit[0], hit[1]) if hit else None

    def _is_unreal(self, cue: _Cue) -> bool:
        before = self._tokens[max(0, cue.first - BEFORE) : cue.first]
        return any(t.low in self._words.unreal for t in before)

    # ---- who is told of

    def _leave_mixed(self) -> None:
        """Tell nothing of "12 between dead and wounded", nor of "the dozens of dead and wounded"."""
        for k, person in enumerate(self._people):
            if mixed := self._words.mixed.at(self._tokens, person.last):
                end = person.last + mixed[0]
                self._taken.update(self._at[i] for i in range(person.first, end) if i in self._at)
            elif self._shares_number(k):
                other = self._people[k + 1]
                self._taken.update((k + 1,) if person.harm == other.harm else (k, k + 1))

    def _shares_number(self, k: int) -> bool:
        """Whether one number counts these people and the next: "20 طفلا وطفلة", "عشرات القتلى والجرحى"."""
        person = self._people[k]
        other = self._people[k + 1] if k + 1 < len(self._people) else None
        if other is None or other.first != person.last + 1 or person.range is None or person.unnumbered:
            return False
        if self._tokens[person.last].low != quantities.AND or person.single or person.bare:
            return False
        of_many = person.range.low >= TENS and other.single
        of_dozens = person.range.is_vague and other.unnumbered and other.definite
        return of_many or of_dozens

    def _read_tolls(self) -> None:
        """Read "the number of dead ... rose to 22", "the toll of wounded: 40", "the wounded are three"."""
        harm, at = None, -1
        for i, token in enumerate(self._tokens):
            if token.low in self._words.tolls:
                at = i
            elif at >= 0 and (told := peoples.harm_of(token.low)) and i not in self._counted:
                harm, at = told, i
            elif i + 1 in self._numbers and is_definite(token) and (told := peoples.harm_of(token.low)):
                self._take_chain(self._at[i + 1], told)
            elif harm and token.low in self._words.to and i - at <= TOLL and i + 1 in self._numbers:
                self._take_chain(self._at[i + 1], harm)
                at = i

    def _reach(self, cue: _Cue) -> None:
        """Take those who stand behind a cue as the ones it befell."""
        for i in range(cue.last, min(len(self._tokens), cue.last + REACH)):
            k = self._at.get(i)
            if k is not None:
                self._reach_people(k + self._is_doer(k), cue)
                return
            if self._breaks(i) or (i in self._cues and i > cue.first):
                return

    def _reach_people(self, k: int, cue: _Cue) -> None:
        if not self._is_in_reach(self._people[k], self._people[k].first - cue.last):
            return
        if cue.harm is None or k in self._taken:
            self._taken.add(k)
        else:
            self._take_chain(k, cue.harm)

    def _is_doer(self, k: int) -> bool:
        """Whether armed men stand between a verb and those whom they did it to: "خطف مسلحون ثلاثة معلمين"."""
        if (
            self._people[k].group != "combatants"
            or not self._people[k].unnumbered
            or k + 1 == len(self._people)
        ):
            return False
        first, last = self._people[k + 1].first, self._people[k].last
        between = self._tokens[last:first]
        parted = any(t.low == quantities.AND or not t.low[0].isalpha() for t in between)
        return first in self._numbers and len(between) <= DOERS and not parted

    def _is_in_reach(self, person: People, gap: int) -> bool:
        if person.definite and person.unnumbered:
            return False
        if self._tokens[person.first].low == self._words.another:
            return gap == 0
        if person.bare or person.definite or person.single or person.unnumbered:
            return gap <= (1 if person.bare or person.definite else NEAR)
        return True

    def _breaks(self, i: int) -> bool:
        token = self._tokens[i]
        return token.low in self._words.breaks or token.low in '.;:!?؟"«»()[]' or token.low == "\n"

    def _stands_alone(self, person: People) -> bool:
        """Whether a noun that tells of harm counts people here, with no verb: "5 قتلى", "سقوط جرحى"."""
        if person.definite:
            return False
        if not person.unnumbered and not person.single:
            return True
        before = self._tokens[person.first - 1] if person.first else None
        return before is None or before.low in self._words.announcing or before.low in _OPENERS

    def _take_chain(self, k: int, harm: str, *, subset: bool = False) -> None:
        """Take people `k` and those whom "and", a comma or "among them" joins to them."""
        chain = k
        while k not in self._taken and k not in self._found:
            person = self._people[k]
            own = person.harm if person.harm and k != chain else harm
            if own != harm:
                return
            self._found[k] = Told(person, harm, chain, subset)
            self._taken.add(k)
            following = self._joined(k, subset=subset)
            if following is None:
                return
            k, subset = following

    def _head(self, k: int) -> int:
        """Return the first of the list that people `k` stand in."""
        while k > 0 and k - 1 not in self._taken and (joined := self._joined(k - 1, subset=False)):
            if joined[0] != k:
                break
            k -= 1
        return k

    def _joined(self, k: int, *, subset: bool) -> tuple[int, bool] | None:
        """Return who follows people `k` in their list, and whether as parts of those before."""
        last = self._people[k].last
        for i in range(last, min(len(self._tokens), last + JOINED)):
            parts = self._words.parts.at(self._tokens, i)
            if parts:
                following = self._at.get(i + parts[0])
                return None if following is None else (following, True)
            if (other := self._at.get(i)) is not None:
                before = self._tokens[i - 1].low
                if i > last and before == quantities.AND:
                    return other, subset
                if before == "," and self._people[other].single and not self._people[k].single:
                    return other, True
                return None
            if i in self._cues or self._breaks(i):
                return None
        return None

    def _read_parts(self) -> None:
        """Read "... who are three men and two women", far behind those whose parts they are."""
        for i in range(len(self._tokens)):
            hit = self._words.parts.at(self._tokens, i)
            k = self._at.get(i + hit[0]) if hit else None
            whole = self._whole_before(k, i) if k is not None and k not in self._taken else None
            if k is not None and whole:
                self._take_chain(k, whole.harm, subset=True)

    def _whole_before(self, k: int, i: int) -> Told | None:
        """Return the nearest people before people `k` who are no part of others, if token `i` is near."""
        for j in range(k - 1, -1, -1):
            if i - self._people[j].last > FAR:
                return None
            if j in self._found and not self._found[j].subset:
                return self._found[j]
        return None

    def _read_behind(self) -> None:
        """Read "48 others were injured": a verb behind those whom it befell."""
        for i in range(len(self._tokens)):
            hit = self._words.behind.at(self._tokens, i)
            if hit is None:
                continue
            k = bisect_right(self._ends, i) - 1
            if i and self._tokens[i - 1].low == self._words.out_of:  # who was brought out is not missing
                continue
            if k < 0 or i - self._ends[k] > NEAR:
                continue
            if k not in self._taken and not self._people[k].definite:
                self._take_chain(self._head(k), hit[1])
