"""Where a page lists other stories: their headlines tell of other events than the report's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile

from harmledger.model import Span
from harmledger.reading import lexicon

_LINE = re.compile(r"[^\n]+")
_ENDS_A_SENTENCE = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
_CUT_OR_ASKED = re.compile(r"(?:\?|…|\.\.\.)[\"'”’»)\]]*$")
"""How a headline under a heading may end as well: cut short, or a question."""
_MARK = re.compile(r"\S")
_LONGEST = 250
"""Characters of a headline at most."""
_WORDS = 6
"""Words of a line at least, for it to count as a headline without a heading above it."""
_RUN = 3
"""How many such lines at the end of a text make a list of other stories."""


def without(text: str, sentences: Sequence[Span], *, language: str) -> tuple[Span, ...]:
    """Return `sentences` without what stands in lists of other stories; one that runs into a list is cut.

    Such a list is the lines under a heading like "Related news" that end without a full stop, or three such
    lines of some length at the end of the text.
    """
    stories = list(_stories(text, language))
    kept: list[Span] = []
    place = 0
    for sentence in sentences:
        while stories[place][1] <= sentence.start:
            place += 1
        reach = place
        while reach < len(stories) and stories[reach][0] < sentence.end:
            start, end = stories[reach]
            kept += _trimmed(text, max(start, sentence.start), min(end, sentence.end))
            reach += 1
    return tuple(kept)


def blanked(text: str, kept: Sequence[Span]) -> str:
    """Return `text` with white space for all that is not in `kept`, in order; all offsets stay."""
    parts: list[str] = []
    end = 0
    for span in (*kept, None):
        start = span.start if span else len(text)
        parts += [_MARK.sub(" ", text[end:start]), span.text if span else ""]
        end = span.end if span else start
    return "".join(parts)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    words = text[start:end]
    if words.strip():
        left = start + len(words) - len(words.lstrip())
        yield Span.of(text, left, start + len(words.rstrip()))


def _stories(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield what lies between the lists; the last begins no earlier than the text ends."""
    start = 0
    for first, last in _lists(text, language):
        yield start, first
        start = last
    yield start, len(text) + 1


def _lists(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield where each list of other stories begins and ends, in text order."""
    lines = [match for match in _LINE.finditer(text) if match.group().strip()]
    trailing = _trailing(lines)
    begin: int | None = None
    for number, line in enumerate(lines):
        listed = number >= trailing or _is_heading(line.group(), language)
        if begin is None and listed:
            begin = line.start()
        elif begin is not None and not listed and not _is_listed(line.group()):
            yield begin, line.start()
            begin = None
    if begin is not None:
        yield begin, len(text)


def _trailing(lines: Sequence[re.Match[str]]) -> int:
    """Return at which line the headlines begin that end the text; beyond the last if there are too few."""
    run = list(takewhile(lambda line: _is_headline(line.group()), reversed(lines)))
    stories = [line for line in run if len(line.group().split()) >= _WORDS]
    if len(stories) < _RUN or len(run) == len(lines):
        return len(lines)
    return len(lines) - len(run)


def _is_headline(line: str) -> bool:
    words = line.strip()
    return len(words) <= _LONGEST and not _ENDS_A_SENTENCE.search(words)


def _is_listed(line: str) -> bool:
    """Whether a line under a heading is a headline: also one that is cut short or asks."""
    words = line.strip()
    return _is_headline(line) or (len(words) <= _LONGEST and _CUT_OR_ASKED.search(words) is not None)


def _is_heading(line: str, language: str) -> bool:
    words = line.strip().rstrip(":.").casefold()
    return words in _headings(language) or words.startswith(_openings(language))


@cache
def _openings(language: str) -> tuple[str, ...]:
    return tuple(lexicon.load(language, "furniture")["headings"]["openings"])


@cache
def _headings(language: str) -> frozenset[str]:
    return frozenset(lexicon.load(language, "furniture")["headings"]["words"])
