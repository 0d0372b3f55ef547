"""Who is accused, who accepts, who denies: what accounts and the claims in them say of the parties."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from harmledger.assessment.tellings import Telling
from harmledger.model import Account, Actor, Claim, Origin, Span
from harmledger.model.record import Record

_WORD = re.compile(r"\w+")


class Denial(Record, frozen=True):
    """Someone denies something in the report of one account; `party` if it is a party to the incident."""

    account: str
    source: str
    party: str | None
    words: str
    spans: tuple[Span, ...]


class Accusation(Record, frozen=True):
    """Those whom one voice in one account holds responsible together."""

    account: str
    origin: Origin
    accused: frozenset[str]
    sides: frozenset[str]
    """Whose they are: an army and its air force are one state's."""
    spans: tuple[Span, ...]


def accusations(tellings: Iterable[Telling]) -> tuple[Accusation, ...]:
    """Return the accusations in `tellings`, one for each account and each claim, or own voice, in it."""
    found: dict[tuple[str, str | None], tuple[Telling, list[Actor]]] = {}
    for telling in tellings:
        for actor in accused(telling.account):
            _, actors = found.setdefault((telling.account.id, actor.claim), (telling, []))
            actors.append(actor)
    return tuple(
        Accusation(
            account=account,
            origin=telling.origin,
            accused=frozenset(actor.name for actor in actors),
            sides=frozenset(telling.side(actor.name) for actor in actors),
            spans=tuple(span for actor in actors for span in actor.spans),
        )
        for (account, _), (telling, actors) in found.items()
    )


def competing(accusations: Sequence[Accusation]) -> tuple[Accusation, ...]:
    """Return the accusations that exclude another one: no side stands in both."""
    return tuple(a for a in accusations if any(a.sides.isdisjoint(b.sides) for b in accusations))


def accused(account: Account) -> tuple[Actor, ...]:
    """Return those whom an account accuses by name; "gunmen" may be anyone's."""
    return tuple(a for a in account.actors if a.role == "alleged_perpetrator" and a.named)


def accepted(telling: Telling) -> Iterator[str]:
    """Yield the accused who, by this account, say themselves that they did it and whom they harmed.

    To own up to a strike is not enough: a figure or a name of people harmed, other than combatants, must
    rest on the same party's word.
    """
    for actor in accused(telling.account):
        if declares(telling, actor) and any(
            speaks(telling, actor.name, claim) for claim in _of_harm(telling)
        ):
            yield actor.name


def declares(telling: Telling, actor: Actor) -> bool:
    """Whether the accusation rests on the word of the accused itself."""
    return speaks(telling, actor.name, actor.claim)


def speaks(telling: Telling, party: str, claim_id: str | None) -> bool:
    """Whether `party`, or one of its side, itself asserts what rests on this claim.

    None stands for the report's own voice.
    """
    claim = telling.claims.get(claim_id or "")
    if claim is None:
        return claim_id is None and _is_of(telling, party, [telling.report.outlet or ""])
    return claim.stance == "asserts" and _is_of(telling, party, sources(claim))


def is_word_of_accused(telling: Telling, claim_id: str | None) -> bool:
    """Whether what rests on this claim is said by one whom the account accuses, or by its side."""
    return any(speaks(telling, actor.name, claim_id) for actor in accused(telling.account))


def sources(claim: Claim) -> tuple[str, ...]:
    """Return what a claim's sources are called."""
    return claim.chain or tuple(span.text for span in claim.source)


def _of_harm(telling: Telling) -> Iterator[str | None]:
    account = telling.account
    for count in account.counts:
        if count.group != "combatants" and count.range.kind != "cumulative":
            yield count.claim
    for victim in account.victims:
        yield _claim_over(victim.spans, telling.claims.values())


def _claim_over(spans: Sequence[Span], claims: Iterable[Claim]) -> str | None:
    covering = (c.id for c in claims if any(part.covers(span) for part in c.content for span in spans))
    return next(covering, None)


def denials(tellings: Sequence[Telling]) -> Iterator[Denial]:
    """Yield what those whom the accounts' reports quote deny, each in the words of the denial."""
    parties = tuple({actor.name: None for telling in tellings for actor in telling.account.actors})
    for telling in tellings:
        begins = _beginning(telling)
        for claim in telling.claims.values():
            named = sources(claim)
            is_own = any(span.start >= begins for span in (*claim.source, *claim.content))
            if claim.stance == "denies" and named and (is_own or not begins):
                spans = claim.content or claim.cue
                yield Denial(
                    account=telling.account.id,
                    source=named[-1],
                    party=next((party for party in parties if _is_of(telling, party, named)), None),
                    words=" ".join(span.text for span in spans),
                    spans=spans,
                )


def _beginning(telling: Telling) -> int:
    """Return from where on a report may tell of an account: its start, for all but the later accounts."""
    account = telling.account
    if account.id.endswith("/1"):
        return 0
    spans = [*account.event_spans, *(count.span for count in account.counts)]
    spans += [span for victim in account.victims for span in victim.spans]
    spans += [span for actor in account.actors for span in actor.spans]
    first = min((span.start for span in spans), default=0)
    return telling.report.text.rfind("\n", 0, first) + 1


def _is_of(telling: Telling, party: str, names: Sequence[str]) -> bool:
    """Whether one of `names` calls the party, or one of its side."""
    side = telling.side(party)
    return _is_named(party, names) or any(side == telling.side(name) for name in names)


def _is_named(party: str, names: Iterable[str]) -> bool:
    """Whether one of `names` holds the party's name ("a Front officer") or shortens it ("the Front")."""
    words = _words(party)
    return any(words <= named or named <= words for named in map(_words, names) if words and named)


def _words(name: str) -> set[str]:
    return set(_WORD.findall(name.casefold())) - {"the"}
