"""Marked text for a terminal: in colour where it has any, and with a key behind every mark where not."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from harmledger.publishing.characters import clean, cut, line
from harmledger.publishing.marked_text import MarkedText, Note, Segment

_QUOTED = 100
"""How many characters of a note's words are quoted."""


def render(marked: MarkedText) -> Text:
    """Return the report's head, the legend, the text with its marks, and the notes; no word steers it."""
    parts = (
        *_head(marked),
        _legend(marked),
        Text(),
        _text(marked),
        Text(),
        *map(_note, marked.listed),
        Text(),
    )
    return Text("\n").join(parts)


def _head(marked: MarkedText) -> Iterator[Text]:
    report = marked.report
    yield Text(line(report.title or report.id), style="bold")
    published = report.published.isoformat() if report.published else "no date"
    yield Text(line(f"{report.id}, {report.outlet or 'no outlet'}, {published}"))


def _legend(marked: MarkedText) -> Text:
    shown = (Text(f"[{kind.letter}] {kind.label}", style=kind.style) for kind in marked.kinds)
    return Text("  ").join(shown)


def _text(marked: MarkedText) -> Text:
    return Text().join(map(_segment, marked.segments))


def _segment(segment: Segment) -> Text:
    drawn = Text(clean(segment.text))
    for note in segment.notes:
        drawn.stylize(note.kind.style)
    if segment.ending:
        drawn.append(f"[{' '.join(note.key for note in segment.ending)}]", style="dim")
    return drawn


def _note(note: Note) -> Text:
    quoted = " … ".join(f"“{cut(span.text, _QUOTED)}”" for span in note.spans)
    drawn = Text(f"[{note.key}]", style=note.kind.style)
    return drawn.append(f" {note.kind.label}: {line(str(note.words))}", style="default").append(f"  {quoted}")
