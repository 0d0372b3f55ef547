"""RSS and Atom files: an entry is a report."""

from __future__ import annotations

import io
import re
from datetime import date
from importlib.metadata import version
from typing import Any

import feedparser

from harmledger.errors import RefusedError
from harmledger.intake import page
from harmledger.intake.limits import MEGABYTE, PAGE_BYTES
from harmledger.intake.records import Derived, Draft
from harmledger.model import Derivation, Original

DERIVATION = Derivation(tool="feedparser", version=version("feedparser"))

_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)


def derive(content: bytes, original: Original) -> Derived:
    """Return a report for each entry; RefusedError for XML that defines entities of its own."""
    if len(content) > PAGE_BYTES:
        raise RefusedError(f"the feed is larger than {PAGE_BYTES // MEGABYTE} MB")
    if _ENTITY.search(content) or _ENTITY.search(content.replace(b"\x00", b"")):
        raise RefusedError("the feed defines XML entities, which can expand without end")
    found = feedparser.parse(io.BytesIO(content), resolve_relative_uris=False, sanitize_html=False)
    if found.bozo and not found.entries:
        raise RefusedError(f"the feed is broken: {found.bozo_exception}")
    drafts = tuple(_draft(entry, found.feed, f"entry {n}") for n, entry in enumerate(found.entries, start=1))
    return Derived(derivation=DERIVATION, drafts=drafts)


def _draft(entry: Any, feed: Any, where: str) -> Draft:
    return Draft(
        text=page.text(_body(entry)) or entry.get("title", ""),
        where=where,
        title=entry.get("title"),
        byline=entry.get("author"),
        outlet=feed.get("title"),
        published=_published(entry),
        language=feed.get("language"),
        url=entry.get("link"),
    )


def _body(entry: Any) -> str:
    """Return the longest that the entry holds of the article: its full content, if that is there."""
    bodies = [part.get("value", "") for part in entry.get("content", [])] + [entry.get("summary", "")]
    return str(max(bodies, key=len))


def _published(entry: Any) -> date | str | None:
    parsed = entry.get("published_parsed")
    if parsed:
        return date(parsed.tm_year, parsed.tm_mon, parsed.tm_mday)
    given = entry.get("published")
    return str(given) if given else None
