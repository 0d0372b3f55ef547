"""From readings to incidents: origins, groups, and what each incident comes to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

import msgspec

from harmledger import __version__
from harmledger.assessment import Method, assess
from harmledger.grouping import incidents, origins, sides
from harmledger.ledger import IncidentState, Ledger
from harmledger.model import Account, Assessment, Claim, Lineage, Origin, Report
from harmledger.pipeline import additions, edits, tellers
from harmledger.pipeline.incident import Incident
from harmledger.pipeline.progress import Progress

_GROUPED = "grouped by"
_ASSESSED = "assessed by"
_SIDES = "sides"
"""Whose the names of parties and spokesmen are; see `grouping.sides`."""
_BATCH = 500

GROUPER = f"harmledger {__version__}"


def must_group_again(ledger: Ledger) -> None:
    """Note that readings have changed; part of the transaction that changes them."""
    ledger.set_meta(_GROUPED, "")


def group(ledger: Ledger, known_sources: Sequence[Path], progress: Progress) -> None:
    """Suggest origins and groups anew, if a reading or what is known of sources has changed since."""
    how = _grouping(ledger, known_sources)
    if ledger.meta(_GROUPED) == how:
        return
    progress("group", 0, 1)
    reports = {report.id: report for report in ledger.reports()}
    readings = {reading.report: reading for reading in ledger.readings()}
    directory = tellers.directory(ledger, known_sources)
    lineages = origins.find(list(reports.values()), readings, directory)
    on_side = sides.find(list(reports.values()), readings, directory)
    groups = incidents.group(list(ledger.accounts()), reports)
    with ledger.transaction():
        ledger.save_groups(groups)
        ledger.save_lineages(lineages)
        ledger.set_meta(_SIDES, msgspec.json.encode(on_side).decode())
        ledger.set_meta(_GROUPED, how)
    progress("group", 1, 1)


def is_grouped(ledger: Ledger, known_sources: Sequence[Path]) -> bool:
    """Whether origins and groups are those of the readings and of what is known of sources now."""
    return ledger.meta(_GROUPED) == _grouping(ledger, known_sources)


def _grouping(ledger: Ledger, known_sources: Sequence[Path]) -> str:
    """Return what origins and groups depend on, besides the readings."""
    decided = (f"decision {decision.number}" for decision in tellers.decided(ledger))
    return ", ".join((GROUPER, *(path.name for path in known_sources), *decided))


def assess_all(ledger: Ledger, method: Method, progress: Progress) -> None:
    """Assess every incident that has changed since it was assessed; all of them, if the method has."""
    how = f"{GROUPER}, {msgspec.json.encode(method).decode()}"
    states = ledger.incidents()
    done = _standing(ledger, states, method) if ledger.meta(_ASSESSED) == how else {}
    waiting = [state for state in states if state.id not in done and not state.additions]
    if not waiting and ledger.meta(_ASSESSED) == how:
        return
    material = Material(ledger)
    made = ((state, material.assess(state, method)) for state in waiting)
    for number, batch in enumerate(iter(lambda: list(islice(made, _BATCH)), [])):
        ledger.save_assessments(batch)
        progress("assess", number * _BATCH + len(batch), len(waiting))
    ledger.set_meta(_ASSESSED, how)


class Material:
    """All that a ledger's incidents are assessed from."""

    def __init__(self, ledger: Ledger) -> None:
        self.accounts: Mapping[str, Account] = {account.id: account for account in ledger.accounts()}
        self.reports: Mapping[str, Report] = {report.id: report for report in ledger.reports()}
        self.claims: Mapping[str, Mapping[str, Claim]] = dict(ledger.claims())
        self._lineages: Mapping[str, Sequence[Lineage]] = _by_account(ledger.lineages())
        self._sides = sides_in(ledger)

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
            self._sides,
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


def sides_in(ledger: Ledger) -> Mapping[str, str]:
    """Return whose the names of parties and spokesmen are, as far as grouping knows."""
    return msgspec.json.decode(ledger.meta(_SIDES) or "{}", type=dict[str, str])


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


def _by_account(lineages: Iterable[Lineage]) -> Mapping[str, Sequence[Lineage]]:
    found: dict[str, list[Lineage]] = {}
    for lineage in lineages:
        found.setdefault(lineage.account, []).append(lineage)
    return found


def current(ledger: Ledger, states: Sequence[IncidentState], method: Method) -> Iterator[Incident]:
    """Yield incidents as they stand now; one that a decision has changed is assessed anew."""
    material = Material(ledger)
    stored = _standing(ledger, states, method)
    for state in states:
        yield material.incident(state, stored.get(state.id) or material.assess(state, method))
