"""Mail, and pages that browsers save in the same form (`.mht`): the text, the headers, the attachments.

A mail's outlet is the body in its letterhead, or the sender's organisation: as the header of that name says,
or as the sender is called who writes from an office's address (`press@`).
"""

from __future__ import annotations

import email
import email.policy
import email.utils
from collections.abc import Iterator
from datetime import date
from email.message import EmailMessage, Message
from itertools import islice
from typing import cast

import msgspec

from harmledger import __version__
from harmledger.intake import encoding, letterheads, names
from harmledger.intake.formats import html
from harmledger.intake.formats.archive import refuse_nesting
from harmledger.intake.limits import MEMBERS
from harmledger.intake.records import Derived, Draft, Member
from harmledger.model import Derivation, Original

DERIVATION = Derivation(tool="harmledger mail", version=__version__)

_SAVED_FROM = "Snapshot-Content-Location"
"""Where Chromium says what address a page was saved from."""


_OFFICES = {
    *("communications", "contact", "correspondents", "desk", "info", "information", "mail", "media", "news"),
    *("newsdesk", "newsroom", "office", "press", "pressoffice", "publicaffairs", "spokesperson"),
}
"""Before the @ of an address, these stand for an office and not for a person."""

_NOT_TEXT = {"image", "audio", "video", "font"}
"""Attachments of these kinds hold no report; they stay in the mail, which is kept whole."""


def derive(content: bytes, original: Original) -> Derived:
    """Return the body as a report, unless it is empty, and each attachment as a member."""
    refuse_nesting(original)
    message = email.message_from_bytes(content, policy=email.policy.default)
    members = tuple(islice(_attachments(message), MEMBERS))
    return Derived(derivation=DERIVATION, drafts=tuple(_drafts(message, original)), members=members)


def _drafts(message: EmailMessage, original: Original) -> Iterator[Draft]:
    body = message.get_body(("plain", "html"))
    if body is None:
        return
    text = encoding.decode(_payload(body), body.get_content_charset())
    if body.get_content_subtype() == "html":
        found = html.read(text, latest=original.captured_at.date()).drafts
    else:
        found = (_plain(text.replace("\r\n", "\n").strip("\n")),)
    yield from (_with_headers(draft, message) for draft in found if draft.text.strip())


def _plain(text: str) -> Draft:
    """Return the text as it stands, with the outlet of its letterhead: title and day are in the headers."""
    head = letterheads.read(text)
    return Draft(text=text, outlet=head.outlet if head else None)


def _with_headers(draft: Draft, message: EmailMessage) -> Draft:
    return msgspec.structs.replace(
        draft,
        title=draft.title or _header(message, "Subject"),
        byline=draft.byline or _sender(message),
        outlet=draft.outlet or _organisation(message),
        published=draft.published or _sent(message),
        url=_header(message, _SAVED_FROM) or draft.url,
    )


def _header(message: EmailMessage, name: str) -> str | None:
    value = message.get(name)
    return str(value) if value else None


def _sender(message: EmailMessage) -> str | None:
    """Return who sent it; browsers sign the pages they save as "<Saved by Blink>"."""
    name, address = email.utils.parseaddr(_header(message, "From") or "")
    return name or (address if "@" in address else None)


def _organisation(message: EmailMessage) -> str | None:
    """Return whom the sender writes for, if the headers tell."""
    name, address = email.utils.parseaddr(_header(message, "From") or "")
    is_office = address.partition("@")[0].lower().replace("-", "") in _OFFICES
    return _header(message, "Organization") or (name if is_office or names.is_body(name) else None) or None


def _sent(message: EmailMessage) -> date | str | None:
    """Return the day in the sender's own time, or the words that give none."""
    given = _header(message, "Date")
    if given is None or message.get(_SAVED_FROM):
        return None
    try:
        return email.utils.parsedate_to_datetime(given).date()
    except (TypeError, ValueError):
        return given


def _attachments(message: EmailMessage) -> Iterator[Member]:
    for number, part in enumerate(message.iter_attachments(), start=1):
        if part.get_content_maintype() not in _NOT_TEXT and part.get_content_type() != "text/css":
            yield Member(
                name=part.get_filename() or f"attachment {number}",
                content=_payload(part),
                media_type=_header(part, "Content-Type"),
            )


def _payload(part: Message) -> bytes:
    if part.get_content_maintype() == "message":
        return b"".join(inner.as_bytes() for inner in cast(list[Message], part.get_payload()))
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
