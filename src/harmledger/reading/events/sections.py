"""Which sentences stand under which heading, in a report that goes from one place to the next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from harmledger.model import Span, Toponym

_HEADING = re.compile(r"(?P<number>\(?\d{1,2}[.)]\s{1,4})?(?P<name>[^\W\d][^\n.:]{1,40})(?P<end>[.:]|\s?\n)")
"""What a paragraph may open with: "2. Kilnside.", "BRASK: ", or a line of its own."""

_Style = tuple[bool, str]
"""Whether headings are numbered, and what ends them."""


class Section(NamedTuple):
    """A stretch of a report under one heading, or before the first, or a whole report without headings."""

    number: int = 0
    place: Toponym | None = None
    """The place that its heading names, if it names nothing else."""


class _Heading(NamedTuple):
    sentence: int
    style: _Style
    place: Toponym | None


def number(
    text: str, sentences: Sequence[Span], paragraphs: Sequence[int], places: Sequence[Toponym]
) -> list[Section]:
    """Return the section of each sentence, given the numbers of their `paragraphs`.

    There are sections only where two headings of one style are names of `places`. Others of that style part
    them too: "Access" after "Velmora".
    """
    named = {place.span: place for place in places if place.place}
    headings = list(_headings(text, sentences, paragraphs, named))
    by_style: dict[_Style, set[str]] = {}
    for heading in headings:
        if heading.place:
            by_style.setdefault(heading.style, set()).add(heading.place.span.text)
    styles = {style for style, names in by_style.items() if len(names) > 1}
    opening = {h.sentence: h for h in headings if h.style in styles and (h.place or h.style != (False, "."))}
    found: list[Section] = []
    section = Section()
    for k in range(len(sentences)):
        if k in opening:
            section = Section(section.number + 1, opening[k].place)
        found.append(section)
    return found


def _headings(
    text: str, sentences: Sequence[Span], paragraphs: Sequence[int], named: dict[Span, Toponym]
) -> Iterator[_Heading]:
    for k, sentence in enumerate(sentences):
        if k and paragraphs[k] == paragraphs[k - 1]:
            continue
        match = _HEADING.match(text, sentence.start)
        if match:
            span = Span.of(text, match.start("name"), match.start("name") + len(match["name"].rstrip()))
            style = (match["number"] is not None, match["end"].strip())
            yield _Heading(k, style, named.get(span))
