"""What a reader of a web page would see: its blocks of text, in order, without markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree
from lxml import html as lxml_html

from harmledger.errors import RefusedError
from harmledger.model.record import Record

_UNSEEN = {
    *("script", "style", "noscript", "template", "head", "svg", "iframe", "object", "select", "button"),
    *("form", "nav", "footer", "aside", "datalist", "math", "canvas", "audio", "video"),
}
_INLINE = {
    *(
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "cite",
        "code",
        "del",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
    ),
    *("q", "s", "small", "span", "strong", "sub", "sup", "td", "th", "time", "tt", "u", "wbr"),
}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


class Block(Record, frozen=True):
    """A stretch of visible text that the page sets apart, on one line."""

    text: str
    is_heading: bool = False


def parse(page: str) -> lxml_html.HtmlElement:
    """Return the page's tree; RefusedError if there is none."""
    content = page.replace("\x00", "\ufffd").encode("utf-8", "replace")
    try:
        return lxml_html.document_fromstring(content, parser=lxml_html.HTMLParser(encoding="utf-8"))
    except etree.ParserError as error:
        raise RefusedError("the page holds no text") from error


def blocks(tree: lxml_html.HtmlElement) -> Iterator[Block]:
    """Yield the visible blocks of `tree`; scripts, forms, menus and footers are not seen."""
    pieces: list[str] = []
    walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if tag not in _INLINE:
                yield from _block(pieces, is_heading=False)
            if tag in _UNSEEN or _is_hidden(element):
                walk.skip_subtree()
            else:
                pieces.append(element.text or "")
            continue
        if event == "end" and tag not in _INLINE:
            yield from _block(pieces, is_heading=tag in _HEADINGS)
        pieces.append((" " if tag in {"td", "th"} else "") + (element.tail or ""))
    yield from _block(pieces, is_heading=False)


def text(markup: str) -> str:
    """Return the visible text of a scrap of markup, a blank line between blocks."""
    if not markup.strip():
        return ""
    return joined([block.text for block in blocks(parse(markup))])


def joined(texts: Sequence[str]) -> str:
    """Return blocks as one text, a blank line between them."""
    return "\n\n".join(texts)


def _block(pieces: list[str], *, is_heading: bool) -> Iterator[Block]:
    line = " ".join("".join(pieces).split())
    pieces.clear()
    if line:
        yield Block(text=line, is_heading=is_heading)


def _is_hidden(element: etree._Element) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style", "")))
