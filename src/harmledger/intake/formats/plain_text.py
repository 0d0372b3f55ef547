"""Plain text: one article, or a page of many."""

from __future__ import annotations

from harmledger import __version__
from harmledger.errors import RefusedError
from harmledger.intake import encoding, splitting
from harmledger.intake.limits import REPORT_CHARACTERS
from harmledger.intake.records import Derived
from harmledger.model import Derivation, Original

DERIVATION = Derivation(tool="harmledger plain text", version=__version__)


def derive(content: bytes, original: Original) -> Derived:
    """Split the text at its articles; line ends become line feeds."""
    text = encoding.decode(content, encoding.charset(original.media_type))
    if len(text) > REPORT_CHARACTERS:
        raise RefusedError(f"its text is longer than {REPORT_CHARACTERS:,} characters")
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return Derived(derivation=DERIVATION, drafts=splitting.split(text))
