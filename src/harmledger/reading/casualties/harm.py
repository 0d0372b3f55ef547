"""What is said to have been done to the people of a sentence, and how the grammar ties the two.

A cue ("were killed", "injuring", "the death of") reaches for people on one side: a passive or intransitive
verb to the left, an active verb or a noun with "of" to the right. A list of people joined by commas, "and"
or "including" is reached as one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from harmledger.reading.casualties import asides, harm_cues
from harmledger.reading.casualties.harm_cues import SHOT, Cue, Words, skip_back
from harmledger.reading.people import People
from harmledger.reading.text.tokens import Token

REACH = 30
"""How many words a cue may stand from the people it takes; names and asides do not weigh."""
FARTHEST = 400
"""How many words of whatever kind it may stand from them."""
TELLERS = 6
"""How many words "and the town's traders said" may have."""

DESCRIBED = 16
"""How many words a clause about people may have before what was done to them: "a boy who was passing"."""

CHANGED = 6
"""How many words before a number its toll's verb may stand: "risen on Monday from five to seven"."""

SHORT = 3
"""Letters of a word in "-ed" that is no verb: "red", "bed"."""

LASTING = frozenset(("displaced", "detained"))
"""States that may tell who people are, and not what was done to them now."""
MIXED = "mixed"
"""What befell people of whom some came to one harm and some to another."""


def attach(tokens: Sequence[Token], people: Sequence[People], *, language: str = "en") -> list[str | None]:
    """Return what happened to each of `people`, None where the sentence does not say or mixes harms."""
    return _Sentence(
        tokens, people, asides.find(tokens, language=language), harm_cues.load(language)
    ).attached()


def without_tellers(
    tokens: Sequence[Token], people: Sequence[People], *, language: str = "en"
) -> list[People]:
    """Leave out the people of whom the sentence says that they said it: "residents and a medic said"."""
    words = harm_cues.load(language)
    kept: list[People] = []
    edge = -1
    for person in reversed(people):
        edge = _telling(tokens, person, words) or edge
        joined = person.last <= edge <= person.last + 1
        if joined and all(t.low in words.either for t in tokens[person.last : edge]):
            edge = person.first
        else:
            kept.append(person)
    return kept[::-1]


def _telling(tokens: Sequence[Token], person: People, words: Words) -> int | None:
    """Return where the people end who tell, alone or with others: "medics and the town's traders said"."""
    after = tokens[person.last : person.last + TELLERS]
    if after and after[0].low in words.telling:
        return person.last
    opens = person.first == 0 or tokens[person.first - 1].text == ","
    if not (opens and person.unnumbered and after and after[0].low in words.either):
        return None
    told = next((t for t in after if t.low in words.telling or not any(map(str.isalnum, t.text))), None)
    return person.last if told and told.low in words.telling else None


