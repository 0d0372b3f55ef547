"""Are the events of a report kept apart, and is each told with who, what, when and where? Reports of `muc4`.

    python -m benchmarks.events [--work DIR] [--readings FILE] [--held-out]

MUC-4's templates say which terrorist incidents each report tells of. Each incident that happened is held
against the account that agrees with it in most: type, date, place, perpetrator, target, instrument, people
killed. Targets are parties aimed at, victims, and people who are counted. Recall is over all incidents,
precision over the accounts that were so matched, since a clash between armies is an event for us and none for
MUC-4. Optional fills count if found, and are not missed if not. The model learned its marks of roles from all
reports but the tenth that `--held-out` leaves alone. `--readings` takes what `harmledger read` wrote before.
Needs the corpora, which are not part of the project.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from benchmarks.accuracy import CORPORA, read
from training.corpora import HELD_OUT, share

REPORTS = CORPORA / "muc4" / "dev.jsonl"

Json = dict[str, Any]
T = TypeVar("T")

KINDS: Mapping[str, frozenset[str]] = {
    "ATTACK": frozenset(("attack", "shooting", "execution", "ground_clash", "shelling", "airstrike")),
    "BOMBING": frozenset(("bombing", "shelling", "airstrike")),
    "KIDNAPPING": frozenset(("detention",)),
    "ARSON": frozenset(("attack",)),
    "ROBBERY": frozenset(("attack",)),
    "FORCED WORK STOPPAGE": frozenset(("attack", "siege")),
}
"""MUC-4's types, and the event types that are right for each."""
AGREE = 2
"""In how many slots an account and an incident agree at least, to be taken for one event."""
SLOTS = ("type", "date", "place", "perpetrator", "target", "instrument", "killed")

_QUOTED = re.compile(r'"((?:[^"\\]|\\")+)"')
_LEVEL = re.compile(r"\s*\([^)]*\)")


class Fill(NamedTuple):
    """One answer of a slot: the ways to say it, of which any will do."""

    forms: frozenset[str]
    optional: bool


class Event(NamedTuple):
    """An incident or an account, as far as the two can be compared."""

    kinds: frozenset[str]
    days: tuple[date, date] | None
    place: Fill | None
    fills: Mapping[str, tuple[Fill, ...]]
    killed: int | None


NOTHING = Event(frozenset(), None, None, dict.fromkeys(("perpetrator", "target", "instrument"), ()), None)
"""What an incident is held against that no account tells of."""


# ---- what the templates say


def incident(template: Mapping[str, Sequence[str]]) -> Event:
    """Return what a template says of its incident."""
    types = {kind for value in template["INCIDENT: TYPE"] for kind in value.split(" / ")}
    return Event(
        kinds=frozenset().union(*(KINDS.get(kind, ()) for kind in types)),
        days=_days(template["INCIDENT: DATE"][0]),
        place=_places(template["INCIDENT: LOCATION"]),
        fills={
            "perpetrator": _fills(template, "PERP: INDIVIDUAL ID", "PERP: ORGANIZATION ID"),
            "target": _fills(template, "PHYS TGT: ID", "HUM TGT: NAME", "HUM TGT: DESCRIPTION"),
            "instrument": _fills(template, "INCIDENT: INSTRUMENT ID"),
        },
        killed=_killed(template),
    )


def happened(template: Mapping[str, Sequence[str]]) -> bool:
    """Whether a template's incident took place; those threatened did not."""
    return "ACCOMPLISHED" in template["INCIDENT: STAGE OF EXECUTION"][0]


def _days(value: str) -> tuple[date, date] | None:
    """Read "16 NOV 89", "01 MAR 80 - 31 MAR 80", and "- 04 MAR 90", of which the end alone is known."""
    days = [day for d in re.findall(r"\d+ [A-Z]{3} \d\d", value.upper()) if (day := _day(d))]
    if not days or value.lstrip().startswith("-"):
        return None
    return min(days), max(days)


def _day(words: str) -> date | None:
    try:
        return datetime.strptime(words, "%d %b %y").date()  # noqa: DTZ007 (a day, not a moment)
    except ValueError:  # a slip of the templates: "31 NOV 89"
        return None


