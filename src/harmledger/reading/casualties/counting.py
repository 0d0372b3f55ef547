"""Counts of people harmed, sentence by sentence: subsets, enumerations, denials and cumulative tolls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from harmledger.model import CountRange, Span
from harmledger.reading import lexicon
from harmledger.reading import people as peoples
from harmledger.reading.casualties import enumerations, harm_cues, parts, quantities, revisions
from harmledger.reading.casualties import harm as harms
from harmledger.reading.casualties.harm_cues import SHOT
from harmledger.reading.casualties.revisions import Standing
from harmledger.reading.marker import Mark
from harmledger.reading.people import People
from harmledger.reading.text.tokens import Phrases, Token, without_capitals
from harmledger.reading.victims import ages

CASUALTIES = frozenset(("killed", "injured"))
"""The harms of which a plural without a number is coded; a mass of people who left is not two people."""


OF_SEVERAL = 3
"""Within how many words after "in" the word for several incidents follows."""
SURE = 0.85
"""The marker's score from which a number counts people whose harm no words of the rules tell."""


class Counted(NamedTuple):
    """A figure of one sentence: so many of a group came to a harm, in the words of `span`.

    `subset` people are part of others who are counted beside them; `definite` ones ("the two men") have
    been told of before; a `single` one is told of without a number. `parts` are the words that a derived
    figure adds up. `standing` is what the sentence says of the figure's being held; one that is `superseded`
    is not. `others` are counted beside people told of already: "four others".
    """

    harm: str
    group: str
    range: CountRange
    span: Span
    subset: bool = False
    definite: bool = False
    single: bool = False
    parts: tuple[Span, ...] = ()
    standing: Standing | None = None
    superseded: bool = False
    others: bool = False
    nth: int | None = None
    """The place of one person in a count that others are in: 6 for "a sixth victim"."""
    age: float | None = None
    """In years, if the words of one person tell it."""


class _Words(NamedTuple):
    zero: Phrases
    zero_of: dict[str, frozenset[str]]
    start: str
    since: frozenset[str]
    short: frozenset[str]
    periods: Phrases
    incidents: frozenset[str]
    alone: str
    spells: frozenset[str]
    cumulative: Phrases
    past: frozenset[str]
    units: frozenset[str]
    within: frozenset[str]
    series: frozenset[str]
    known: frozenset[str]


@cache
def _words(language: str) -> _Words:
    data = lexicon.load(language, "harm")
    return _Words(
        zero=Phrases((p, p) for p in data["none"]["phrases"]),
        zero_of={h: frozenset(data["none"][h]) for h in ("killed", "injured")},
        start=data["cumulative"]["start"],
        since=frozenset(data["cumulative"]["since"]),
        short=frozenset(data["cumulative"]["short"]),
        periods=Phrases((p, p) for p in data["cumulative"]["periods"]),
        incidents=frozenset(data["tolls"]["incidents"]),
        alone=data["cumulative"]["alone"],
        spells=frozenset(data["cumulative"]["spells"]),
        cumulative=Phrases((p, p) for p in data["cumulative"]["phrases"]),
        past=frozenset(data["cumulative"]["past"]),
        units=frozenset(data["cumulative"]["units"]),
        within=frozenset(data["cumulative"]["within"]),
        series=frozenset(data["cumulative"]["series"]),
        known=frozenset(data["cumulative"]["known"]),
    )


def read(
    text: str,
    words: Sequence[Token],
    *,
    profile: str,
    before: Counted | None = None,
    marks: Sequence[Mark] = (),
    language: str = "en",
) -> tuple[Counted, ...]:
    """Return the figures of a sentence of `text`, given as its `words`, in text order.

    `before` is the last figure before the sentence: what "that number" is of, and who "they" are.
    """
    words = without_capitals(words)
    several = before.range if before and before.range.low == before.range.high != 1 else None
    found = peoples.find(words, profile=profile, language=language, before=several)
    told = zip(found, revisions.find(words, found, language=language), strict=True)
    standing = {words[person.first].start: how for person, how in told if how}
    held = [p for p in found if standing.get(words[p.first].start) != "dropped"]
    people = harms.without_tellers(words, held, language=language)
    attached = harms.attach(words, people, language=language)
    _attach_marked(words, people, attached, marks)
    _attach_changed(words, people, attached, standing, before.harm if before else None, language=language)
    lists = enumerations.lists(words, people, language=language)
    subsets = parts.find(words, people, attached, lists, language=language)
    cues = harm_cues.load(language)
    figures = [
        Counted(
            harm,
            group,
            known,
            _span(text, words, p.first, p.last),
            subset,
            p.definite or (p.part_of and (p.bare or p.harm == harm) and not known.is_vague),
            p.single,
            age=ages.within(_span(text, words, p.first, p.last).text, language) if p.single else None,
            others=_are_others(words, p, cues),
            nth=p.nth,
        )
        for p, harm, subset in zip(people, attached, subsets, strict=True)
        if harm and p.range is not None and (harm in CASUALTIES or not p.unnumbered)
        for group, known in _groups(words, p, p.range, language=language).items()
    ]
    figures += _sums(text, words, people, enumerations.sums(lists, people, attached, subsets), language)
    figures = _with_survivors(figures, text, words, people, attached)
    figures += _zeros(text, words, language)
    figures = [f._replace(standing=standing.get(f.span.start)) for f in figures]
    figures = _with_those_since(figures)
    figures += _dropped(text, words, [p for p in found if p not in held], figures)
    if is_over_time(words, language=language):
        figures = [as_toll(f) for f in figures]
    return tuple(sorted(figures, key=lambda f: (f.span.start, f.span.end)))


