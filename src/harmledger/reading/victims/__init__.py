"""People whom a report names as harmed, with age, sex and kin where the words give them.

`names` finds what may be a person's name, `lists` which names stand in one list, `fates` what befell those of
a list, `sightings` all that is told at one mention, and `persons` which mentions are of one person.
"""

from __future__ import annotations

from collections.abc import Sequence

from harmledger.gazetteer.folding import plain
from harmledger.model import Span, Victim
from harmledger.reading.marker import Mark
from harmledger.reading.victims import persons, sightings, words

__all__ = ["find"]

_LONGEST_OTHER = 80
"""Characters of a place's or a source's name: what is longer is a clause."""


def find(
    text: str,
    sentences: Sequence[Span],
    others: Sequence[Span],
    people: Sequence[Mark] = (),
    *,
    language: str = "en",
) -> tuple[Victim, ...]:
    """Return the people whom `text` names as harmed, each once; `others`, such as places, are none.

    `people` are the marker's marks of persons. Where it marked some, one whom it marks nowhere is none, but
    for a victim whose age stands right after the name.
    """
    of_language = words.load(language)
    taken = {
        at
        for s in others
        if s.text.split(maxsplit=1)[0].lower() not in of_language.objects
        for at in range(s.start, min(s.end, s.start + _LONGEST_OTHER))
    }

    def is_taken(start: int, end: int) -> bool:
        is_given = plain(text[start:end].split(maxsplit=1)[0]) in of_language.given
        return start in taken and (end - 1 in taken or not is_given)

    seen = sightings.find(text, sentences, is_taken, people, of_language)
    found = [person for person in persons.gather(seen) if person.is_victim]
    return tuple(
        person.victim() for person in found if person.is_marked or person.has_age_beside or not people
    )
