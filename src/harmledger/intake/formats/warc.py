"""Web archives (WARC): each page, text or document that a server answered with is an original of its own."""

from __future__ import annotations

import io
import zlib
from importlib.metadata import version

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from harmledger.errors import RefusedError
from harmledger.intake.formats.archive import refuse_nesting
from harmledger.intake.limits import MEGABYTE, MEMBERS, ORIGINAL_BYTES, UNPACKED_BYTES
from harmledger.intake.records import Derived, Member, Refusal
from harmledger.model import Derivation, Original

DERIVATION = Derivation(tool="warcio", version=version("warcio"))

_CAN_HOLD_REPORTS = (
    *("text/html", "application/xhtml", "text/plain", "application/pdf", "text/csv"),
    *("application/rss", "application/atom", "application/xml", "text/xml"),
)


def derive(content: bytes, original: Original) -> Derived:
    """Return a member for each such answer, named by its address; pictures and scripts are passed over."""
    refuse_nesting(original)
    members: list[Member] = []
    try:
        _collect(content, members)
    except (ArchiveLoadFailed, RefusedError, zlib.error, EOFError, ValueError) as error:
        if not members:
            raise RefusedError(f"the web archive is broken or cut short: {error}") from error
        where = f"after {members[-1].name}"
        return Derived(
            derivation=DERIVATION,
            members=tuple(members),
            refusals=(Refusal(where=where, reason=f"the web archive breaks off: {error}"),),
        )
    return Derived(derivation=DERIVATION, members=tuple(members))


def _collect(content: bytes, members: list[Member]) -> None:
    unpacked = 0
    for record in ArchiveIterator(io.BytesIO(content)):
        if not _can_hold_a_report(record):
            continue
        body = record.content_stream().read(ORIGINAL_BYTES + 1)
        unpacked += len(body)
        if record.raw_stream.read(1) == b"" and record.raw_stream.limit > 0:
            raise EOFError("its last record is cut short")
        if len(body) > ORIGINAL_BYTES or unpacked > UNPACKED_BYTES:
            raise RefusedError(f"it unpacks to more than {UNPACKED_BYTES // MEGABYTE} MB")
        if len(members) == MEMBERS:
            raise RefusedError(f"it holds more than {MEMBERS:,} pages")
        name = record.rec_headers.get_header("WARC-Target-URI") or f"record {len(members) + 1}"
        members.append(Member(name=name.strip("<>"), content=body, media_type=_media_type(record)))


def _can_hold_a_report(record: ArcWarcRecord) -> bool:
    if record.rec_type not in {"response", "resource"}:
        return False
    answered = record.http_headers is None or record.http_headers.get_statuscode() == "200"
    return answered and (_media_type(record) or "").startswith(_CAN_HOLD_REPORTS)


def _media_type(record: ArcWarcRecord) -> str | None:
    headers = record.http_headers or record.rec_headers
    declared = headers.get_header("Content-Type")
    return declared.strip().lower() if declared else None
