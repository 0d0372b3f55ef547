"""Saved web pages: the article's text without the page's furniture, and what its metadata says of it.

trafilatura finds the article. Where it yields nothing, or less than a quarter of the page's prose, the
page's visible prose is taken instead. What it leaves out after a paragraph that ends in a colon is put
back: lists of the dead are often built of bare boxes, which it takes for furniture. What stands above the
headline is left out, and what stands between it and the first prose is read for a byline and a date.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from importlib.metadata import version
from itertools import dropwhile, takewhile
from typing import cast

import msgspec
import trafilatura
from lxml import etree
from lxml import html as lxml_html
from trafilatura.settings import Document

from harmledger import __version__
from harmledger.errors import RefusedError
from harmledger.intake import encoding, sites, splitting
from harmledger.intake.describing import described
from harmledger.intake.limits import EARLIEST_PUBLISHED, PAGE_BYTES
from harmledger.intake.page import Block, blocks, joined, parse
from harmledger.intake.records import Derived, Draft
from harmledger.model import Derivation, Original

DERIVATION = Derivation(tool="trafilatura", version=version("trafilatura"))
VISIBLE = Derivation(tool="harmledger visible text", version=__version__)

_PROSE = 100
"""From this length on a block counts as prose; a shorter one may be furniture."""
_LEAST_SHARE = 0.25
_REPEATED = 3
"""A short block that stands this often on one page is furniture."""
_HEAD = 4_096


def derive(content: bytes, original: Original) -> Derived:
    """Return the page's article, or articles, with the metadata that it declares."""
    if len(content) > PAGE_BYTES:
        raise RefusedError(f"the page is larger than {PAGE_BYTES // 1_000_000} MB")
    declared = encoding.charset(original.media_type) or encoding.charset(content[:_HEAD].decode("latin-1"))
    page = encoding.decode(content, declared)
    return read(page, latest=original.captured_at.date(), address=sites.address(original.location))


def read(page: str, *, latest: date, address: str | None = None) -> Derived:
    """Return what is in `page`, captured at `address`, which cannot have been published after `latest`."""
    tree = parse(page)
    visible = tuple(blocks(tree))
    found = _extract(parse(page), latest)
    extracted = _body_blocks(found.body) if found else ()
    if _prose(extracted) < _LEAST_SHARE * _prose(visible) or not extracted:
        derivation, chosen = VISIBLE, tuple(_visible_article(visible))
    else:
        derivation, chosen = DERIVATION, tuple(_with_lists(_without_furniture(extracted), visible))
    about = _about(found, tree, address)
    articles = splitting.split(_text(chosen))
    if len(articles) == 1:
        above, furniture = _top(visible, about.title)
        article = splitting.single(_text(_below(above, chosen)))
        articles = (described(article, _with_what_is_seen(about, furniture, latest)),)
    else:
        articles = tuple(_one_of_many(article, about) for article in articles)
    return Derived(derivation=derivation, drafts=articles)


def _extract(tree: lxml_html.HtmlElement, latest: date) -> Document | None:
    # Without the extensive search: that takes any date on the page for the day of publication.
    dating = {
        "original_date": True,
        "extensive_search": False,
        "min_date": EARLIEST_PUBLISHED.isoformat(),
        "max_date": latest.isoformat(),
    }
    found = trafilatura.bare_extraction(
        tree, with_metadata=True, include_comments=False, date_extraction_params=dating
    )
    return cast("Document | None", found)  # a dictionary comes only where one asks for it


def _about(found: Document | None, tree: lxml_html.HtmlElement, address: str | None) -> Draft:
    """Return what the page's metadata says of its article, without the text."""
    language, title = tree.get("lang"), tree.findtext(".//title")
    if found is None:
        return Draft(text="", title=title, outlet=sites.host(address), language=language)
    host = sites.host(found.url or address)
    declared = found.sitename if found.sitename != host else None
    return Draft(
        text="",
        title=found.title,
        byline=found.author,
        outlet=declared or sites.named_in(title, found.title) or host,
        published=found.date,
        language=language,
        url=found.url,
    )