def _places(values: Sequence[str]) -> Fill | None:
    """Return the names in "COUNTRY: DEPARTMENT (DEPARTMENT): TOWN (TOWN)" but the country's."""
    names = {folded(_LEVEL.sub("", name)) for value in values for name in value.split(":")[1:]}
    return Fill(frozenset(names), optional=False) if names else None


def _fills(template: Mapping[str, Sequence[str]], *slots: str) -> tuple[Fill, ...]:
    found = []
    for slot in slots:
        for value in template.get(slot, ()):
            forms = frozenset(folded(quoted) for quoted in _QUOTED.findall(value))
            if forms:
                found.append(Fill(forms, optional=value.startswith("?")))
    return tuple(found)


def _killed(template: Mapping[str, Sequence[str]]) -> int | None:
    """Return how many people died, if each group's number is told."""
    dead = [v for v in template.get("HUM TGT: EFFECT OF INCIDENT", ()) if v.lstrip("? ").startswith("DEATH")]
    groups = {name for value in dead for name in _QUOTED.findall(value)}
    numbers = [
        int(value.split(":")[0])
        for value in template.get("HUM TGT: NUMBER", ())
        if value[0].isdigit() and value.split(":")[0].isdigit() and groups & set(_QUOTED.findall(value))
    ]
    return sum(numbers) if numbers and len(numbers) == len(groups) else None


# ---- what the accounts say


def event(found: Json) -> Event:
    """Return what an account says of its event."""
    when, where = found["date"], found["place"]
    days = tuple(date.fromisoformat(when[k]) for k in ("earliest", "latest") if when["earliest"])
    killed = found["totals"].get("killed", {}).get("all")
    return Event(
        kinds=frozenset((found["event_type"],)),
        days=(days[0], days[1]) if days else None,
        place=_said([where["name"]], where["spans"]) if where else None,
        fills={
            "perpetrator": _actors(found, "alleged_perpetrator"),
            "target": (
                *_actors(found, "target"),
                *(_said([v["name"]], v["spans"]) for v in found["victims"]),
                *(_said([], [c["span"]]) for c in found["counts"] if c["high"] != 0),
            ),
            "instrument": (_said([], found["means"]["spans"]),) if found["means"] else (),
        },
        killed=killed["low"] if killed else None,
    )


def _actors(found: Json, role: str) -> tuple[Fill, ...]:
    return tuple(_said([a["name"]], a["spans"]) for a in found["actors"] if a["role"] == role)


def _said(names: Sequence[str], spans: Iterable[Json]) -> Fill:
    return Fill(frozenset(map(folded, (*names, *(span["text"] for span in spans)))), optional=False)


def folded(text: str) -> str:
    """Return `text` in small letters, with single spaces, without marks."""
    return " ".join(re.findall(r"\w+", text.lower()))


# ---- one against the other


class Tally(NamedTuple):
    """How many answers of a slot are right, were given, and were asked for."""

    right: int
    given: int
    asked: int


def compare(told: Event, meant: Event) -> dict[str, Tally]:
    """Return, slot by slot, how an account agrees with an incident."""
    tallies = {"type": _one(told.kinds or None, meant.kinds, lambda a, b: bool(a & b))}
    tallies["date"] = _one(told.days, meant.days, lambda a, b: a[0] <= b[1] and b[0] <= a[1])
    tallies["place"] = _one(told.place, meant.place, _same)
    tallies["killed"] = _one(told.killed, meant.killed, lambda a, b: a == b)
    for slot, wanted in meant.fills.items():
        tallies[slot] = _matched(told.fills[slot], wanted)
    return tallies


def _one(told: T | None, meant: T | None, agree: Callable[[T, T], bool]) -> Tally:
    if told is None or meant is None:
        return Tally(0, 0, int(meant is not None))
    return Tally(int(agree(told, meant)), 1, 1)


def _matched(told: Sequence[Fill], wanted: Sequence[Fill]) -> Tally:
    """Match each answer that is asked for with those that were given; two may name one in other words."""
    found = {w for w in wanted if any(_same(t, w) for t in told)}
    wrong = sum(not any(_same(t, w) for w in wanted) for t in told)
    return Tally(len(found), len(found) + wrong, sum(not w.optional or w in found for w in set(wanted)))


def _same(told: Fill, meant: Fill) -> bool:
    """Whether a form of the one is in a form of the other, as whole words."""
    return any(f" {a} " in f" {b} " or f" {b} " in f" {a} " for a in told.forms for b in meant.forms)


