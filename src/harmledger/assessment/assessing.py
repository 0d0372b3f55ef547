"""What the accounts of one incident come to: the one place where this room's findings are joined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from harmledger.assessment import conceded, consensus, corroboration, disagreements, grade, strike, tellings
from harmledger.assessment.method import STANDARD, Method
from harmledger.assessment.prospects import what_would_change
from harmledger.assessment.reconcile import reconcile
from harmledger.model import Account, Assessment, Claim, Message, Origin, Party, Report


def assess(
    accounts: Sequence[Account],
    reports: Mapping[str, Report],
    origins: Sequence[Origin],
    claims: Mapping[str, Mapping[str, Claim]],
    method: Method = STANDARD,
    parties: Mapping[str, Party] = MappingProxyType({}),
) -> Assessment:
    """Return the assessment of the incident that `accounts`, of which there is at least one, tell of.

    `origins` hold the accounts' reports, and may hold others; `claims` are by report id, then claim id;
    `parties` say of names of parties and spokesmen whom they mean. KeyError for a report without an origin.
    """
    told = tellings.gather(accounts, reports, origins, claims, parties)
    figures = reconcile(told, method)
    event_type = consensus.event_type(told)
    differing = disagreements.find(told, figures)
    return Assessment(
        policy=method.policy,
        event_type=event_type,
        date=consensus.date(told),
        place=consensus.place(told),
        actors=consensus.actors(told),
        means=consensus.means(told),
        figures=figures,
        origins=tellings.origins(told),
        grade=grade.suggest(told, figures, method),
        disagreements=differing,
        conceded=conceded.find(told),
        strike_status=strike.suggest(told, event_type),
        corroboration=corroboration.steps(told, differing),
    )


def outlook(
    accounts: Sequence[Account],
    reports: Mapping[str, Report],
    origins: Sequence[Origin],
    claims: Mapping[str, Mapping[str, Claim]],
    method: Method = STANDARD,
    parties: Mapping[str, Party] = MappingProxyType({}),
) -> tuple[Message, ...]:
    """Return what would change the grade that `assess` suggests for the same."""
    told = tellings.gather(accounts, reports, origins, claims, parties)
    return what_would_change(told, reconcile(told, method), method)
