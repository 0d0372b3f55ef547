"""A report's text with everything marked in it, as pages show it, and the words that someone came for."""

from __future__ import annotations

from fastapi import Request
from markupsafe import Markup

from harmledger import pipeline
from harmledger.model import Reading, Report
from harmledger.publishing import marked_page
from harmledger.publishing.marked_text import mark
from harmledger.web import language

_ANCHOR = "r"


def text(request: Request, report: Report, reading: Reading | None, words: tuple[int, int] | None) -> Markup:
    """Return the marked text; `words`, from one offset to another, and their sentence stand out.

    The words are of the class `looked-at`, the sentence of the class `sentence`; both begin with that id.
    """
    stretches = {} if words is None else _stretches(report, *words)
    cuts = [offset for stretch in stretches.values() for offset in stretch]
    marked = mark(report, reading or Reading(report=report.id, reader=""), cuts=cuts)
    translated = language.translator(language.of(request))
    return Markup(marked_page.body(marked, _ANCHOR, stretches, translated))  # noqa: S704  # escaped there


def _stretches(report: Report, start: int, end: int) -> dict[str, tuple[int, int]]:
    """Return the words and their sentence; nothing if no such words are in the report."""
    if not start < end <= len(report.text):
        return {}
    told = (each for each in pipeline.sentences_of(report) if each.start < end and start < each.end)
    bounds = [(start, end), *((each.start, each.end) for each in told)]
    sentence = (min(first for first, _ in bounds), max(last for _, last in bounds))
    return {"looked-at": (start, end), "sentence": sentence}
