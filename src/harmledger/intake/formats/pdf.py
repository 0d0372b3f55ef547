"""PDF: the text of its pages, and the title and author that it carries.

Its dates of creation and change tell when the file was made, not when the report was published: only what
the text itself says counts.
"""

from __future__ import annotations

from importlib.metadata import version

import pypdfium2

from harmledger.errors import RefusedError
from harmledger.intake import splitting
from harmledger.intake.describing import described
from harmledger.intake.limits import PDF_PAGES, REPORT_CHARACTERS
from harmledger.intake.records import Derived, Draft, Refusal
from harmledger.model import Derivation, Original

DERIVATION = Derivation(tool="pypdfium2", version=version("pypdfium2"))

_BREAK = "\ufffe"
"""What PDFium puts for a hyphen at a line's end."""


def derive(content: bytes, original: Original) -> Derived:
    """Return the one report of a PDF; RefusedError if it is broken, locked, or has no text."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise RefusedError(f"the PDF is broken, cut short or locked by a password: {error}") from error
    pages, refusals = _pages(document)
    if not any(page.strip() for page in pages):
        raise RefusedError(
            "the PDF holds no text, perhaps pictures of pages: run text recognition on it first"
        )
    about = document.get_metadata_dict(skip_empty=True)
    # Pages have no blank lines to part articles by, and a sentence may run on to the next page.
    article = splitting.single("\n".join(pages))
    declared = Draft(text="", title=about.get("Title"), byline=about.get("Author"))
    return Derived(derivation=DERIVATION, drafts=(described(article, declared),), refusals=refusals)


def _pages(document: pypdfium2.PdfDocument) -> tuple[list[str], tuple[Refusal, ...]]:
    if len(document) > PDF_PAGES:
        raise RefusedError(f"the PDF has {len(document):,} pages, more than {PDF_PAGES:,}")
    pages: list[str] = []
    refusals: list[Refusal] = []
    characters = 0
    for number in range(len(document)):
        try:
            text = document[number].get_textpage().get_text_bounded()
        except pypdfium2.PdfiumError as error:
            refusals.append(Refusal(where=f"page {number + 1}", reason=f"cannot be read: {error}"))
            continue
        pages.append(text.replace("\r\n", "\n").replace(_BREAK, ""))
        characters += len(text)
        if characters > REPORT_CHARACTERS:
            raise RefusedError(f"its text is longer than {REPORT_CHARACTERS:,} characters")
    return pages, tuple(refusals)
