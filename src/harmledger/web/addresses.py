"""Addresses that a page is asked to lead back to: only those of this site are followed."""

from __future__ import annotations

import re

_OURS = re.compile(r"/(?:[^/\\\s\x00-\x1f][^\\\s\x00-\x1f]*)?")
"""A path from the root; browsers take `//` and `/\\` for the start of another site, and skip white space."""


def ours(address: str, otherwise: str = "/") -> str:
    """Return `address` if it is one of this site, else `otherwise`."""
    return address if _OURS.fullmatch(address) else otherwise
