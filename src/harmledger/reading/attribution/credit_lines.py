"""Credits for a whole report: the agency in a dateline ("VELMORA (AP) _"), "Source: Agencies"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from harmledger.model import Span
from harmledger.reading import lexicon
from harmledger.reading.attribution.statements import Statement


def find(text: str, language: str) -> Iterator[Statement]:
    """Yield a statement without content for each credit: its source answers for the report."""
    for match in _credit(language).finditer(text):
        source = Span.of(text, *match.span("agency" if match["agency"] else "named"))
        label = (Span.of(text, *match.span("label")),) if match["label"] else ()
        yield Statement((source,), label, (), "asserts", teller=source.text)


@cache
def _credit(language: str) -> re.Pattern[str]:
    words = lexicon.load(language, "attribution")["credits"]
    agencies, media, labels = (lexicon.alternatives(words[name]) for name in ("agencies", "media", "labels"))
    return re.compile(
        rf"""^(?:
            [A-Z][^\n()]{{0,80}}
            \((?P<agency>{agencies}|[^()\n]{{0,40}}\b(?i:{media})\b[^()\n]{{0,40}})\)\ ?[-_–—―:]
          | (?P<label>(?i:{labels}))\ ?:\ ?(?P<named>[^\W\d_][^\n:]{{0,78}}[^\s.:])\.?[^\S\n]*$
        )""",
        re.VERBOSE | re.MULTILINE,
    )
