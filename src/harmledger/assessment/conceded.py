"""What each accused party concedes itself: a ledger of its own, beside what is reported (Airwars)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from harmledger.assessment import responsibility
from harmledger.assessment.figures import name_of
from harmledger.assessment.tellings import Telling
from harmledger.model import Concession, Count, CountRange, Figure, Figures, say
from harmledger.model.count_range import envelope

HARMS = ("killed", "injured")
POLICY = "conceded"
"""What a conceded figure names in place of a policy: it is the party's own."""


def find(tellings: Sequence[Telling]) -> tuple[Concession, ...]:
    """Return what each accused side made of it, under the name by which it is accused first."""
    side = tellings[0].side
    parties: dict[str, str] = {}
    for name in (actor.name for t in tellings for actor in responsibility.accused(t.account)):
        parties.setdefault(side(name), name)
    denied = {side(d.party): d.account for d in responsibility.denials(tellings) if d.party}
    return tuple(_concession(party, tellings, denied.get(of)) for of, party in parties.items())


def _concession(party: str, tellings: Sequence[Telling], denied_in: str | None) -> Concession:
    figures = _figures(party, tellings)
    if figures:
        told_by = dict.fromkeys(
            name.partition("#")[0] for of in figures.values() for f in of.values() for name in f.used
        )
        return Concession(
            party=party,
            status="credible",
            figures=figures,
            reason=say("{} says so itself: {}.", party, tuple(told_by)),
        )
    if denied_in:
        denied = say("{} denies it: {}.", party, denied_in)
        return Concession(party=party, status="non_credible", reason=denied)
    unknown = say("No assessment of it by {} is known.", party)
    return Concession(party=party, status="not_yet_assessed", reason=unknown)


def _figures(party: str, tellings: Sequence[Telling]) -> Figures:
    """Return harm -> group -> the envelope of the party's own figures; its combatants are no concession."""
    said: dict[tuple[str, str], dict[str, CountRange]] = {}
    for name, count in _spoken(party, tellings):
        said.setdefault((count.harm, count.group), {})[name] = _closed(count.range)
    figures: dict[str, dict[str, Figure]] = {}
    for (harm, group), counts in said.items():
        figure = Figure(range=envelope(counts.values()), policy=POLICY, used=tuple(counts))
        figures.setdefault(harm, {})[group] = figure
    return figures


def _spoken(party: str, tellings: Sequence[Telling]) -> Iterator[tuple[str, Count]]:
    for telling in tellings:
        for place, count in enumerate(telling.account.counts):
            if (
                count.harm in HARMS
                and count.group != "combatants"
                and count.range.kind != "cumulative"
                and count.range.high != 0
                and responsibility.speaks(telling, party, count.claim)
            ):
                yield name_of(telling.account, place), count


def _closed(known: CountRange) -> CountRange:
    """Return the range with its minimum for a maximum that the party leaves out (Airwars)."""
    return known if known.high is not None else msgspec.structs.replace(known, high=known.low)
