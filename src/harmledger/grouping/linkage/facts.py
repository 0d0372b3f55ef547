"""What of an account is compared with other accounts, made ready once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from harmledger.grouping.linkage import hours, people
from harmledger.grouping.linkage.hours import Hours
from harmledger.grouping.linkage.people import fold
from harmledger.grouping.linkage.tellings import Telling
from harmledger.grouping.origins.sources import Source
from harmledger.model import Account, CountRange, DateInterval, Place, Reading, Report
from harmledger.model.record import Record

QUARTER_KM = 2.0
"""How exactly a quarter or a village is known."""
TOWN_KM = 15.0
"""How far its quarters may lie from one another; of what is farther apart one place may be misread."""
HOURS_APART = 2 * 60
"""In minutes; witnesses and agencies round."""
DAY = 24 * 60
REMOTE = frozenset(
    {"airstrike", "drone_strike", "shelling", "naval_bombardment", "chemical_attack", "bombing"}
)


class Facts(Record, frozen=True):
    """An account's comparable side; None or empty is unknown."""

    account: str
    report: str
    outlet: str | None
    """Who published the report, under the one name by which the directory knows it."""
    language: str | None
    event_type: str
    means: str | None
    happened: DateInterval | None
    hours: Hours | None
    published: date | None
    place: Place | None
    tolls: Mapping[str, CountRange]
    """harm -> how many came to it: of all, or else of the civilians."""
    victims: Mapping[str, str]
    """Folded name -> the name as it stands."""
    accused: Mapping[str, str]
    """Folded name of a person or party that is said to have done it -> the name as it stands."""
    people: Mapping[str, str]
    """Folded name of anyone whom the account names in full -> the name as it stands."""

    @property
    def place_key(self) -> str | None:
        """What tells the place from others: its GeoNames id, or its name."""
        return (self.place.geonames_id or self.place.name.casefold()) if self.place else None

    @property
    def known(self) -> int:
        """How many things the account tells."""
        told = (self.happened, self.place, self.means, self.victims, self.accused, *self.tolls)
        return sum(bool(each) for each in told)

    def is_apart_from(self, other: Facts) -> bool | None:
        """Whether the two name different quarters, villages or, of strikes, hours; None if nothing tells.

        A person harmed whom both name speaks louder.
        """
        if self.victims.keys() & other.victims.keys():
            return None
        known = [
            apart
            for apart in (self._is_elsewhere(other), self._is_at_another_hour(other))
            if apart is not None
        ]
        return any(known) if known else None

    def _is_elsewhere(self, other: Facts) -> bool | None:
        if self.place is None or other.place is None:
            return None
        if max(self.place.radius_km, other.place.radius_km) > QUARTER_KM:
            return None
        return self.place_key != other.place_key if self.place.km_to(other.place) <= TOWN_KM else None

    def _is_at_another_hour(self, other: Facts) -> bool | None:
        """Whether two strikes came hours apart: a town under fire is struck again before a day is over."""
        if self.hours is None or other.hours is None or not {self.event_type, other.event_type} <= REMOTE:
            return None
        gap = self.hours.gap(other.hours)
        return gap > HOURS_APART if gap <= DAY else None


def of(
    account: Account, report: Report, telling: Telling, reading: Reading, publisher: Source | None = None
) -> Facts:
    """Return the facts of an account of `report`, with what the reader marked where it is told."""
    return Facts(
        account=account.id,
        report=account.report,
        outlet=publisher.name if publisher else None,
        language=report.language,
        event_type=account.event_type,
        means=account.means.code if account.means else None,
        happened=account.date.interval if account.date else None,
        hours=hours.told(account, telling, reading),
        published=report.published,
        place=account.place.place if account.place else None,
        tolls={
            harm: toll
            for harm, groups in account.totals.items()
            if (toll := groups.get("all") or groups.get("civilians"))
        },
        victims={folded: victim.name for victim in account.victims if " " in (folded := fold(victim.name))},
        accused={
            folded: actor.name
            for actor in account.actors
            if actor.role == "alleged_perpetrator" and (folded := fold(actor.name))
        },
        people=people.named(telling, reading),
    )
