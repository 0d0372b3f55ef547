"""Marked texts as one web page that holds all it needs, runs nothing and fetches nothing.

The words of a report may be hostile: each goes through `_safe`, and a policy forbids the page whatever it
does not need.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape

from harmledger.publishing.characters import clean, line
from harmledger.publishing.marked_text import KINDS, Kind, MarkedText, Note, Segment

Translated = Callable[[str], str]
"""Gives our own English words in the reader's language."""
Stretches = Mapping[str, tuple[int, int]]
"""Name -> from one offset to another, at both of which a text is cut."""

COLOURS = "\n".join(f".{kind.letter} {{ background: {kind.colour}; }}" for kind in KINDS)
"""A style sheet of the marks' colours."""
_HEAD = f"""\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>What was read in each report</title>
<style>
body {{ max-width: 52rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.7 serif; }}
body {{ color: #000; background: #fff; }}
article {{ border-top: 2px solid #000; margin-top: 3rem; }}
mark {{ color: inherit; padding: 0.1em 0; }}
.text {{ white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext; }}
.text sup, .legend, .notes {{ font-family: sans-serif; font-size: 0.8rem; }}
.text sup {{ font-size: 0.65rem; line-height: 0; user-select: none; }}
.legend {{ padding: 0; }}
.legend li {{ display: inline-block; margin-right: 1em; }}
.notes {{ list-style: none; padding: 0; }}
.notes li:target {{ outline: 2px solid #000; }}
{COLOURS}
.q {{ text-decoration: underline dotted; }}
.n {{ font-weight: bold; }}
</style>
</head>
<body>
<h1>What was read in each report</h1>
<p>Every mark is followed by its key, which leads to what was read there.</p>
"""
_TAIL = "</body>\n</html>\n"


def page(texts: Iterable[MarkedText]) -> Iterator[bytes]:
    """Yield the page in UTF-8, piece by piece."""
    yield _HEAD.encode()
    for number, marked in enumerate(texts, start=1):
        yield article(marked, f"r{number}").encode()
    yield _TAIL.encode()


def article(marked: MarkedText, anchor: str) -> str:
    """Return one marked text, and what report it is, as HTML whose every word of the report is escaped.

    `anchor` begins the ids of its parts.
    """
    return "".join(_article(marked, anchor))


def body(marked: MarkedText, anchor: str, stretches: Stretches, translated: Translated) -> str:
    """Return the legend, the marked text and its notes, as HTML whose every word of the report is escaped.

    A stretch of the text is of the class that is its name, and where it begins has that id.
    """
    return "".join(_body(marked, anchor, stretches, translated))


def _safe(text: str) -> str:
    """Return `text` without what could steer the page or be taken for a part of it."""
    return escape(clean(text), quote=True)


def _article(marked: MarkedText, anchor: str) -> Iterator[str]:
    report = marked.report
    published = report.published.isoformat() if report.published else "no date"
    yield f'<article id="{anchor}">\n<h2 dir="auto">{_safe(line(report.title or report.id))}</h2>\n'
    yield f"<p>{_isolated(report.id)}, {_isolated(report.outlet or 'no outlet')}, {published}</p>\n"
    yield from _body(marked, anchor, {}, str)
    yield "</article>\n"


def _body(marked: MarkedText, anchor: str, stretches: Stretches, translated: Translated) -> Iterator[str]:
    legend = "".join(_legend(kind, translated) for kind in marked.kinds)
    yield f'<ul class="legend" aria-label="{translated("Legend")}">{legend}</ul>\n'
    lang = f' lang="{_safe(marked.report.language)}"' if marked.report.language else ""
    yield f'<div class="text" dir="auto"{lang}>'
    at = 0
    for segment in marked.segments:
        yield _within(_segment(segment, anchor, translated), at, at + len(segment.text), stretches)
        at += len(segment.text)
    yield f'</div>\n<ul class="notes" aria-label="{translated("Notes")}">\n'
    for note in marked.listed:
        yield _note(note, anchor, translated)
    yield "</ul>\n"


def _within(words: str, start: int, end: int, stretches: Stretches) -> str:
    """Return `words`, which stand from `start` to `end`, in each stretch that they are a piece of."""
    for name, (first, last) in stretches.items():
        if first < end and start < last:
            begins = f' id="{name}"' if start <= first else ""
            words = f'<span class="{name}"{begins}>{words}</span>'
    return words


def _legend(kind: Kind, translated: Translated) -> str:
    return f'<li><mark class="{kind.letter}">{kind.letter}</mark> {translated(kind.label)}</li>'


def _segment(segment: Segment, anchor: str, translated: Translated) -> str:
    words = _safe(segment.text)
    if segment.notes:
        classes = " ".join(dict.fromkeys(note.kind.letter for note in segment.notes))
        title = "\n".join(_title(note, translated) for note in segment.notes)
        words = f'<mark class="{classes}" title="{_safe(title)}">{words}</mark>'
    if segment.ending:
        keys = " ".join(f'<a href="#{anchor}-{note.key}">{note.key}</a>' for note in segment.ending)
        words += f'<sup dir="ltr">{keys}</sup>'
    return words


def _title(note: Note, translated: Translated) -> str:
    return line(f"{translated(note.kind.label)}: {note.words.said(translated)}")


def _note(note: Note, anchor: str, translated: Translated) -> str:
    quoted = " … ".join(f'<q dir="auto">{_safe(line(span.text))}</q>' for span in note.spans)
    mark = f'<mark class="{note.kind.letter}">{note.key}</mark>'
    words = note.words.said(lambda english: _safe(translated(english)), _isolated)
    said = f"{translated(note.kind.label)}: {words}"
    return f'<li id="{anchor}-{note.key}">{mark} {said} {quoted}</li>\n'


def _isolated(text: str) -> str:
    """Return `text` such that its direction does not spill over into what stands beside it."""
    return f"<bdi>{_safe(line(text))}</bdi>"
