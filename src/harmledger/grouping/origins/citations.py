"""Whose word an account's figures rest on: "14 killed, the Karsholm Observatory said"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from harmledger.grouping.origins import phrases
from harmledger.grouping.origins.names import Names
from harmledger.grouping.origins.sources import Source, key
from harmledger.model import Account, Claim, Count, Reading, Report, Span
from harmledger.model.record import Record

_ENDS = ".!?\n"
_HEADLINE = 300
"""Characters of a headline that are looked at."""
_SUBJECT = 80
"""Characters in which a sentence's subject is looked for."""
_SHORT = 4
"""Words of a phrase that is no more than a kind of source: "the Britain-based war monitor"."""
_REPORTS = {"agency", "independent", "monitor", "state_media"}
"""Kinds whose name at the head of a sentence says who counted; a party there may be the one that acts."""


class Voice(Record, frozen=True):
    """Who says something, the nearest teller first, and the words that name them.

    No `sources` are people without a name. A headline is no part of the text, and has no span.
    """

    sources: tuple[Source, ...]
    words: str
    span: Span | None = None

    @property
    def first(self) -> Source | None:
        """The source that said it first, as far as it has a name."""
        return self.sources[-1] if self.sources else None


class Voices:
    """The claims of one report, each with the sources that it names."""

    def __init__(self, report: Report, reading: Reading, names: Names) -> None:
        self._report, self._names = report, names
        self._claims = sorted(reading.claims, key=_start)
        self._voices = [self._voice(claim) for claim in self._claims]
        named = [(_start(c), v.first) for c, v in zip(self._claims, self._voices, strict=True) if v.first]
        self._named: list[tuple[int, Source]] = [
            (-1, names.teller(report)),
            *((at, s) for at, s in named if s),
        ]
        for place, voice in enumerate(self._voices):
            if not voice.sources:
                self._voices[place] = self._of_kind(self._claims[place], voice)
        self._by_id = {claim.id: voice for claim, voice in zip(self._claims, self._voices, strict=True)}

    def behind(self, account: Account) -> tuple[Voice, ...]:
        """Return whose word an account's figures rest on; none if its first figure is the report's own.

        What a report quotes beside a figure of its own is for comparison. Where the first figure is the word
        of a source with a name, that one comes first, then each other one that a figure is credited to.
        """
        figures = sorted(counted(account), key=lambda count: count.span.start)
        first = self._of(figures[0]) if figures else self._around(account.event_spans[:1])
        first = first or self._in_headline()
        if first is None or first.first is None:
            return (first,) if first else ()
        found: dict[str, Voice] = {}
        for voice in (first, *(self._by_id.get(count.claim or "") for count in figures[1:])):
            if voice and voice.first:
                found.setdefault(voice.first.name, voice)
        return tuple(found.values())

    def _of(self, count: Count) -> Voice | None:
        return self._by_id.get(count.claim or "") or self._before(count.span) or self._subject(count.span)

    def _around(self, spans: Sequence[Span]) -> Voice | None:
        """Return whose words the first of `spans` is among."""
        for span in spans[:1]:
            holding = [c.id for c in self._claims if any(part.covers(span) for part in c.content)]
            return self._by_id[holding[-1]] if holding else self._subject(span)
        return None

    def _before(self, span: Span) -> Voice | None:
        """Return the source that the paragraph of `span` named last before it: the rest is its word too."""
        paragraph = self._report.text.rfind("\n", 0, span.start) + 1
        near = [
            voice
            for claim, voice in zip(self._claims, self._voices, strict=True)
            if paragraph <= _start(claim) < span.start and voice.sources
        ]
        return near[-1] if near and near[-1].first != self._named[0][1] else None

    def _subject(self, span: Span) -> Voice | None:
        """Return the source with which the sentence of `span` begins: "The Observatory has counted 15"."""
        text = self._report.text
        start = max(text.rfind(end, 0, span.start) for end in _ENDS) + 1
        head = text[start : min(span.start, start + _SUBJECT)]
        source = self._names.heading(head, self._report.id)
        if source is None or source.kind not in _REPORTS:
            return None
        start += len(head) - len(head.lstrip())
        return Voice(sources=(source,), words=head.strip(), span=Span.of(text, start, span.start))

    def _in_headline(self) -> Voice | None:
        """Return the source that the headline ends or begins with: "Monitor says 15 killed"."""
        title = (self._report.title or "")[:_HEADLINE]
        title = title.title() if title.isupper() else title
        for match in filter(None, (pattern.search(title) for pattern in _headlines())):
            phrase = match["named"]
            source = self._names.called(phrase, self._report.id) or self._by_kind(phrase, 0)
            if source:
                return Voice(sources=(source,), words=phrase)
        return None

    def _voice(self, claim: Claim) -> Voice:
        """Return the sources of a claim's chain, or else whom the words beside the last one name.

        So "Rolf Sand, head of the Observatory" speaks for the Observatory.
        """
        span = claim.source[0] if claim.source else None
        words = span.text if span else ", ".join(claim.chain)
        named = [found for name in claim.chain if (found := self._names.within(name, self._report.id))]
        beside = None if named else self._names.within(words, self._report.id)
        return Voice(sources=tuple(dict.fromkeys([*named, *filter(None, [beside])])), words=words, span=span)

    def _of_kind(self, claim: Claim, voice: Voice) -> Voice:
        source = self._by_kind(claim.chain[-1] if claim.chain else "", _start(claim))
        return msgspec.structs.replace(voice, sources=(source,)) if source else voice

    def _by_kind(self, phrase: str, at: int) -> Source | None:
        """Return the source called by its kind or part of its name, the nearest before `at`, else after."""
        fitting = [(place > at, abs(at - place), source) for place, source in self._named]
        fitting = [found for found in fitting if _may_be(phrase, found[2])]
        return min(fitting, key=lambda found: found[:2])[2] if fitting else None


def _may_be(phrase: str, source: Source) -> bool:
    """Whether a phrase calls a source by its kind, "the agency", or its head, "a spokesman for the Front"."""
    said, name = key(phrase), key(source.name)
    ends = (" ".join(said[start:]) for start in range(len(said))) if len(said) <= _SHORT else ()
    if any(source.kind in phrases.kinds_called().get(end, ()) for end in ends):
        return True
    small = next((at for at, word in enumerate(name) if word in phrases.SMALL), len(name))
    head = name[small - 1] if small else ""
    if head not in said:
        return False
    return set(said) <= set(name) or f"the {head.capitalize()}" in f"{phrase[:1].casefold()}{phrase[1:]}"


@cache
def _headlines() -> tuple[re.Pattern[str], ...]:
    says = phrases.alternatives(phrases.english().says)
    return (
        re.compile(rf"(?:,|\s[–—-])\s(?P<named>[^,–—:]{{2,60}}?)(?:\s(?i:{says}))?$"),
        re.compile(rf"^(?P<named>[^:,]{{2,60}}?)(?::|\s(?i:{says})\b)"),
    )


def counted(account: Account) -> Iterator[Count]:
    """Yield the figures that an account gives for its event; a running toll is none."""
    return (count for count in account.counts if count.range.kind != "cumulative")


def _start(claim: Claim) -> int:
    spans: Sequence[Span] = (*claim.source, *claim.cue, *claim.content)
    return min((span.start for span in spans), default=0)
