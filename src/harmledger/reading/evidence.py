"""What was marked in a report, sentence by sentence: the material that accounts are assembled from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple, TypeVar

from harmledger.model import Claim, Report, Span, TimeExpression, Toponym, Victim
from harmledger.model.sentences import index_at
from harmledger.model.span import hull
from harmledger.reading import victims
from harmledger.reading.casualties import counting
from harmledger.reading.events import events, sections
from harmledger.reading.marker import Mark, Marks
from harmledger.reading.parties import actors
from harmledger.reading.text import paragraphs
from harmledger.reading.text.stretches import Stretches
from harmledger.reading.text.tokens import Token, tokens

T = TypeVar("T")


class Sentence(NamedTuple):
    """One sentence with all that was marked in it."""

    span: Span
    paragraph: int
    """The number of the paragraph that holds it."""
    tokens: tuple[Token, ...]
    figures: tuple[counting.Counted, ...]
    triggers: tuple[events.Trigger, ...]
    actors: tuple[actors.Mention, ...]
    victims: tuple[Victim, ...]
    """Those of whom the report first tells here that they were harmed."""
    times: tuple[TimeExpression, ...]
    places: tuple[Toponym, ...]
    """Without demonyms and organisations' names: what says where."""
    marks: tuple[Mark, ...] = ()
    """Who or what the model marks as part of an event, and where."""
    section: sections.Section = sections.Section()
    """Under which heading it stands, in a report that goes from place to place."""
    over_time: bool = False
    """Whether it counts over a time, and not what one event did."""

    @property
    def tells_of_harm(self) -> bool:
        """Whether the sentence says that something happened to people."""
        return bool(self.figures or self.victims or self.triggers)


def gather(
    report: Report,
    sentences: Sequence[Span],
    times: Sequence[TimeExpression],
    places: Sequence[Toponym],
    claims: Sequence[Claim],
    marks: Marks,
    *,
    profile: str,
) -> tuple[Sentence, ...]:
    """Mark figures, triggers, actors and victims, and lay everything out by sentence."""
    text, language = report.text, report.language or "en"
    worded = [tokens(span) for span in sentences]
    tellers = filter(None, (report.outlet, report.byline))
    parties = actors.find(text, worded, tellers=tellers, language=language)
    others = [p.span for p in places] + [s for c in claims for s in c.source]
    others += [m.span for mentions in parties for m in mentions if m.named]
    named = victims.find(text, sentences, others, marks.people, language=language)
    times_in = _by_sentence(sentences, ((t.span, t) for t in times))
    dates_in = _by_sentence(sentences, ((t.span, t) for t in times if t.type in ("DATE", "TIME")))
    places_in = _by_sentence(sentences, ((p.span, p) for p in _names(places, report)))
    named_in = _by_sentence(sentences, ((v.spans[0], v) for v in named))
    marks_in = _by_sentence(sentences, ((m.span, m) for m in _taking_part(marks)))
    figures_in = _by_sentence(sentences, ((m.span, m) for m in marks.figures))
    gathered: list[Sentence] = []
    paragraph_of = paragraphs.number(text, sentences)
    section_of = sections.number(text, sentences, paragraph_of, places)
    last: counting.Counted | None = None
    for k, span in enumerate(sentences):
        words = worded[k]
        counted = counting.read(
            text, words, profile=profile, before=last, marks=figures_in.get(k, ()), language=language
        )
        figures = tuple(f for f in counted if not _is_dated(f, dates_in.get(k, ())))
        last = figures[-1] if figures else last
        sentence = Sentence(
            span=span,
            paragraph=paragraph_of[k],
            tokens=words,
            figures=figures,
            triggers=tuple(events.triggers(text, words, language=language)),
            actors=_armed(parties[k], places_in.get(k, ())),
            victims=tuple(named_in.get(k, ())),
            times=tuple(times_in.get(k, ())),
            places=_outside(parties[k], places_in.get(k, ())),
            marks=tuple(marks_in.get(k, ())),
            section=section_of[k],
            over_time=counting.is_over_time(words, language=language),
        )
        gathered.append(sentence)
    return tuple(gathered)


def _names(places: Iterable[Toponym], report: Report) -> Iterator[Toponym]:
    """Yield the names that say where: not demonyms, organisations' names, or a part of the outlet's own."""
    outlet = report.outlet or ""
    for place in places:
        begin = place.span.start - outlet.find(place.span.text)
        is_outlets = place.span.text in outlet != place.span.text and report.text.startswith(outlet, begin)
        if place.kind == "name" and not is_outlets:
            yield place


def _taking_part(marks: Marks) -> Iterator[Mark]:
    """Yield who did or suffered something, with what, places and persons, each under a label of its own."""
    yield from (mark for mark in (*marks.people, *marks.roles) if mark.label != "other")
    yield from (mark for mark in marks.entities if mark.label in ("location", "person"))


def _is_dated(figure: counting.Counted, dates: Sequence[TimeExpression]) -> bool:
    """Whether what looks like a figure is part of a date."""
    return not figure.parts and any(time.span.overlaps(figure.span) for time in dates)


def _armed(mentions: Iterable[actors.Mention], places: Sequence[Toponym]) -> tuple[actors.Mention, ...]:
    """Leave out the places whose men are told of: "Brask fighters"."""
    return tuple(m for m in mentions if not any(place.span.covers(m.span) for place in places))


def _outside(mentions: Sequence[actors.Mention], places: Iterable[Toponym]) -> tuple[Toponym, ...]:
    """Leave out the places that a party is only named after: "the Osterby Valley Guard"."""
    spans = [m.span for m in mentions]
    return tuple(p for p in places if not any(span.covers(p.span) and span != p.span for span in spans))


def _by_sentence(sentences: Sequence[Span], items: Iterable[tuple[Span, T]]) -> dict[int, list[T]]:
    """Lay items out by the sentence they begin in; what stands between sentences, in none."""
    found: dict[int, list[T]] = {}
    for span, item in items:
        k = index_at(sentences, span.start)
        if k >= 0 and span.start < sentences[k].end:
            found.setdefault(k, []).append(item)
    return found


class ClaimIndex:
    """The claims of a text that have a source and a content, found by what they cover."""

    def __init__(self, text: str, claims: Sequence[Claim]) -> None:
        self.sources = Stretches(span for claim in claims for span in claim.source)
        """The words that name who said something."""
        whole = [(hull(text, c.content), c.id) for c in claims if c.content and c.source]
        self._claims = sorted(whole, key=lambda pair: pair[0].start)
        self._starts = [content.start for content, _ in self._claims]
        self._reach = list(accumulate((content.end for content, _ in self._claims), max))

    def covering(self, span: Span) -> str | None:
        """Return the id of the shortest claim whose content covers `span`, or None."""
        covering: list[tuple[int, str]] = []
        for k in range(bisect_right(self._starts, span.start) - 1, -1, -1):
            if self._reach[k] < span.end:
                break
            content, claim = self._claims[k]
            if content.covers(span):
                covering.append((content.end - content.start, claim))
        return min(covering)[1] if covering else None