def _are_others(words: Sequence[Token], people: People, cues: harm_cues.Words) -> bool:
    """Whether others were told of before: "four others", "along with two women", "a woman was also hit"."""
    is_further = not people.definite and any(
        t.low in cues.further for t in words[people.last : people.last + 2]
    )
    return people.others or is_further or cues.companions.before(words, people.first) is not None


def _groups(
    words: Sequence[Token], person: People, known: CountRange, *, language: str
) -> Mapping[str, CountRange]:
    """Return the groups that people are counted in.

    Those who are only suspected of bearing arms may be civilians, as which all are presumed (Airwars).
    """
    if person.civilian:
        return {person.group: known, "civilians": known}
    doubts: Sequence[str] = lexicon.load(language, "people")["armed"]["suspected"]
    is_sure = all(token.low not in doubts for token in words[person.first : person.last])
    if person.group != "combatants" or known.is_vague or is_sure:
        return {person.group: known}
    as_many = msgspec.structs.replace(known, low=0, low_stated=False)
    return {"all": known, "combatants": as_many, "civilians": as_many}


def _span(text: str, words: Sequence[Token], first: int, last: int) -> Span:
    return Span.of(text, words[first].start, words[last - 1].end)


def as_toll(figure: Counted) -> Counted:
    """Return the figure as a toll over a time, which is no incident's count."""
    return figure._replace(range=msgspec.structs.replace(figure.range, kind="cumulative"))


def _attach_marked(
    words: Sequence[Token], people: Sequence[People], attached: list[str | None], marks: Sequence[Mark]
) -> None:
    """Write into `attached` the harms that the marker is sure of and that the rules find of no one."""
    told = set(attached)
    for k, person in enumerate(people):
        is_number = not (person.definite or person.unnumbered or person.single)
        if attached[k] is None and person.range is not None and is_number:
            start, end = words[person.first].start, words[person.last - 1].end
            near = (m for m in marks if m.span.start < end and start < m.span.end and m.score >= SURE)
            attached[k] = next((m.label for m in near if m.label in CASUALTIES - told), None)


def _attach_changed(
    words: Sequence[Token],
    people: Sequence[People],
    attached: list[str | None],
    standing: Mapping[int, Standing],
    before: str | None,
    *,
    language: str,
) -> None:
    """Write into `attached`, for a number that a figure was changed to, the harm of the figure before it."""
    harm = None
    for k, person in enumerate(people):
        if attached[k] is None and person.bare and standing.get(words[person.first].start) == "late":
            speaks = revisions.speaks_of_figure(words, person, language=language)
            attached[k] = harm or (before if speaks else None)
        harm = attached[k] or harm


def _dropped(
    text: str, words: Sequence[Token], dropped: Sequence[People], held: Sequence[Counted]
) -> Iterator[Counted]:
    """Keep numbers that are not held any more with the harm of the nearest that is, marked as superseded."""
    for person in dropped:
        span = _span(text, words, person.first, person.last)
        near = min(held, key=lambda f: abs(f.span.start - span.start), default=None)
        harm = person.harm or (near.harm if near else None)
        if harm and person.range is not None and not person.unnumbered:
            group = near.group if near and person.bare else person.group
            yield Counted(harm, group, person.range, span, standing="dropped", superseded=True)


def _with_those_since(figures: Sequence[Counted]) -> list[Counted]:
    """Make those who died since a part of the toll that rose with them: "risen to 21 after two women died".

    Of their group they are at least as many.
    """
    risen = {f.harm: f for f in figures if f.standing == "late"}
    return [
        f._replace(subset=True, range=msgspec.structs.replace(f.range, high=None))
        if f.harm in risen and f.range.kind == "stated" and _is_since(f, risen[f.harm])
        else f
        for f in figures
    ]


