"""Compare the incidents that a ledger exports with the key, field by field, in plain words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Literal

from harmledger.exercise.key import Key, KeyIncident, Source
from harmledger.model.record import Record
from harmledger.model.vocabulary import terms

Exported = Mapping[str, Any]
"""An incident as `export --format jsonl` prints it (docs/contract.md)."""

Verdict = Literal["right", "wrong", "missing"]
_FAULTS: tuple[Verdict, ...] = ("wrong", "missing")
_OF_NAMES = {"reports", "accused", "victims' names"}
"""Fields that are lists of names."""
_NOBODY = "no one"


class Check(Record, frozen=True):
    """One field of one incident, as the key and the ledger print it; None where that one is silent."""

    field: str
    expected: str | None
    found: str | None

    @property
    def verdict(self) -> Verdict:
        """Whether the ledger says what the key says; a figure of which the key is silent is wrong."""
        if self.found is None:
            return "missing"
        return "right" if self.found == self.expected else "wrong"

    @property
    def topic(self) -> str:
        """What the check is counted under: its field, or all groups of one harm together."""
        harm, is_of_group, _ = self.field.partition(", ")
        return f"{harm}, by group" if is_of_group else self.field


class Match(Record, frozen=True):
    """A key incident, and the ledger's incident that shares most of its reports, if any does."""

    key: KeyIncident
    found: str | None
    checks: tuple[Check, ...] = ()

    @property
    def faults(self) -> tuple[Check, ...]:
        """The checks that are not right."""
        return tuple(check for check in self.checks if check.verdict != "right")


class Comparison(Record, frozen=True):
    """How a ledger compares with the key; `surplus` are the ids of incidents that match none of the key's."""

    matches: tuple[Match, ...]
    surplus: tuple[str, ...]

    @property
    def found(self) -> tuple[Match, ...]:
        """The key's incidents that the ledger has."""
        return tuple(match for match in self.matches if match.found is not None)

    def tally(self) -> Mapping[str, Counter[Verdict]]:
        """Return, for every topic, how often it is right, wrong and missing."""
        topics: dict[str, Counter[Verdict]] = {topic: Counter() for topic in _topics()}
        for check in chain.from_iterable(match.checks for match in self.matches):
            topics[check.topic][check.verdict] += 1
        return {topic: counts for topic, counts in topics.items() if counts}

    def lines(self, next_looks: int = 3) -> tuple[str, ...]:
        """Return the comparison in words: totals, a line a topic, and where to look next."""
        return (*self._totals(), *self._topics(), *self._next(next_looks))

    def _totals(self) -> Iterator[str]:
        yield f"{len(self.found)} of {len(self.matches)} incidents found."
        if self.surplus:
            yield f"{len(self.surplus)} more in the ledger that the key does not have, or has in one piece."

    def _topics(self) -> Iterator[str]:
        for topic, counts in self.tally().items():
            others = [f"{verdict} in {counts[verdict]}" for verdict in _FAULTS if counts[verdict]]
            yield ", ".join([f"{topic}: right in {counts['right']} of {counts.total()}", *others])

    def _next(self, most: int) -> Iterator[str]:
        lost = [match for match in self.matches if match.found is None]
        worst = sorted(self.found, key=lambda match: -len(match.faults))
        for match in [*lost, *(match for match in worst if match.faults)][:most]:
            yield f"Look next at {match.key.id}, {match.key.label}:"
            yield from (f"- {words}" for words in _faults(match))


def compare(incidents: Sequence[Exported], sources: Mapping[str, Source], key: Key) -> Comparison:
    """Align the ledger's incidents with the key's by the reports they share, and check every field.

    `sources` says of every report id where that report was found.
    """
    known = frozenset(chain(key.asides, *(incident.references for incident in key.incidents)))
    told = [_references(incident, sources, known) for incident in incidents]
    pairs = _align([incident.references for incident in key.incidents], told)
    canonical = {alias.casefold(): name for name, of in key.aliases.items() for alias in (name, *of)}
    matches = tuple(
        _match(expected, incidents[pairs[at]], told[pairs[at]], canonical)
        if at in pairs
        else Match(key=expected, found=None)
        for at, expected in enumerate(key.incidents)
    )
    used = set(pairs.values())
    surplus = tuple(str(incident["id"]) for at, incident in enumerate(incidents) if at not in used)
    return Comparison(matches=matches, surplus=surplus)


def refusal_faults(refused: Iterable[str], key: Key) -> tuple[str, ...]:
    """Return a line for each file that was taken in and should not have been, and for each the other way.

    `refused` are the places of refusals as intake words them: a location, perhaps followed by a line.
    """
    places = tuple(refused)
    missed = [r for r in key.refusals if not any(r.file in place for place in places)]
    undue = [place for place in places if not any(r.file in place for r in key.refusals)]
    return (
        *(f"{refusal.file} should have been refused: {refusal.why}" for refusal in missed),
        *(f"{place} should have been taken in" for place in undue),
    )


