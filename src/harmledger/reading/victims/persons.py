"""Persons: the mentions of one person in a report, under all spellings, made one victim."""

from __future__ import annotations

import re
from collections.abc import Iterable

from harmledger.gazetteer.folding import fold
from harmledger.model import Span, Victim
from harmledger.reading.victims.names import without_brackets
from harmledger.reading.victims.sightings import Sighting
from harmledger.reading.victims.words import HARMS, UNTOLD

ALIKE = 50
"""Among how many people of one first or last name, the last told of, a name is looked for again."""
SPELLED = 5
"""Letters of a folded family name, from which on one of them may differ between two spellings."""
# "Abd al-Rahman", "Abdel Rahman" and "Abdulrahman", folded.
_SERVANT = re.compile(r"\babd(?: ?[aiu]l(?: |(?=\w\w)|$)| |$)")
_KUNYA = re.compile(r"\b(?:Ab[uo]u?|Umm?)\s(?:[Aa]l-)?[A-Z][\w’'-]*")


class Person:
    """Someone named in a report, and all that is told of them."""

    def __init__(self, sighting: Sighting) -> None:
        self.words = key(sighting.mention.span)
        self.age = sighting.age
        self.sightings = [sighting]

    def add(self, sighting: Sighting) -> None:
        """Take in another mention."""
        self.words = max(self.words, key(sighting.mention.span), key=len)
        self.age = sighting.age if self.age is None else self.age
        self.sightings.append(sighting)

    @property
    def is_victim(self) -> bool:
        """Whether something befell the person, by the words next to a name or, failing these, around it.

        Of one who is accused too, death must be told at least as often.
        """
        roles = [s.role for s in self.sightings]
        killed = sum(s.role == "victim" and s.harm == "killed" for s in self.sightings)
        if "accused" in roles:
            return killed >= roles.count("accused")
        return "victim" in roles or ("likely" in roles and "teller" not in roles and "spared" not in roles)

    @property
    def is_marked(self) -> bool:
        """Whether the marker takes one of the names for a person's."""
        return any(s.is_marked for s in self.sightings)

    @property
    def has_age_beside(self) -> bool:
        """Whether words that tell what befell the person give the age right after the name."""
        return any(s.role == "victim" and s.mention.age is not None for s in self.sightings)

    def victim(self) -> Victim:
        """Return the record, under the fullest name: the first of those with most words.

        The spans where the harm is told come first.
        """
        told = sorted(self.sightings, key=lambda s: s.role not in ("victim", "likely"))
        harms = {s.harm for s in self.sightings}
        names = (" ".join(without_brackets(s.mention.span.text).split()) for s in self.sightings)
        return Victim(
            name=max(names, key=lambda name: len(name.split())),
            harm=next((harm for harm in HARMS if harm in harms), UNTOLD),
            spans=tuple(dict.fromkeys(s.mention.span for s in told)),
            age=self.age,
            sex=next((s.sex for s in self.sightings if s.sex), None),
            relation=next((s.relation for s in self.sightings if s.relation), None),
        )


def key(name: Span) -> list[str]:
    """Return the folded words of a name."""
    return _SERVANT.sub("abd ", fold(without_brackets(name.text))).split()


def gather(sightings: Iterable[Sighting]) -> tuple[Person, ...]:
    """Return the people of a report, each once, in the order of their first mention."""
    register = _Register()
    for sighting in sightings:
        register.add(sighting)
    return tuple(register.people)


class _Register:
    """The people named so far.

    Two names are one person's if they begin alike and the words of the shorter all stand in the longer: a
    child's name may hold the father's, but not begin with it. A name of one word is of the person last told
    of whose first name it is, or whose last name if only one bears it. A kunya is of whom it was told.
    """

    def __init__(self) -> None:
        self.people: list[Person] = []
        self._by_word: dict[str, list[Person]] = {}
        self._by_kunya: dict[tuple[str, ...], Person] = {}

    def add(self, sighting: Sighting) -> None:
        """Take in the next mention."""
        words = key(sighting.mention.span)
        if not words:
            return
        person = self._named(words, sighting)
        if person:
            person.add(sighting)
        elif sighting.stands_alone:
            person = Person(sighting)
            self.people.append(person)
            for word in {words[0], words[-1]}:
                self._by_word.setdefault(word, []).append(person)
        kunya = _KUNYA.search(sighting.mention.aside)
        if person and kunya:
            self._by_kunya[tuple(fold(kunya.group()).split())] = person

    def _named(self, words: list[str], sighting: Sighting) -> Person | None:
        kunya = tuple(words[:2])
        if sighting.is_by_name and self.people:
            self._by_kunya[kunya] = self.people[-1]
        if kunya in self._by_kunya:
            return self._by_kunya[kunya]
        alike = self._by_word.get(words[0], [])[-ALIKE:]
        for person in reversed(alike):
            is_whole = len(words) > 2 and words == person.words
            if _same(words, person.words) and (is_whole or _fits(sighting.age, person)):
                return person
        if len(words) > 1:
            return self._by_surname(words[-1])
        if sighting.age is not None or sighting.relation:
            return None
        bearing = [person for person in alike if person.words[-1] == words[0]]
        return bearing[0] if len(bearing) == 1 else None

    def _by_surname(self, surname: str) -> Person | None:
        """Return who was told of by this last name alone, neither with an age nor as anyone's kin."""
        alike = [person for person in self._by_word.get(surname, [])[-ALIKE:] if person.words == [surname]]
        is_bare = len(alike) == 1 and alike[0].age is None and not any(s.relation for s in alike[0].sightings)
        return alike[0] if is_bare else None


def _same(one: list[str], other: list[str]) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return shorter[0] == longer[0] and all(any(_alike(a, b) for b in longer) for a in shorter[1:])


def _alike(one: str, other: str) -> bool:
    """Whether two folded words are spellings of one: of some length, and at most a letter apart."""
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < SPELLED or len(longer) - len(shorter) > 1:
        return False
    same = next((k for k, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    return shorter[same + (len(shorter) == len(longer)) :] == longer[same + 1 :]


def _fits(age: float | None, person: Person) -> bool:
    """Whether an age is the person's too, give or take a birthday."""
    return age is None or person.age is None or abs(person.age - age) <= 1
