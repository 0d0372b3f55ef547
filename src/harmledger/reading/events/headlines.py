"""An account of a report of which nothing but the title tells what happened: its page was not had."""

from __future__ import annotations

from harmledger.model import Account, Report, Span
from harmledger.reading.events import actuality, events
from harmledger.reading.evidence import Sentence
from harmledger.reading.text.tokens import tokens


def account(report: Report, *, language: str) -> Account | None:
    """Return the event that a title tells of, or None.

    It has a type and nothing else: a title is no part of the text, so that no figure, day, place or name in
    it has a span. With others' accounts it is compared by the title's words and the day of publication.
    """
    if not report.title:
        return None
    span = Span.of(report.title, 0, len(report.title))
    words = tokens(span)
    triggers = tuple(events.triggers(report.title, words, language=language))
    title = Sentence(span, 0, words, (), triggers, (), (), (), ())
    (told,) = actuality.happened([title], (), language=language)
    violent = [t for t in told.triggers if t.event_type not in events.BLOODLESS]
    event_type = events.choose(violent, language=language)
    if event_type is None:
        return None
    return Account(id=f"{report.id}/1", report=report.id, event_type=event_type, event_spans=())