def _is_since(figure: Counted, toll: Counted) -> bool:
    return toll.span.start < figure.span.start and 0 < figure.range.low < toll.range.low


def _with_survivors(
    figures: list[Counted],
    text: str,
    words: Sequence[Token],
    people: Sequence[People],
    attached: Sequence[str | None],
) -> list[Counted]:
    """Part those who were shot where the sentence tells how many of them died: "six shot, one of whom died".

    Both numbers must be exact: nothing is subtracted across ranges.
    """
    exact = [k for k, p in enumerate(people) if p.range and p.range.low == p.range.high and not p.definite]
    shot = [k for k in exact if attached[k] == SHOT]
    died = [k for k in exact if attached[k] == "killed" and (people[k].bare or people[k].harm)]
    if len(shot) != 1 or len(died) != 1:
        return figures
    all_shot, dead = people[shot[0]], people[died[0]]
    if dead.first < all_shot.last or all_shot.range is None or dead.range is None:
        return figures
    left = all_shot.range.low - dead.range.low
    if left < 0:  # more died than were shot: they are others
        return figures
    parts = tuple(_span(text, words, p.first, p.last) for p in (all_shot, dead))
    alive = Counted(
        "injured",
        all_shot.group,
        CountRange(low=left, high=left, kind="derived"),
        _span(text, words, all_shot.first, dead.last),
        parts=parts,
    )
    return [f for f in figures if f.harm != SHOT] + ([alive] if left > 0 else [])


def _sums(
    text: str,
    words: Sequence[Token],
    people: Sequence[People],
    sums: Iterable[enumerations.Enumeration],
    language: str,
) -> Iterator[Counted]:
    """Add up the lists of distinct people: "a woman and four children" are five."""
    with_others = harm_cues.load(language).companions
    for found in sums:
        listed = [people[k] for k in found.people]
        spans = tuple(_span(text, words, person.first, person.last) for person in listed)
        whole = _span(text, words, listed[0].first, listed[-1].last)
        parts = spans if len(spans) > 1 else ()
        yield Counted(
            found.harm,
            found.group,
            found.total,
            whole,
            subset=found.subset,
            parts=parts,
            others=with_others.before(words, listed[0].first) is not None,
        )


def _zeros(text: str, words: Sequence[Token], language: str) -> Iterator[Counted]:
    """Read "no casualties", "no one was killed": an explicit nought."""
    lists = _words(language)
    for i in range(len(words)):
        hit = lists.zero.at(words, i)
        if not hit:
            continue
        said = hit[1].split()
        for harm, marks in lists.zero_of.items():
            if marks & set(said):
                yield Counted(harm, "all", CountRange.exactly(0), _span(text, words, i, i + hit[0]))


def is_over_time(words: Sequence[Token], *, language: str) -> bool:
    """Whether a sentence counts over a time: "since the offensive began", "in March alone"."""
    lists = _words(language)
    if _counts_incidents(words, lists, language) and any(
        lists.periods.at(words, i) for i in range(len(words))
    ):
        return True
    for i, token in enumerate(words):
        if token.low == lists.alone and i > 0 and words[i - 1].low in lists.spells:
            return True
        following = {t.low for t in words[i + 1 : i + 6]} if token.low == lists.start else set()
        if following & lists.short:
            continue
        if lists.cumulative.at(words, i) or _is_of_months(words, i, lists, language):
            return True
        if token.low in lists.within and _is_of_several(words[i + 1 : i + 1 + OF_SEVERAL], lists):
            return True
        if following & lists.since or any(t[:4].isdigit() and len(t) == 4 for t in following):
            return True
    return False


def _is_of_months(words: Sequence[Token], i: int, lists: _Words, language: str) -> bool:
    """Whether "in the past 17 months" stands at token `i`, which is its "past"."""
    if words[i].low not in lists.past or i + 2 >= len(words) or words[i + 2].low not in lists.units:
        return False
    return words[i + 1].text.isdigit() or quantities.is_number(words[i + 1].low, language=language)


def _is_of_several(words: Sequence[Token], lists: _Words) -> bool:
    """Whether the words after "in" lead to incidents without saying which: "weekend shootings"."""
    end = next((k for k, token in enumerate(words) if token.low in lists.series), None)
    return end is not None and not any(token.low in lists.known for token in words[:end])


def _counts_incidents(words: Sequence[Token], lists: _Words, language: str) -> bool:
    """Whether a sentence tells of a number of incidents: "20 attacks", "nine air raids"."""
    return any(
        (word.text.isdigit() or quantities.is_number(word.low, language=language))
        and any(t.low in lists.incidents for t in words[i + 1 : i + 4])
        for i, word in enumerate(words)
    )
