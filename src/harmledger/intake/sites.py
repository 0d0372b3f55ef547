"""Whose site a page is from, where its metadata does not say: the rest of its title, else its host."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_LONGEST = 60
_SEPARATOR = re.compile(r"\s*(?:\s[-–—:•·/]\s|::|[|«»])\s*")


def address(location: str) -> str | None:
    """Return the web address that a member of a web archive was captured from."""
    name = location.rsplit("!", 1)[-1]
    return name if name.startswith(("http://", "https://")) else None


def host(link: str | None) -> str | None:
    """Return the host of a web address, without its `www.`."""
    try:
        name = urlsplit(link).hostname if link else None
    except ValueError:  # a malformed address names no site
        return None
    return name.removeprefix("www.") if name else None


def named_in(title: str | None, headline: str | None) -> str | None:
    """Return the site that a page's title names before or after its headline: "Headline | News | Site"."""
    title, headline = _plain(title), _plain(headline)
    if not headline or headline not in title:
        return None
    before, after = title.split(headline, 1)
    if bool(before) == bool(after):
        return None
    parts = _SEPARATOR.split(before or after)
    outer, inner = (parts[0], parts[-1]) if before else (parts[-1], parts[0])
    return outer if outer and not inner and len(outer) <= _LONGEST else None


def _plain(words: str | None) -> str:
    return " ".join((words or "").split())
