"""An article's own furniture and what its file declares of it, put together."""

from __future__ import annotations

from harmledger.intake import names
from harmledger.intake.page import joined
from harmledger.intake.records import Draft

_PLACEHOLDERS = {"untitled", "anonymous", "unspecified", "unknown", "word document", "python-docx", "author"}
"""What programs write where nobody gave a title or an author."""


def described(article: Draft, declared: Draft) -> Draft:
    """Return `article` with what its file declares, and what it says itself where the file is silent.

    A headline of its own that the declared title does not repeat stays in its text.
    """
    title = _meant(declared.title)
    own = article.title
    repeated = title is None or own is None or own.casefold() in title.casefold()
    return Draft(
        text=article.text if repeated or own is None else joined([own, article.text]),
        title=title or own,
        byline=_meant(declared.byline) or article.byline,
        outlet=declared.outlet or article.outlet or _body(declared.byline),
        published=declared.published or article.published,
        language=declared.language,
        url=declared.url,
    )


def _body(author: str | None) -> str | None:
    """Return an author that is a public body or an outlet."""
    return author if author and names.is_body(author) else None


def _meant(words: str | None) -> str | None:
    return words if words and words.strip().casefold() not in _PLACEHOLDERS else None
