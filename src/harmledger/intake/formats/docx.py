"""Word documents: their paragraphs and tables in order, and their core properties."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime
from importlib.metadata import version

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.table import Table, _Row

from harmledger.errors import RefusedError
from harmledger.intake import splitting
from harmledger.intake.describing import described
from harmledger.intake.formats.archive import open_zip
from harmledger.intake.page import joined
from harmledger.intake.records import Derived, Draft
from harmledger.model import Derivation, Original

DERIVATION = Derivation(tool="python-docx", version=version("python-docx"))

_TEMPLATE = date(2013, 12, 23)
"""When python-docx's template was made: documents built with it carry this day, unless someone sets it."""


def derive(content: bytes, original: Original) -> Derived:
    """Return the articles of a document; its creation date stands in where the text of one gives none."""
    open_zip(content).close()
    try:
        document = docx.Document(io.BytesIO(content))
    except (OpcError, KeyError, ValueError) as error:
        raise RefusedError(f"the document is broken: {error}") from error
    articles = splitting.split(joined(list(_blocks(document))))
    about = document.core_properties
    if len(articles) != 1:
        return Derived(derivation=DERIVATION, drafts=articles)
    declared = Draft(
        text="",
        title=about.title,
        byline=about.author,
        published=articles[0].published or _created(about.created),
        language=about.language,
    )
    return Derived(derivation=DERIVATION, drafts=(described(articles[0], declared),))


def _blocks(document: Document) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from (_row(row) for row in block.rows)
        elif block.text.strip():
            yield block.text


def _row(row: _Row) -> str:
    """Return a row's cells on one line; a cell that spans several columns stands once."""
    return " | ".join(cell.text for cell in dict.fromkeys(row.cells))


def _created(at: datetime | None) -> date | None:
    return at.date() if at and at.date() != _TEMPLATE else None
