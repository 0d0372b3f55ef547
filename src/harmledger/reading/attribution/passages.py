"""Statements in a running text: sentences that keep their quotations whole, and quotations that run on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import partial

from harmledger.model import Span
from harmledger.reading.attribution import clauses, marked, phrases, quotations
from harmledger.reading.attribution.clauses import Draft
from harmledger.reading.attribution.cues import Cues
from harmledger.reading.attribution.phrases import Bounds
from harmledger.reading.attribution.statements import Statement
from harmledger.reading.attribution.words import Sentence, Word, split
from harmledger.reading.marker import Marks

LONGEST = 250
"""Words; what is longer is no sentence, and is read in pieces, so that time stays linear in the text."""
_STOPS_INSIDE = "?!…,"
"""A quotation that ends in one of these may have its cue in what the splitter takes for the next sentence."""


def read(
    text: str, sentences: Sequence[Span], cues: Cues, marks: Marks | None, language: str
) -> list[Statement]:
    """Return the statements of `text` in the order of their cues; without `marks`, by the rules alone."""
    quotes = quotations.find(text)
    statements: list[Statement] = []
    goes_on = False
    topic: Span | None = None
    for start, end in _passages(text, sentences, quotes):
        inside = [q for q in _between(quotes, start, end) if q[1] <= end]
        words = split(text, start, end, inside, language)
        if goes_on and _is_quotation(words):
            statements[-1] = _continued(statements[-1], Span.of(text, start, end))
            continue
        goes_on = False
        for piece in range(0, len(words), LONGEST):
            sentence = Sentence.of(words[piece : piece + LONGEST], language)
            drafts = clauses.read(sentence, cues)
            if marks is not None:
                drafts = marked.combine(sentence, drafts, marked.lay(marks, sentence), cues)
            statements.extend(_statement(text, sentence, draft, topic) for draft in drafts)
            topic = _topic(text, sentence) or topic
            goes_on = bool(drafts) and _quotes(sentence, drafts[-1])
    return statements


def _passages(text: str, sentences: Sequence[Span], quotes: Sequence[Bounds]) -> Iterator[Bounds]:
    """Join the sentences that a quotation holds together."""
    start: int | None = None
    for at, sentence in enumerate(sentences):
        start = sentence.start if start is None else start
        following = sentences[at + 1].start if at + 1 < len(sentences) else None
        if following is None or not _runs_on(text, quotes, sentence.end, following):
            yield start, sentence.end
            start = None


def _runs_on(text: str, quotes: Sequence[Bounds], end: int, following: int) -> bool:
    """Whether the sentence that ends at `end` and the one that follows share a quotation, or its cue."""
    at = bisect_left(quotes, end, key=lambda quote: quote[0]) - 1
    if at < 0:
        return False
    closes = quotes[at][1]
    if closes == end:
        return text[end - 2] in _STOPS_INSIDE and "\n" not in text[end:following]
    return closes > end


def _between(quotes: Sequence[Bounds], start: int, end: int) -> Sequence[Bounds]:
    first, last = (bisect_left(quotes, at, key=lambda quote: quote[0]) for at in (start, end))
    return quotes[first:last]


def _is_quotation(words: Sequence[Word]) -> bool:
    kinds = {word.kind for word in words}
    return "quote" in kinds and kinds <= {"quote", "mark", "comma"}


def _quotes(sentence: Sentence, draft: Draft) -> bool:
    return any(sentence.kind(at) == "quote" for start, end in draft.content for at in (start, end - 1))


def _continued(statement: Statement, more: Span) -> Statement:
    return statement._replace(content=(*statement.content, more))


def _topic(text: str, sentence: Sentence) -> Span | None:
    """Return the subject of a sentence if it is a name of several words."""
    found = phrases.subject(sentence, sentence.stop)
    if found is None or any(sentence.kind(at) != "name" for at in range(found[0], found[0] + 2)):
        return None
    return _span(text, sentence, found)


def _span(text: str, sentence: Sentence, bounds: Bounds) -> Span:
    return Span.of(text, sentence.words[bounds[0]].start, sentence.words[bounds[1] - 1].end)


def _statement(text: str, sentence: Sentence, draft: Draft, topic: Span | None) -> Statement:
    span = partial(_span, text, sentence)
    named = _antecedent(sentence, draft.source) if draft.source else None
    return Statement(
        source=(span(draft.source),) if draft.source else (),
        cue=(span(draft.cue),),
        content=tuple(span(fragment) for fragment in sorted(draft.content)),
        stance=draft.stance,
        teller=span(named).text if named else "",
        cites=span(draft.cites).text if draft.cites else "",
        topic=topic,
    )


def _antecedent(sentence: Sentence, source: Bounds) -> Bounds:
    """Return what a relative pronoun stands for, else the source itself."""
    if sentence.kind(source[0]) != "relative":
        return source
    end = source[0] - (sentence.kind(source[0] - 1) == "comma")
    return phrases.before(sentence, end) or source