def _references(incident: Exported, sources: Mapping[str, Source], known: frozenset[str]) -> frozenset[str]:
    """Return the references of an incident's reports; one that the key does not name counts as itself."""
    reports = [str(report) for report in incident["reports"]]
    return frozenset(
        (sources[report].reference(report, known) if report in sources else None) or report
        for report in reports
    )


def _align(expected: Sequence[frozenset[str]], found: Sequence[frozenset[str]]) -> Mapping[int, int]:
    """Pair each expected set with at most one found set, the most alike first; both in places."""
    shared = ((i, j, len(e & f) / len(e | f)) for i, e in enumerate(expected) for j, f in enumerate(found))
    pairs: dict[int, int] = {}
    for i, j, likeness in sorted(shared, key=lambda pair: -pair[2]):
        if likeness and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _match(key: KeyIncident, incident: Exported, told: frozenset[str], canonical: Mapping[str, str]) -> Match:
    reports = Check(field="reports", expected=_list(key.references), found=_list(told))
    return Match(key=key, found=str(incident["id"]), checks=(reports, *_checks(key, incident, canonical)))


def _checks(key: KeyIncident, incident: Exported, canonical: Mapping[str, str]) -> Iterator[Check]:
    place = incident["place"]
    accounts = incident["accounts"]
    yield Check(field="event type", expected=key.event_type, found=incident["event_type"])
    yield Check(
        field="date",
        expected=_days(key.earliest.isoformat(), (key.latest or key.earliest).isoformat()),
        found=_days(incident["date"]["earliest"], incident["date"]["latest"]),
    )
    yield Check(field="place", expected=key.place, found=place["name"] if place else None)
    if key.perpetrators is not None:
        accused = _names(accounts, "actors", role="alleged_perpetrator")
        named = {canonical.get(name.casefold(), name) for name in accused}
        yield Check(field="accused", expected=_list(key.perpetrators, _NOBODY), found=_list(named, _NOBODY))
    yield from _ranges(key.harms, incident["totals"])
    if key.grade:
        grade = incident["grade"]
        yield Check(field="grade", expected=key.grade, found=grade["set"] or grade["suggested"])
    yield Check(field="independent origins", expected=str(len(key.told_by)), found=str(incident["origins"]))
    if key.contradictions:
        listed = {disagreement["field"] for disagreement in incident["disagreements"]}
        found = _list(listed.intersection(key.contradictions), _NOBODY)
        yield Check(field="contradictions", expected=_list(key.contradictions), found=found)
    victims = _names(accounts, "victims")
    if key.victims or victims:
        yield Check(field="victims' names", expected=_list(key.victims), found=_list(victims))


def _ranges(expected: Mapping[str, Mapping[str, str]], found: Exported) -> Iterator[Check]:
    """Check every range of the key, and every range of `all` that only the ledger has."""
    for harm in dict.fromkeys((*expected, *found)):
        for group in dict.fromkeys(("all", *expected.get(harm, ()))):
            range_ = found.get(harm, {}).get(group)
            wanted = expected.get(harm, {}).get(group)
            if wanted or range_:
                field = harm if group == "all" else f"{harm}, {group}"
                yield Check(field=field, expected=wanted, found=_range(range_) if range_ else None)


def _range(value: Exported) -> str:
    low, high = value["low"], value["high"]
    if high is None:
        return f"{low}+"
    if not value.get("low_stated", True):
        return f"up to {high}"
    return f"{low}" if low == high else f"{low}-{high}"


def _days(earliest: str | None, latest: str | None) -> str | None:
    return earliest if earliest == latest else f"{earliest} to {latest}"


def _names(accounts: Iterable[Exported], of: str, **fields: str) -> set[str]:
    """Return the names of the accounts' actors or victims that have these fields."""
    return {one["name"] for account in accounts for one in account[of] if fields.items() <= dict(one).items()}


def _list(names: Iterable[str], nobody: str | None = None) -> str | None:
    return ", ".join(sorted(names)) or nobody


def _topics() -> Iterator[str]:
    """Yield every topic, in the order that they are printed in."""
    yield from ("reports", "event type", "date", "place", "accused")
    yield from chain.from_iterable((harm, f"{harm}, by group") for harm in terms("harms"))
    yield from ("grade", "independent origins", "contradictions", "victims' names")


def _faults(match: Match) -> Iterator[str]:
    if match.found is None:
        yield "the ledger has no such incident"
    for check in match.faults:
        why = match.key.why.get(check.field)
        yield _difference(check) + (f": {why}" if why else "")


def _difference(check: Check) -> str:
    if check.found is None:
        return f"{check.field}: not in the ledger; the key has {check.expected}"
    if check.expected is None or check.field not in _OF_NAMES:
        return f"{check.field}: {check.found}; the key has {check.expected or 'none'}"
    found, expected = set(check.found.split(", ")), set(check.expected.split(", "))
    lacking, surplus = sorted(expected - found - {_NOBODY}), sorted(found - expected - {_NOBODY})
    parts = (
        f"lacks {', '.join(lacking)}" if lacking else "",
        f"has also {', '.join(surplus)}" if surplus else "",
    )
    return f"{check.field}: {'; '.join(filter(None, parts))}"
