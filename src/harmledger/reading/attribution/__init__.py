"""Who says it: the stretches of a report that are attributed to someone.

Without a parser. Reporting verbs and phrases (`cues`, `verbs`) are found in sentences in which a quotation
counts as one word (`quotations`, `words`). Each takes the noun phrase beside it (`phrases`) as its source,
and what precedes or follows as its content (`clauses`, `passages`). Which of the doubtful ones attribute, and
what else does, the learned marker says (`marked`). Spans follow the habits of PolNeAR: the content keeps its
quotation marks and "that", the cue its auxiliaries, the source its apposition.
"""

from __future__ import annotations

from collections.abc import Sequence

from harmledger.model import Claim, Span
from harmledger.model.claim import Stance
from harmledger.reading.attribution import chains, credit_lines, cues, denying, passages
from harmledger.reading.attribution.statements import Statement
from harmledger.reading.marker import Marks


def read(
    text: str, sentences: Sequence[Span], marks: Marks | None = None, *, language: str
) -> tuple[Claim, ...]:
    """Return the claims of `text` in text order; one without content is a credit for the whole report.

    Without `marks`, which the marker sets, the rules decide alone. Raises VocabularyError if there is no word
    list `attribution` for `language`.
    """
    statements = [
        *credit_lines.find(text, language),
        *passages.read(text, sentences, cues.load(language), marks, language),
    ]
    statements.sort(key=_place)
    return tuple(
        Claim(
            id=f"c{number}",
            source=statement.source,
            cue=statement.cue,
            content=statement.content,
            stance=_stance(statement, language),
            chain=chain,
        )
        for number, (statement, chain) in enumerate(
            zip(statements, chains.find(statements, language), strict=True), start=1
        )
    )


def _stance(statement: Statement, language: str) -> Stance:
    """Return the stance of the verb; who asserts not to have done something denies it."""
    is_denial = statement.stance == "asserts" and denying.denies(statement.content, language=language)
    return "denies" if is_denial else statement.stance


def _place(statement: Statement) -> int:
    return (statement.cue or statement.source)[0].start
