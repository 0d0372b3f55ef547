"""PDF: the text of its pages, and the title and author that it carries.

Its dates of creation and change tell when the file was made, not when the report was published: only what
the text itself says counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version

import pypdfium2

from harmledger.errors import RefusedError
from harmledger.intake import paragraphs, splitting
from harmledger.intake.describing import described
from harmledger.intake.limits import PDF_PAGES, REPORT_CHARACTERS
from harmledger.intake.paragraphs import Line
from harmledger.intake.records import Derived, Draft, Refusal
from harmledger.model import Derivation, Original

DERIVATION = Derivation(tool="pypdfium2", version=version("pypdfium2"))

_BREAK = "\ufffe"
"""What PDFium puts for a hyphen at a line's end."""
_LINE_END = "\r\n"


def derive(content: bytes, original: Original) -> Derived:
    """Return the one report of a PDF; RefusedError if it is broken, locked, or has no text."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise RefusedError(f"the PDF is broken, cut short or locked by a password: {error}") from error
    pages, refusals = _pages(document)
    if not any(line.text.strip() for page in pages for line in page):
        raise RefusedError(
            "the PDF holds no text, perhaps pictures of pages: run text recognition on it first"
        )
    about = document.get_metadata_dict(skip_empty=True)
    article = splitting.single(paragraphs.joined(pages))
    declared = Draft(text="", title=about.get("Title"), byline=about.get("Author"))
    return Derived(derivation=DERIVATION, drafts=(described(article, declared),), refusals=refusals)


def _pages(document: pypdfium2.PdfDocument) -> tuple[list[list[Line]], tuple[Refusal, ...]]:
    if len(document) > PDF_PAGES:
        raise RefusedError(f"the PDF has {len(document):,} pages, more than {PDF_PAGES:,}")
    pages: list[list[Line]] = []
    refusals: list[Refusal] = []
    characters = 0
    for number in range(len(document)):
        try:
            pages.append(list(_lines(document[number].get_textpage())))
        except pypdfium2.PdfiumError as error:
            refusals.append(Refusal(where=f"page {number + 1}", reason=f"cannot be read: {error}"))
            continue
        characters += sum(len(line.text) for line in pages[-1])
        if characters > REPORT_CHARACTERS:
            raise RefusedError(f"its text is longer than {REPORT_CHARACTERS:,} characters")
    return pages, tuple(refusals)


def _lines(page: pypdfium2.PdfTextPage) -> Iterator[Line]:
    """Yield a page's lines; all at its foot if its text cannot be matched to its characters."""
    text = page.get_text_bounded()
    is_placed = len(text) == page.count_chars()
    bottom = top = 0.0
    begun = 0
    for line in text.split(_LINE_END):
        first = next((begun + k for k, letter in enumerate(line) if not letter.isspace()), None)
        if is_placed and first is not None:
            _, bottom, _, top = page.get_charbox(first, loose=True)
        yield Line(line.replace(_BREAK, ""), bottom, top)
        begun += len(line) + len(_LINE_END)
