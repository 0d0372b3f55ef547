"""Events read in Arabic, by rules and word lists alone.

`words` parts a text into words, and from what is written on to them, with their places in the text as it
stands. `quantities` reads numbers, `people` whom they count, `harm` what befell them, and `counting` makes
the figures; `parties` reads who did it and `attribution` who says so. `evidence` brings them together,
sentence by sentence, in the same shape as the English reader's, so that events are told apart, dated, placed
and summed up by the same rules (`accounts`).
"""

from __future__ import annotations

from collections.abc import Sequence

from harmledger.model import Account, Claim, Report, TimeExpression, Toponym
from harmledger.reading import accounts
from harmledger.reading.arabic import attribution, counting, evidence, people, sentences, words


def read(
    report: Report, times: Sequence[TimeExpression], places: Sequence[Toponym], *, profile: str
) -> tuple[tuple[Claim, ...], tuple[Account, ...]]:
    """Return who says what in a report in Arabic, and what happened, the main event first."""
    split = sentences.split(report.text)
    parted = [words.tokens(sentence) for sentence in split]
    claims = attribution.read(report.text, parted)
    told = evidence.gather(report.text, split, parted, times, places, profile=profile)
    return claims, accounts.assemble(report, told, claims, profile=profile, language="ar")


__all__ = ["counting", "people", "read", "words"]
