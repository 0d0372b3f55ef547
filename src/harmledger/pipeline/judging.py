"""From readings to incidents: origins, groups, and what each incident comes to."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

import msgspec

from harmledger import __version__
from harmledger.assessment import Method, assess
from harmledger.grouping.linkage import incidents
from harmledger.grouping.origins import origins, sides
from harmledger.ledger import IncidentState, Ledger, Summary
from harmledger.model import Account, Assessment, Claim, Lineage, Origin, Party, Report
from harmledger.pipeline import additions, edits, settings, tellers
from harmledger.pipeline.incident import Incident, Outline
from harmledger.pipeline.progress import Progress
from harmledger.pipeline.summaries import summary

_GROUPED = "grouped by"
_ASSESSED = "assessed by"
_PARTIES = "parties"
"""Whom the names of parties and spokesmen mean; see `grouping.sides`."""
_BATCH = 500

GROUPER = f"harmledger {__version__}"


def must_group_again(ledger: Ledger) -> None:
    """Note that readings have changed; part of the transaction that changes them."""
    ledger.set_meta(_GROUPED, "")


def group(ledger: Ledger, known_sources: Sequence[Path], progress: Progress) -> None:
    """Suggest origins and groups anew, if readings, claims, weights or what is known of sources changed."""
    how = _grouping(ledger, known_sources)
    if ledger.meta(_GROUPED) == how:
        return
    progress("group", 0, 1)
    reports = {report.id: report for report in ledger.reports()}
    accounts, readings = additions.told(ledger)
    directory = tellers.directory(ledger, known_sources)
    lineages = origins.find(list(reports.values()), readings, directory)
    parties = sides.find(list(reports.values()), readings, directory)
    published = tellers.publishers(reports.values(), directory)
    suggested = incidents.group(accounts, reports, readings, settings.weights(ledger), directory)
    with ledger.transaction():
        ledger.save_groups(suggested.groups, suggested.questions)
        ledger.save_lineages(lineages)
        ledger.save_publishers(published)
        ledger.set_meta(_PARTIES, msgspec.json.encode(parties).decode())
        ledger.set_meta(_GROUPED, how)
    progress("group", 1, 1)


def is_grouped(ledger: Ledger, known_sources: Sequence[Path]) -> bool:
    """Whether origins and groups are those of the readings and of what is known of sources now."""
    return ledger.meta(_GROUPED) == _grouping(ledger, known_sources)


def _grouping(ledger: Ledger, known_sources: Sequence[Path]) -> str:
    """Return what origins and groups depend on, besides the readings."""
    decided = [d.number for d in (*tellers.decided(ledger), *additions.claims(ledger))]
    made_with = {"weights": settings.weights(ledger), "decisions": decided}
    hashes = (f"{of} {_hash(what)}" for of, what in made_with.items())
    return ", ".join((GROUPER, *(path.name for path in known_sources), *hashes))


def _hash(what: object) -> str:
    return hashlib.sha256(msgspec.json.encode(what)).hexdigest()[:12]


def assess_all(ledger: Ledger, method: Method, progress: Progress) -> None:
    """Assess every incident that has changed since it was assessed; all of them, if the method has."""
    how = f"{GROUPER}, {msgspec.json.encode(method).decode()}"
    if ledger.meta(_ASSESSED) != how:
        with ledger.transaction():
            ledger.ask_for_summaries()
            ledger.set_meta(_ASSESSED, how)
    waiting, done = ledger.number_unsummarised(), 0
    while batch := ledger.unsummarised(_BATCH):
        assess_these(ledger, batch, method)
        done += len(batch)
        progress("assess", done, max(done, waiting))


def assess_these(ledger: Ledger, states: Sequence[IncidentState], method: Method) -> None:
    """Assess incidents where that is still to be done, and keep what lists show of them."""
    material = Material(ledger, states)
    stored = _standing(ledger, states, method)
    made = {state.id: stored.get(state.id) or material.assess(state, method) for state in states}
    summaries = [(state, material.summary(state, made[state.id])) for state in states]
    with ledger.transaction():
        ledger.save_assessments(
            (state, made[state.id]) for state in states if state.id not in stored and not state.additions
        )
        ledger.save_summaries(summaries)


class Material:
    """All that some incidents are assessed from."""

    def __init__(self, ledger: Ledger, states: Sequence[IncidentState]) -> None:
        accounts = {account for state in states for account in state.accounts}
        told_by = {account.rpartition("/")[0] for account in accounts}
        main = (f"{report}/1" for report in told_by)
        self.accounts: Mapping[str, Account] = ledger.read_accounts(accounts)
        self.reports: Mapping[str, Report] = ledger.reports_by_id(told_by)
        self.claims: Mapping[str, Mapping[str, Claim]] = ledger.claims_in(told_by)
        self._lineages: Mapping[str, Sequence[Lineage]] = ledger.lineages_of({*accounts, *main})
        self._publishers: Mapping[str, str] = ledger.publishers_of(told_by)
        self._parties = parties_in(ledger)

    def accounts_of(self, state: IncidentState) -> tuple[Account, ...]:
        """Return the incident's accounts, with all that people claim of them."""
        read = (self.accounts[account] for account in state.accounts if account in self.accounts)
        return additions.lay_over(read, state.additions)

    def assess(self, state: IncidentState, method: Method) -> Assessment:
        """Return what the incident comes to, before any edit."""
        accounts = self.accounts_of(state)
        return assess(
            accounts,
            self.reports,
            self._origins(accounts),
            self.claims,
            of_incident(state, method),
            self._parties,
        )

    def incident(self, state: IncidentState, assessment: Assessment) -> Incident:
        """Return the incident with all that shows what it rests on."""
        accounts = self.accounts_of(state)
        told_by = list(dict.fromkeys(account.report for account in accounts))
        return Incident(
            state=state,
            assessment=edits.lay_over(assessment, state.edits),
            accounts=accounts,
            reports={report: self.reports[report] for report in told_by},
            claims={report: self.claims.get(report, {}) for report in told_by},
        )

    def summary(self, state: IncidentState, assessment: Assessment) -> Summary:
        """Return what lists, tallies and sources show of the incident."""
        found = self.incident(state, assessment)
        behind = {account.id: self._lineages_of(account) for account in found.accounts}
        return summary(found, tellers.tellings(found, behind, self._publishers))

    def _origins(self, accounts: Iterable[Account]) -> Sequence[Origin]:
        """Return the origins of the accounts."""
        return origins.gather(lineage for account in accounts for lineage in self._lineages_of(account))

    def _lineages_of(self, account: Account) -> Sequence[Lineage]:
        """Return how an account leads back; one that is not grouped, as its report's main event or teller."""
        if found := self._lineages.get(account.id):
            return found
        teller = self.reports[account.report].outlet or account.report
        main = self._lineages.get(f"{account.report}/1", [Lineage(account=account.id, origin=teller)])
        return [msgspec.structs.replace(lineage, account=account.id) for lineage in main]