def _top(visible: Sequence[Block], title: str | None) -> tuple[Sequence[Block], Sequence[Block]]:
    """Return what the page shows down to its headline, and from that to the first prose."""
    start = tuple(takewhile(lambda block: len(block.text) < _PROSE or block.text == title, visible))
    headline = max((place for place, block in enumerate(start) if block.text == title), default=-1)
    return (start[: headline + 1], start[headline:]) if headline >= 0 else ((), ())


def _below(above: Sequence[Block], chosen: Sequence[Block]) -> Sequence[Block]:
    """Return the article without its headline, which is a field, and what stands above that."""
    left_out = {block.text for block in above}
    return tuple(dropwhile(lambda block: block.text in left_out, chosen)) or chosen


def _with_what_is_seen(about: Draft, furniture: Sequence[Block], latest: date) -> Draft:
    """Add the byline and the date that stand below the headline, where the metadata has none."""
    seen = splitting.single(_text(furniture))
    day = seen.published if isinstance(seen.published, date) and seen.published <= latest else None
    return msgspec.structs.replace(
        about, byline=about.byline or seen.byline, published=about.published or day
    )


def _text(chosen: Sequence[Block]) -> str:
    return joined([block.text for block in chosen])


def _one_of_many(article: Draft, about: Draft) -> Draft:
    """Return an article of a page of many: the page's title, byline and date are not its own."""
    return msgspec.structs.replace(
        article, outlet=article.outlet or about.outlet, language=about.language, url=about.url
    )


def _body_blocks(body: etree._Element) -> tuple[Block, ...]:
    """Return the blocks of trafilatura's tree: its paragraphs, headings, list items and table rows."""
    for line_break in body.iter("lb"):
        line_break.tail = "\n" + (line_break.tail or "")
    return tuple(_nonempty(_rows(body)))


def _rows(body: etree._Element) -> Iterator[Block]:
    for child in body:
        if child.tag == "list":
            yield from (Block(text=_inner(item)) for item in child.iter("item"))
        elif child.tag == "table":
            yield from (Block(text=" | ".join(_inner(c) for c in row)) for row in child.iter("row"))
        else:
            yield Block(text=_inner(child), is_heading=child.tag == "head")


def _inner(element: etree._Element) -> str:
    return "".join(cast("Iterator[str]", element.itertext()))


def _nonempty(rows: Iterator[Block]) -> Iterator[Block]:
    for row in rows:
        lines = [" ".join(line.split()) for line in row.text.split("\n")]
        if row.is_heading or len(lines) == 1:
            lines = [" ".join(lines)]
        yield from (Block(text=line.strip(), is_heading=row.is_heading) for line in lines if line.strip())


def _with_lists(extracted: Iterator[Block], visible: Sequence[Block]) -> Iterator[Block]:
    """Yield what was extracted, and after a colon the short blocks that the page shows up to a heading."""
    places = {block.text: place for place, block in reversed(list(enumerate(visible)))}
    put_back: set[str] = set()
    for block in extracted:
        if block.text in put_back:
            continue
        put_back = set()
        yield block
        if block.text.endswith(":") and len(block.text.split()) > 3 and block.text in places:
            rest = visible[places[block.text] + 1 :]
            listed = tuple(takewhile(lambda b: not b.is_heading and len(b.text) < _PROSE, rest))
            put_back = {b.text for b in listed}
            yield from listed


def _without_furniture(found: Sequence[Block]) -> Iterator[Block]:
    """Leave out short blocks that repeat, and headings with nothing under them."""
    repeated = {text for text, times in Counter(b.text for b in found).items() if times >= _REPEATED}
    kept = [b for b in found if len(b.text) >= _PROSE or b.text not in repeated]
    for block, after in zip(kept, [*kept[1:], None], strict=True):
        if not block.is_heading or (after and not after.is_heading):
            yield block


def _visible_article(visible: Sequence[Block]) -> Iterator[Block]:
    """Yield from the first to the last prose of the page; all of it if there is none."""
    prose = [place for place, block in enumerate(visible) if len(block.text) >= _PROSE]
    return iter(visible[prose[0] : prose[-1] + 1] if prose else visible)


def _prose(found: Sequence[Block]) -> int:
    return sum(len(block.text) for block in found if len(block.text) >= _PROSE)
