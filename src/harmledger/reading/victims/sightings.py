"""Each mention of a person with what its sentence tells: what befell them, their age, sex and kin."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from harmledger.gazetteer.folding import plain
from harmledger.model import Span
from harmledger.reading.marker import Mark
from harmledger.reading.victims import ages, fates, lists, names
from harmledger.reading.victims.fates import Role
from harmledger.reading.victims.lists import Member
from harmledger.reading.victims.names import Mention
from harmledger.reading.victims.words import HARMS, TOKEN, UNTOLD, Relation, Words

SEVERAL = 3
"""So many names in a row, in a sentence that tells of harm, are a list of those harmed."""
SURE = 0.87
"""The marker's score from which a name that it marks as harmed is a victim's, whatever words say."""
PRONOUN_REACH = 120
"""Characters of a sentence that opens with a pronoun that are looked at."""
_PRONOUN_REACH = 12
"""How many words after a name are looked at for a pronoun."""


class Sighting(NamedTuple):
    """One mention of someone, and what is told there."""

    mention: Mention
    role: Role | None
    harm: str | None
    age: float | None
    sex: str | None
    relation: str | None
    is_by_name: bool
    """Whether it is another name of the one named before: "also known as"."""
    is_marked: bool = False
    """Whether the marker takes the name for a person's."""

    @property
    def stands_alone(self) -> bool:
        """Whether it can name someone not named elsewhere: a first name needs kin, an age or a harm."""
        if self.mention.is_full or self.relation is not None:
            return True
        if self.role == "victim":
            return self.mention.known or self.mention.age is not None
        return self.mention.known and self.age is not None


def find(
    text: str,
    sentences: Sequence[Span],
    is_taken: Callable[[int, int], bool],
    people: Sequence[Mark],
    words: Words,
) -> Iterator[Sighting]:
    """Yield every mention of a person in `text`, in text order, with what the marks of `people` add."""
    harm: str | None = None
    last: Sighting | None = None
    marks = _Marks(people)
    for sentence in sentences:
        again = _told_by_pronoun(sentence.text, last, words)
        if again:
            yield again
        mentions = list(names.mentions(text, sentence, is_taken, people, words))
        harm = _harm(sentence.text, mentions, harm, words)
        for members in lists.split(text, sentence, mentions, words):
            for sighting in map(marks.settled, _of_list(members, harm, words)):
                last = sighting if sighting.role in ("victim", "likely") else last
                yield sighting


class _Marks:
    """The marks of people in a text, asked for in text order."""

    def __init__(self, people: Sequence[Mark]) -> None:
        self._people = people
        self._at = 0

    def settled(self, sighting: Sighting) -> Sighting:
        """Return a sighting with the marker's word taken where words tell little or the marker is sure."""
        span = sighting.mention.span
        while self._at < len(self._people) and self._people[self._at].span.end <= span.start:
            self._at += 1
        if self._at == len(self._people) or not self._people[self._at].span.overlaps(span):
            return sighting
        mark = self._people[self._at]
        is_harmed, is_sure = mark.label in HARMS, sighting.mention.is_full and mark.score >= SURE
        is_passer_by = mark.label == "other" and mark.score >= SURE
        if (sighting.role == "likely" and not is_harmed) or (sighting.role == "victim" and is_passer_by):
            sighting = sighting._replace(role=None, harm=None)
        elif sighting.role not in ("victim", "accused") and is_harmed and is_sure:
            sighting = sighting._replace(role="victim", harm=sighting.harm or mark.label)
        return sighting._replace(is_marked=True)


def _told_by_pronoun(sentence: str, last: Sighting | None, words: Words) -> Sighting | None:
    """Return what a sentence that opens with a pronoun tells of the victim named last: "He died"."""
    pronoun, *tokens = TOKEN.findall(sentence[:PRONOUN_REACH].lower()) or [""]
    sex = _first_of([pronoun], words.she, words.he)
    fate = fates.of_subject(tokens, words) if last and sex else None
    if not last or not fate or not fate.harm or not fate.is_close or last.sex not in (None, sex):
        return None
    return last._replace(role="victim", harm=fate.harm, sex=sex)


def _harm(sentence: str, mentions: Sequence[Mention], before: str | None, words: Words) -> str | None:
    """Return the first harm that a sentence tells of, else the harm `before` if it may go on with it.

    It may if it lists people or ages, or speaks of victims, of whom it may leave open what befell them.
    """
    speaks_of_victims = False
    for token in TOKEN.findall(sentence.lower()):
        harm = words.objects.get(token) or words.participles.get(token) or words.verbs.get(token)
        if harm:
            return harm
        speaks_of_victims |= token in words.objects
    if speaks_of_victims:
        return before or UNTOLD
    goes_on = len(mentions) >= SEVERAL or any(m.age is not None for m in mentions)
    return before if goes_on or ages.are_told(sentence, words.language) else None


def _of_list(members: Sequence[Member], harm: str | None, words: Words) -> Iterator[Sighting]:
    shared: Relation | None = None
    is_list = len(members) >= SEVERAL and any(m.mention.known for m in members)
    for member, fate in zip(members, fates.of_list(members, words), strict=True):
        kin = lists.relation(member.lead, words) or _kin_aside(member.mention.aside, words)
        shared = kin or (shared if shared and shared.plural else None)
        age = member.mention.age
        age = ages.before(member.lead, words.language) if age is None else age
        role, told = (fate.role, fate.harm) if fate else (None, None)
        if role is None and harm and (age is not None or is_list or (shared and member.mention.known)):
            role = "likely"
        yield Sighting(
            mention=member.mention,
            role=role,
            harm=told or harm if role in ("victim", "likely") else None,
            age=age,
            sex=(shared.sex if shared else None) or _sex(member, words),
            relation=shared.word if shared else None,
            is_by_name=not words.by_names.isdisjoint((member.before[-1:], member.before[-2:])),
        )


def _kin_aside(aside: str, words: Words) -> Relation | None:
    """Return the word for a relative in brackets after a name: "(son, 14)"."""
    return next((words.relations[t] for t in TOKEN.findall(aside.lower()) if t in words.relations), None)


def _sex(member: Member, words: Words) -> str | None:
    """Return the sex told by the words right before a name, the name and by-names, or a pronoun after it."""
    near: list[str] = []
    for token in reversed(lists.nearest(member.lead, words)):
        if token in words.grammar["and"] or not token[0].isalnum():
            break
        near.append(token)
    first = member.mention.span.text.split()[0]
    told = _first_of(
        [*near, first.lower(), *TOKEN.findall(member.mention.aside.lower())], words.female, words.male
    )
    return (
        told or words.given.get(plain(first)) or _first_of(member.after[:_PRONOUN_REACH], words.she, words.he)
    )


def _first_of(tokens: Sequence[str], female: frozenset[str], male: frozenset[str]) -> str | None:
    return next(("female" if t in female else "male" for t in tokens if t in female or t in male), None)