def aligned(told: Sequence[Event], meant: Sequence[Event]) -> dict[int, int]:
    """Return incident -> account: the pairs that agree in most, each in one pair at most."""
    agreement = {
        (k, n): sum(tally.right > 0 for tally in compare(account, incident).values())
        for k, incident in enumerate(meant)
        for n, account in enumerate(told)
    }
    pairs: dict[int, int] = {}
    for (k, n), agree in sorted(agreement.items(), key=lambda item: (-item[1], item[0])):
        if agree >= AGREE and k not in pairs and n not in pairs.values():
            pairs[k] = n
    return pairs


class Outcome:
    """What was found over many reports."""

    def __init__(self) -> None:
        self.slots: dict[str, list[Tally]] = {slot: [] for slot in SLOTS}
        self.incidents = self.found = self.as_context = 0
        self.accounts: Counter[str] = Counter()
        """Main accounts of reports of no, one and several incidents, and how many such reports there are."""

    def add(self, accounts: Sequence[Json], templates: Sequence[Json]) -> None:
        """Hold a report's accounts against its incidents."""
        told, meant = [event(a) for a in accounts], [incident(t) for t in templates if happened(t)]
        pairs = aligned(told, meant)
        self.incidents += len(meant)
        self.found += len(pairs)
        self.as_context += sum(accounts[n]["context"] for n in pairs.values())
        of = ("none", "one", "several")[min(2, len(meant))]
        main = sum(not a["context"] for a in accounts)
        self.accounts.update(
            {
                f"{of} reports": 1,
                f"{of} accounts": main,
                f"{of} incidents": len(meant),
                f"{of} right": main == len(meant),
            }
        )
        for k, one in enumerate(meant):
            compared = compare(told[pairs[k]] if k in pairs else NOTHING, one)
            for slot, tally in compared.items():
                self.slots[slot].append(tally)

    def lines(self) -> Iterator[str]:
        """Yield the table, line by line."""
        for of in ("none", "one", "several"):
            n = {
                what: self.accounts[f"{of} {what}"] for what in ("reports", "incidents", "accounts", "right")
            }
            yield (
                f"reports of {of:8} {n['reports']:5}  incidents {n['incidents']:5}  "
                f"main accounts {n['accounts']:5}  number right {n['right'] / max(1, n['reports']):.3f}"
            )
        yield f"incidents told of by an account {self.found / max(1, self.incidents):.3f} of {self.incidents}"
        yield f"... as background {self.as_context / max(1, self.found):.3f}"
        yield f"{'slot':12} precision  recall     F1  asked"
        for slot, tallies in [*self.slots.items(), ("all", [t for of in self.slots.values() for t in of])]:
            right, stated, asked = (sum(t[k] for t in tallies) for k in range(3))
            precision, recall = right / max(1, stated), right / max(1, asked)
            f1 = 2 * right / max(1, stated + asked)
            yield f"{slot:12} {precision:9.3f} {recall:7.3f} {f1:6.3f} {asked:6}"


def main() -> None:
    """Print how many accounts there are to so many incidents, and each slot's precision, recall and F1."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--work", type=Path, default=Path("out") / "events", help="folder for what is made")
    parser.add_argument("--readings", type=Path, help="readings of the corpus, made before")
    parser.add_argument("--held-out", action="store_true", help="only what the model did not learn from")
    given = parser.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    outcome = Outcome()
    templates = {row["docid"]: row["templates"] for row in rows(REPORTS)}
    for reading in rows(given.readings or read_reports(given.work)):
        if not given.held_out or share(reading["id"]) < HELD_OUT:
            outcome.add(reading["accounts"], templates[reading["id"]])
    print("\n".join(outcome.lines()))


def rows(path: Path) -> list[Json]:
    """Return the records of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def read_reports(work: Path) -> Path:
    """Read the corpus's reports under their ids, and return the readings' file."""
    corpus = work / "muc4.jsonl"
    reports = ({"id": row["docid"], "text": row["text"]} for row in rows(REPORTS))
    corpus.write_text("\n".join(map(json.dumps, reports)), encoding="utf-8")
    return read(corpus, work)


if __name__ == "__main__":
    main()