def parties_in(ledger: Ledger) -> Mapping[str, Party]:
    """Return whom the names of parties and spokesmen mean, as far as grouping knows."""
    return msgspec.json.decode(ledger.meta(_PARTIES) or "{}", type=dict[str, Party])


def of_incident(state: IncidentState, method: Method) -> Method:
    """Return the ledger's method with the policy that a reviewer chose for this incident, if one did."""
    return method if state.policy is None else msgspec.structs.replace(method, policy=state.policy)


def _standing(ledger: Ledger, states: Sequence[IncidentState], method: Method) -> Mapping[str, Assessment]:
    """Return incident id -> assessment, where accounts and policy are still those it was made with.

    What people added something to is assessed anew: what is stored does not tell with which claims.
    """
    policies = {state.id: of_incident(state, method).policy for state in states}
    stored = ledger.assessments(state for state in states if not state.additions)
    return {incident: made for incident, made in stored.items() if made.policy == policies[incident]}


def current(ledger: Ledger, states: Iterable[IncidentState], method: Method) -> Iterator[Incident]:
    """Yield incidents as they stand now; one that a decision has changed is assessed anew."""
    remaining = iter(states)
    while some := list(islice(remaining, _BATCH)):
        material = Material(ledger, some)
        stored = _standing(ledger, some, method)
        for state in some:
            yield material.incident(state, stored.get(state.id) or material.assess(state, method))


def outlines(ledger: Ledger, states: Sequence[IncidentState], method: Method) -> tuple[Outline, ...]:
    """Return what lists show of incidents as they stand now."""
    stored = _standing(ledger, states, method)
    others = [state for state in states if state.id not in stored]
    anew = {each.state.id: each.assessment for each in current(ledger, others, method)}
    return tuple(
        Outline(
            state=state,
            assessment=anew.get(state.id) or edits.lay_over(stored[state.id], state.edits),
        )
        for state in states
    )
