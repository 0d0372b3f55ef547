"""What an original is: by its content first, by the ending of its name second."""

from __future__ import annotations

import re
import zlib
from pathlib import PurePosixPath

from harmledger.errors import RefusedError
from harmledger.intake import encoding

_HEAD = 8_192

_MEDIA_TYPES = {
    "plain_text": "text/plain",
    "html": "text/html",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "json_lines": "application/jsonl",
    "table": "text/csv",
    "feed": "application/xml",
    "warc": "application/warc",
    "mail": "message/rfc822",
    "archive": "application/zip",
}
"""Every format, by the module of `intake.formats` that reads it, and its media type."""

_NOT_REPORTS = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file: save it as .docx or PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture, sound or film"),
    (b"ID3", "a sound"),
    (b"\x00\x00\x00\x18ftyp", "a film"),
    (b"\x00\x00\x00\x20ftyp", "a film"),
    (b"Rar!", "a RAR archive: pack it as .zip"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive: pack it as .zip"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3\x00", "a database"),
)
_PAGE_PARTS = {".js", ".mjs", ".css", ".map", ".svg", ".woff", ".woff2", ".ttf", ".ico"}
"""What browsers save beside a page."""

_ENDINGS = {
    ".jsonl": "json_lines",
    ".ndjson": "json_lines",
    ".csv": "table",
    ".tsv": "table",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".eml": "mail",
    ".mht": "mail",
    ".mhtml": "mail",
}
_HTML = re.compile(
    r"<!doctype\s+html|<html[\s>]|<(?:head|body|article|div|p|h1|title|meta|script)[\s>]", re.IGNORECASE
)
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF)[\s>]")
_MAIL_HEADER = re.compile(
    r"^(From|To|Date|Subject|Received|MIME-Version|Message-ID|Return-Path|Delivered-To|Content-Type):",
    re.IGNORECASE | re.MULTILINE,
)
_ANY_HEADER = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,60}:")


def sniff(content: bytes, name: str) -> str:
    """Return the format of `content`; RefusedError, saying what it is, where no report can be in it.

    It looks, and parses nothing, so that it is safe to ask outside a `Guard`.
    """
    if not content.strip():
        raise RefusedError("the file is empty")
    found = _binary_format(content) or _text_format(content, _ending(name))
    if found == "plain_text" and _ending(name) in _PAGE_PARTS:
        raise RefusedError("a part of a saved page (style, script, drawing or font), not a report")
    return found


def media_type(content: bytes, name: str) -> str:
    """Return the media type of `content`, `application/octet-stream` if it is of no known format."""
    try:
        return _MEDIA_TYPES[sniff(content, name)]
    except RefusedError:
        return "application/octet-stream"


def _ending(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def _binary_format(content: bytes) -> str | None:
    head = content[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_format(content)
    if head.startswith(b"\x1f\x8b"):
        return _gzip_format(head)
    if head.startswith(b"WARC/"):
        return "warc"
    for start, what in _NOT_REPORTS:
        if head.startswith(start):
            raise RefusedError(f"{what}, not a report that can be read")
    return None


def _gzip_format(head: bytes) -> str:
    try:
        start = zlib.decompressobj(wbits=31).decompress(head, max_length=5)
    except zlib.error as error:
        raise RefusedError(f"a broken gzip file: {error}") from error
    if start != b"WARC/":
        raise RefusedError("compressed with gzip, and no web archive: unpack it first")
    return "warc"


def _zip_format(content: bytes) -> str:
    """Tell by the names in the archive's directory, which is searched and not parsed: it may be hostile."""
    end = content.rfind(b"PK\x05\x06", -_HEAD * 9)
    if end < 0:
        raise RefusedError("the zip archive is broken or cut short")
    directory = content[int.from_bytes(content[end + 16 : end + 20], "little") : end]
    if b"word/document.xml" in directory:
        return "docx"
    if b"[Content_Types].xml" in directory or content[30:38] == b"mimetype":
        raise RefusedError("an Office file or a book that is no .docx: save it as .docx, CSV or PDF")
    return "archive"


def _text_format(content: bytes, ending: str) -> str:
    head = encoding.decode(content[:_HEAD]).lstrip("\ufeff \t\r\n")
    _refuse_binary(head)
    if head.startswith("<?xml") or _FEED.match(head):
        return _xml_format(head)
    if head.startswith("<") and _HTML.search(head):
        return "html"
    if head.startswith('{"') or (head.startswith("{") and ending in {".jsonl", ".ndjson"}):
        return "json_lines"
    if _looks_like_mail(head):
        return "mail"
    return _ENDINGS.get(ending) or ("table" if _looks_like_a_table(head) else "plain_text")


def _refuse_binary(head: str) -> None:
    strange = sum(c < " " and c not in "\t\n\r\f" for c in head) + head.count("\ufffd")
    if strange > len(head) // 5:
        raise RefusedError("not text, nor any format that can be read")


def _xml_format(head: str) -> str:
    if _FEED.search(head):
        return "feed"
    if _HTML.search(head):
        return "html"
    raise RefusedError("XML that is neither a feed nor a page")


def _looks_like_mail(head: str) -> bool:
    """Two of the usual headers at least, and nothing before the first blank line that is none."""
    top = head.replace("\r\n", "\n").split("\n\n", 1)[0]
    lines = [line for line in top.split("\n") if not line.startswith((" ", "\t"))]
    return all(map(_ANY_HEADER.match, lines)) and len({m.lower() for m in _MAIL_HEADER.findall(top)}) > 1


def _looks_like_a_table(head: str) -> bool:
    from harmledger.intake.formats.table import looks_like_a_header

    return looks_like_a_header(head.split("\n", 1)[0])
