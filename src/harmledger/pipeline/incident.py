"""An incident as it stands: what its accounts come to, and what people decided of it."""

from __future__ import annotations

from collections.abc import Mapping

from harmledger.assessment import Person, people
from harmledger.ledger import IncidentState
from harmledger.model import Account, Assessment, Claim, Count, Report, Span, sentences
from harmledger.model.record import Record
from harmledger.reading.evidence import ClaimIndex


class Outline(Record, frozen=True):
    """What lists show of one incident; `assessment` holds reviewers' edits."""

    state: IncidentState
    assessment: Assessment


class Incident(Record, frozen=True):
    """All that can be shown and published of one incident; `assessment` holds reviewers' edits."""

    state: IncidentState
    assessment: Assessment
    accounts: tuple[Account, ...]
    """In order of capture."""
    reports: Mapping[str, Report]
    """Report id -> report, in the order of the accounts."""
    claims: Mapping[str, Mapping[str, Claim]]
    """Report id -> claim id -> claim."""

    def count(self, name: str) -> tuple[Account, Count]:
        """Return the count that a figure calls `name`: the account's id, `#`, and its place there."""
        account_id, _, place = name.rpartition("#")
        account = next(account for account in self.accounts if account.id == account_id)
        return account, account.counts[int(place)]

    def victims(self, harm: str) -> tuple[Person, ...]:
        """Return the people who are named as having come to `harm`, each once, with all spellings."""
        return people(self.accounts, harm)

    def claim_of(self, account: Account, claim: str | None) -> Claim | None:
        """Return the claim that something in `account` rests on; None for the report's own voice."""
        return None if claim is None else self.claims.get(account.report, {}).get(claim)

    def claim_at(self, report: str, start: int, end: int) -> Claim | None:
        """Return the claim that the words of a report from `start` to `end` are part of, if there is one."""
        text, claims = self.reports[report].text, self.claims.get(report, {})
        if not start < end <= len(text):
            return None
        found = ClaimIndex(text, tuple(claims.values())).covering(Span.of(text, start, end))
        return None if found is None else claims[found]

    def sentence(self, account: Account, span: Span) -> Span:
        """Return the sentence of the account's report in which `span` begins."""
        found = sentences.split(self.reports[account.report].text)
        return found[max(0, sentences.index_at(found, span.start))]
