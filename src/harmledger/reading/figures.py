"""What one sentence, or a few words, tell of people harmed, in the language of their report."""

from __future__ import annotations

from harmledger.model import Report, Span
from harmledger.reading import arabic, people
from harmledger.reading.casualties import counting
from harmledger.reading.casualties.counting import Counted
from harmledger.reading.people import People
from harmledger.reading.text.tokens import tokens


def read(report: Report, sentence: Span, *, profile: str) -> tuple[Counted, ...]:
    """Return the figures of a sentence of a report in English or Arabic, in text order."""
    if report.language == "ar":
        return arabic.counting.read(report.text, arabic.words.tokens(sentence), profile=profile)
    return counting.read(report.text, tokens(sentence), profile=profile)


def people_in(report: Report, words: Span, *, profile: str) -> list[People]:
    """Return the people that some words of such a report count, whatever befell them."""
    if report.language == "ar":
        return arabic.people.find(arabic.words.tokens(words), profile=profile)
    return people.find(tokens(words), profile=profile)