class _Sentence:
    """The words and people of a sentence, and what its cues have told of each so far."""

    def __init__(
        self, tokens: Sequence[Token], people: Sequence[People], aside: Sequence[bool], words: Words
    ) -> None:
        self._tokens = tokens
        self._people = people
        self._words = words
        self._firsts = [person.first for person in people]
        self._starts = frozenset(self._firsts)
        self._harms: list[str | None] = [person.harm for person in people]
        self._weights = asides.weights(tokens, aside)
        blocks = (self._blocks(token) and not passing for token, passing in zip(tokens, aside, strict=True))
        self._blocked = list(accumulate(blocks, initial=0))

    def attached(self) -> list[str | None]:
        """Reach from every cue for its people: states first, then to the right, then to the left."""
        found = harm_cues.find(self._tokens, self._people, self._words)
        self._read_remains()
        self._read_states()
        self._leave_mixed_nouns()
        mixed = harm_cues.mixed(self._tokens, found, self._words)
        for k, cue in enumerate(found):
            if cue.side == "right":
                self._reach_right(cue, found[k + 1] if k + 1 < len(found) else None, told=k not in mixed)
        for k, cue in enumerate(found):
            if cue.side == "left":
                self._reach_left(cue, told=k not in mixed)
                self._reach_companions(cue, found[k + 1] if k + 1 < len(found) else None, told=k not in mixed)
        self._read_states(lasting=True)
        return [None if harm == MIXED else harm for harm in self._harms]

    def _read_states(self, *, lasting: bool = False) -> None:
        """Read "N dead", "N others critically injured": a state directly after the people.

        A `lasting` one, as of "a woman displaced from Brask", yields to what a verb tells.
        """
        adverbs = self._words.adverbs - self._words.negations
        for k, person in enumerate(self._people):
            at = person.last
            while at < len(self._tokens) and self._tokens[at].low in adverbs:
                at += 1
            if at > person.last and (at == len(self._tokens) or not self._tokens[at].text[0].isalnum()):
                at -= 1
            state = self._state_at(at, of_number=person.range is not None and not person.range.is_vague)
            is_verb = at + 1 in self._starts or (at + 2 in self._starts and self._is_owner(at + 1))
            is_real = all(t.low not in self._words.unreal for t in self._tokens[at + 1 : at + 2])
            is_asked = (state in LASTING) == lasting
            if state and is_asked and is_real and not is_verb and self._harms[k] is None:
                self._harms[k] = state

    def _read_remains(self) -> None:
        """Read "left N people, including two women, dead": a state at the end of what an attack left."""
        for i, token in enumerate(self._tokens):
            if token.low in self._words.leaving and (end := self._remains_end(i + 1)) is not None:
                state = self._state_at(end)
                for k in range(bisect_left(self._firsts, i + 1), bisect_left(self._firsts, end)):
                    self._harms[k] = self._harms[k] or state

    def _remains_end(self, start: int) -> int | None:
        """Return where the state stands that people from `start` on were left in."""
        for i in range(start, min(len(self._tokens), start + REACH)):
            if self._blocked[i] > self._blocked[start]:
                return None
            state = self._state_at(i)
            if state and state not in LASTING and i not in self._starts:
                return None if i + 1 in self._starts else i
        return None

    def _state_at(self, i: int, *, of_number: bool = True) -> str | None:
        """Return the state that token `i` tells, None if none; of a number "dead and wounded", mixed."""
        state = self._words.state.get(self._tokens[i].low) if i < len(self._tokens) else None
        after = [t.low for t in self._tokens[i + 1 : i + 3]]
        is_two = len(after) == 2 and after[0] in self._words.either and i + 3 not in self._starts
        other = self._words.state.get(after[1], state) if is_two else state
        return state if other == state or not of_number else MIXED

    def _is_owner(self, i: int) -> bool:
        """Whether token `i` is "his" or "the", as before those whom a verb does something to."""
        return i < len(self._tokens) and self._tokens[i].low in self._words.owners

    def _leave_mixed_nouns(self) -> None:
        """Tell nothing of "a hundred dead or wounded": of how many each is true, no one says."""
        for k, person in enumerate(self._people):
            words = [t.low for t in self._tokens[person.last : person.last + 2]]
            if person.harm and len(words) == 2 and words[0] in self._words.either:
                verb = self._words.transitive.at(self._tokens, person.last + 1)
                other = verb[1] if verb else self._words.state.get(words[1], person.harm)
                is_verb = person.last + 2 in self._starts
                self._harms[k] = person.harm if other == person.harm or is_verb else MIXED

    def _reach_left(self, cue: Cue, *, told: bool) -> None:
        edge = skip_back(self._tokens, cue.first - 1, self._words.adverbs | self._words.be) + 1
        edge = self._described_before(edge) or edge
        reached: list[int] = []
        for k in range(bisect_left(self._firsts, cue.first) - 1, -1, -1):
            person = self._people[k]
            if person.last > cue.first:
                continue
            far = not self._is_near(person.last, cue.first)
            if far or not self._holds_together(person.last, edge):
                break
            if not (person.bare and person.last != edge):
                reached.append(k)
            edge = person.first
        if not reached and (subject := self._subject_before(edge)) is not None:
            reached.append(subject)
        for k in reached[:1] if self._is_part_of_what_was_told(reached) else reached:
            self._take(k, cue, told=told)

    def _described_before(self, edge: int) -> int | None:
        """Return where the people end whom a clause before `edge` describes, if the cue tells of them.

        It does from within the clause, "12 men who were detained", or from behind it: "a boy who was passing
        was injured", "a man who was shot in Brask died".
        """
        k = bisect_left(self._firsts, edge) - 1
        if k < 0 or self._people[k].unnumbered:
            return None
        last = self._people[k].last
        if last >= edge or self._tokens[last].low not in self._words.relatives:
            return None
        clause = self._tokens[last + 1 : edge]
        blocks = self._words.blocks - self._words.be - self._words.adverbs
        is_plain = all(t.text[0].isalnum() and t.low not in blocks for t in clause)
        return last if not clause or (is_plain and len(clause) <= DESCRIBED) else None

    def _subject_before(self, edge: int) -> int | None:
        """Return who the verb before an "and" at `edge` is told of: "the man was taken to Brask and died"."""
        k = bisect_left(self._firsts, edge) - 1
        if edge < 1 or k < 0 or self._tokens[edge - 1].low not in self._words.going_on:
            return None
        between = self._tokens[self._people[k].last : edge - 1]
        opens_with_verb = bool(between) and between[0].low in self._words.be
        clauses = any(t.low in self._words.blocks - self._words.be or t.text in ";:," for t in between[1:])
        return k if opens_with_verb and not clauses and len(between) <= REACH else None

    def _is_part_of_what_was_told(self, reached: Sequence[int]) -> bool:
        """Whether a list that was reached, last first, opens with parts of those another clause tells of.

        "Nine people were killed, including two women, and three others were injured": the women were not.
        """
        first = self._people[reached[-1]].first if len(reached) > 1 else 0
        return self._words.subsets.before(self._tokens, first, over=self._words.small) is not None

    def _reach_companions(self, cue: Cue, following: Cue | None, *, told: bool) -> None:
        """Reach for those who shared it: "was killed together with his wife and four children"."""
        end = min(following.first if following else len(self._tokens), cue.last + REACH)
        for i in range(cue.last, end):
            if self._blocked[i + 1] > self._blocked[cue.last]:
                return
            hit = self._words.companions.at(self._tokens, i)
            if hit and (self._tokens[i - 1].text != "," or hit[0] > 1):
                self._reach_right(cue._replace(last=i + hit[0]), following, told=told)
                return

    def _reach_right(self, cue: Cue, following: Cue | None, *, told: bool) -> None:
        edge = cue.last
        of_a_toll = any(t.low in self._words.tolls for t in self._tokens[cue.first : cue.last])
        risen = self._risen_to(cue) if of_a_toll else None
        start = bisect_left(self._firsts, cue.last) if risen is None else risen
        for k in range(start, len(self._people)):
            person, first_taken = self._people[k], edge == cue.last
            if following and person.first >= following.first:
                break
            if first_taken and k != risen and person.first - edge > (8 if of_a_toll else 3):
                break
            if first_taken and cue.harm == SHOT and not self._are_words(edge, person.first):
                break
            if of_a_toll and any(t.low in self._words.unreal for t in self._tokens[edge : person.first]):
                break
            of_its_change = of_a_toll and self._is_changed(edge, person.first)
            if not (first_taken and of_a_toll) and not (
                of_its_change or self._holds_together(edge, person.first)
            ):
                break
            if not first_taken and following and self._is_subject(person, following):
                break
            if not (first_taken or of_a_toll or self._are_joined(edge, person.first)):
                continue
            self._take(k, cue, told=told)
            edge = person.last

    def _are_joined(self, start: int, end: int) -> bool:
        """Whether the words between two people make them a list: "and", not "in front of"."""
        joins = self._words.joins
        between = self._tokens[start:end]
        return not between or any(t.low in joins or not t.text[0].isalnum() for t in between)

    def _risen_to(self, cue: Cue) -> int | None:
        """Return the first number after a toll if its verb leads to it, whatever else stands before that."""
        start = bisect_left(self._firsts, cue.last)
        for k, person in enumerate(self._people[start:], start):
            at = person.first
            if not self._is_near(cue.last, at):
                break
            is_changed = self._is_changed(max(cue.last, at - CHANGED), at - 1)
            if self._tokens[at - 1].low in self._words.changed_to and is_changed:
                return k
            if person.bare:
                break
        return None

    def _are_words(self, start: int, end: int) -> bool:
        return all(token.text[0].isalnum() for token in self._tokens[start:end])

    def _is_changed(self, start: int, end: int) -> bool:
        """Whether the words from `start` to `end` change a toll to another: "put at two, later raised to"."""
        return any(t.low in self._words.changing for t in self._tokens[start:end])

    def _take(self, k: int, cue: Cue, *, told: bool) -> None:
        is_open = self._harms[k] is None or self._harms[k] == SHOT
        if is_open and told:
            self._harms[k] = cue.harm

    def _is_subject(self, person: People, cue: Cue) -> bool:
        """Whether the people stand right before a cue that takes what is on its left."""
        skipped = self._words.adverbs | self._words.be
        return cue.side == "left" and skip_back(self._tokens, cue.first - 1, skipped) < person.last

    def _holds_together(self, start: int, end: int) -> bool:
        """Whether the words from `start` to `end` keep a list of people together: no clause begins there."""
        return self._is_near(start, end) and (end <= start or self._blocked[start] == self._blocked[end])

    def _is_near(self, start: int, end: int) -> bool:
        return end - start <= FARTHEST and self._weights[max(end, start)] - self._weights[start] <= REACH

    def _blocks(self, token: Token) -> bool:
        words = self._words
        if token.low in words.joints:
            return False
        if token.low in words.blocks or token.low in words.be or token.text in ";:":
            return True
        is_verb = token.low.endswith("ed") and len(token.low) > SHORT
        return is_verb and token.text[0].islower() and token.low not in words.adverbs
