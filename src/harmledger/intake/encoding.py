"""Bytes to text: a byte order mark first, then the declared charset, then UTF-8, then the likeliest."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_SAMPLE = 65_536
_FEW = 0.1
"""With a smaller share of bytes beyond ASCII a text is in Latin letters, and most likely Western."""
_LIKELY = (
    "cp1252",
    "cp1256",
    "iso8859_6",
    "cp1251",
    "koi8_r",
    "cp1250",
    "cp1254",
    "cp1255",
    "gb18030",
    "shift_jis",
    "euc_kr",
)
"""What text without a declared charset is written in where the reports come from."""


def decode(content: bytes, declared: str | None = None) -> str:
    """Return the text of `content`; characters that no encoding explains become U+FFFD."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    for candidate in (declared, "utf-8"):
        text = _strictly(content, candidate)
        if text is not None:
            return text
    return content.decode(_likeliest(content) or "utf-8", "replace")


def charset(declaration: str | None) -> str | None:
    """Return the charset that a media type or a page's `<meta>` declares, if any."""
    found = _CHARSET.search(declaration or "")
    return found.group(1) if found else None


def _strictly(content: bytes, encoding: str | None) -> str | None:
    if encoding is None:
        return None
    try:
        return content.decode(encoding)
    except (LookupError, ValueError):
        return None


def _likeliest(content: bytes) -> str | None:
    from charset_normalizer import from_bytes

    sample = content[:_SAMPLE]
    if sample[1::2].count(0) > len(sample) // 4:
        return "utf_16_le"
    if sample[::2].count(0) > len(sample) // 4:
        return "utf_16_be"
    if sum(byte > 127 for byte in sample) < _FEW * len(sample):
        return "cp1252"
    best = from_bytes(sample, cp_isolation=list(_LIKELY)).best()
    return best.encoding if best else None
