"""Which sentences of a report tell of which of its events."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from harmledger.grouping.origins import furniture
from harmledger.model import Account, Reading, Report, Span, sentences
from harmledger.model.record import Record

_WORD = re.compile(r"\w+")


class Telling(Record, frozen=True):
    """The sentences that tell of an account's event; what is no news, or compared by itself, is blank."""

    text: str
    sentences: tuple[tuple[int, int], ...]
    """Where each starts and ends, in their order."""
    title: str = ""
    """The report's, if the account is its first."""

    def words(self) -> Iterator[str]:
        """Yield the sentences."""
        return (self.text[start:end] for start, end in self.sentences)


def read(
    accounts: Iterable[Account], reports: Mapping[str, Report], readings: Mapping[str, Reading]
) -> dict[str, Telling]:
    """Return account id -> what tells of it."""
    of_report: dict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        of_report[account.report].append(account)
    texts = furniture.blank(reports[report] for report in of_report)
    found: dict[str, Telling] = {}
    for report, told in of_report.items():
        places = list(_places(told, readings[report]))
        title = _title(reports[report].title or "", places)
        text = _without(texts[report], chain(_compared(told, readings[report]), places))
        split = sentences.split(reports[report].text[: len(text)])
        for id_, own in _by_account(split, told).items():
            found[id_] = Telling(text=text, sentences=tuple(own), title=title if id_ == told[0].id else "")
    return found


def _places(accounts: Iterable[Account], reading: Reading) -> Iterator[Span]:
    """Yield the mentions of the places where the events happened."""
    places = [account.place for account in accounts if account.place]
    known = {told.place for told in places}
    yield from (span for told in places for span in told.spans)
    yield from (mention.span for mention in reading.places if mention.place in known)


def _title(title: str, places: Iterable[Span]) -> str:
    """Return the words of a title that are of no place where the report's events happened."""
    named = {word for place in places for word in _WORD.findall(place.text.casefold())}
    return " ".join(word for word in _WORD.findall(title) if word.casefold() not in named)


def _compared(accounts: Iterable[Account], reading: Reading) -> Iterator[Span]:
    """Yield the words that are compared as what they mean: dates and figures, beside the events' places."""
    for time in reading.times:
        yield time.span
    for account in accounts:
        yield from (count.span for count in account.counts)


def _without(text: str, spans: Iterable[Span]) -> str:
    """Return the text with the spans blanked out, offsets kept."""
    letters = list(text)
    for span in spans:
        letters[span.start : span.end] = " " * len(letters[span.start : span.end])
    return "".join(letters)


def _by_account(split: Iterable[Span], accounts: Sequence[Account]) -> dict[str, list[tuple[int, int]]]:
    """Give each sentence to the accounts that have spans in it, or else to the sentence before's."""
    found: dict[str, list[tuple[int, int]]] = {account.id: [] for account in accounts}
    marks = sorted((span.start, account.id) for account in accounts for span in _spans(account))
    position = 0
    owners = {accounts[0].id}
    for sentence in split:
        first = position
        while position < len(marks) and marks[position][0] < sentence.end:
            position += 1
        owners = {account for _, account in marks[first:position]} or owners
        for owner in owners:
            found[owner].append((sentence.start, sentence.end))
    return found


def _spans(account: Account) -> Iterator[Span]:
    yield from account.event_spans
    for told in (account.date, account.place, account.means, *account.actors, *account.victims):
        if told is not None:
            yield from told.spans
    for count in account.counts:
        yield count.span
