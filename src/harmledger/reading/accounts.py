"""Accounts assembled: the sentences that tell of one event, with its date, place, parties and figures."""

from __future__ import annotations

from collections.abc import Sequence

from harmledger.model import (
    Account,
    Actor,
    Claim,
    Count,
    Report,
    Span,
)
from harmledger.reading.casualties import settling, tolls, totals
from harmledger.reading.casualties.counting import CASUALTIES, Counted
from harmledger.reading.casualties.harm_cues import SHOT
from harmledger.reading.events import actuality, event_dates, event_places, events, segments
from harmledger.reading.events.segments import Segment
from harmledger.reading.evidence import ClaimIndex, Sentence
from harmledger.reading.parties import marked_roles, roles
from harmledger.reading.parties.actors import Mention
from harmledger.reading.parties.roles import Role
from harmledger.reading.text.tokens import tokens

TRIGGERS = 6
"""How many of the first words for an event choose its type and stand for it."""
POST = 8
"""How many sentences a post may have that is read as one scene."""
ROLES: tuple[Role, ...] = ("alleged_perpetrator", "target", "party")
"""What a party may be to an event, the gravest first."""


def assemble(
    report: Report, sentences: Sequence[Sentence], claims: Sequence[Claim], *, profile: str, language: str
) -> tuple[Account, ...]:
    """Return the accounts of a report, the main event first, background last; none without an event."""
    accounts: list[Account] = []
    index = ClaimIndex(report.text, claims)
    told = actuality.happened(tolls.carried(sentences, language=language), claims, language=language)
    told = _of_the_violence(told, language)
    for segment in segments.split(told, language=language):
        account = _account(report, len(accounts) + 1, segment, index, profile=profile, language=language)
        if account:
            accounts.append(account)
    return tuple(accounts)


def _account(
    report: Report,
    number: int,
    segment: Segment,
    claims: ClaimIndex,
    *,
    profile: str,
    language: str,
) -> Account | None:
    telling = [s for s in segment.sentences if s.tells_of_harm]
    harmed = any(f.harm in {*CASUALTIES, SHOT} for s in telling for f in s.figures)
    triggers = events.relevant([t for s in telling for t in s.triggers], harmed=harmed, language=language)
    event_type = _event_type(triggers, report.title if number == 1 else None, language)
    telling = settling.settled(telling, event_type)
    figures = [f for s in telling for f in s.figures]
    victims = tuple(victim for sentence in telling for victim in sentence.victims)
    scene = segment.sentences if _is_post(report, segment) else telling
    if not figures and not victims and (event_type is None or not any(map(_sets_a_scene, scene))):
        return None
    only_tolls = not victims and all(map(_counts_over_time, telling))
    event_type = event_type or events.of_harms(
        [*(f.harm for f in figures), *(v.harm for v in victims if v.harm)]
    )
    reconciled = totals.reconcile([s.figures for s in telling], victims, profile=profile)
    return Account(
        id=f"{report.id}/{number}",
        report=report.id,
        event_type=event_type,
        event_spans=tuple(t.span for t in triggers if t.event_type == event_type)[:TRIGGERS],
        date=event_dates.choose(
            segment.sentences, event_type=event_type, published=report.published, language=language
        ),
        place=event_places.choose(
            segment.sentences,
            claims.sources,
            event_type=event_type,
            language=language,
            title=report.title if number == 1 else None,
        ),
        actors=_actors(segment.sentences, claims, language),
        means=events.means(report.text, [s.tokens for s in telling], language=language),
        counts=tuple(_count(figure, sentence, claims) for sentence in telling for figure in sentence.figures),
        totals=reconciled.totals,
        coded=reconciled.coded,
        victims=victims,
        context=segment.background or only_tolls,
    )


def _of_the_violence(sentences: Sequence[Sentence], language: str) -> tuple[Sentence, ...]:
    """Return the sentences of a report of violence without the words for the arrests that came of it.

    An arrest is an event of its own where the report tells of no violence, or counts those who were taken.
    """
    if not any(t.event_type not in events.BLOODLESS for s in sentences for t in s.triggers):
        return tuple(sentences)
    return tuple(
        s._replace(triggers=())
        if events.is_sequel_alone(s.triggers, language=language) and not any(map(_is_of_several, s.figures))
        else s
        for s in sentences
    )


def _is_of_several(figure: Counted) -> bool:
    return figure.harm == "detained" and figure.range.high != 1


def _is_post(report: Report, segment: Segment) -> bool:
    """Whether a report is a short post, of which every sentence tells of one scene."""
    paragraphs = {sentence.paragraph for sentence in segment.sentences}
    return report.title is None and len(paragraphs) == 1 and len(segment.sentences) <= POST


def _counts_over_time(sentence: Sentence) -> bool:
    return bool(sentence.figures) and all(f.range.kind == "cumulative" for f in sentence.figures)


def _sets_a_scene(sentence: Sentence) -> bool:
    """Whether a sentence says when, where or who, or that someone did it; else violence is only spoken of."""
    on_days = any(t.interval and t.interval.days <= event_dates.LONGEST for t in sentence.times)
    places = (*sentence.places, *filter(None, [sentence.section.place]))
    at_places = any(p.place and p.place.radius_km < event_places.WIDE for p in places)
    by_someone = any(m.role != "party" for m in sentence.actors)
    done = any(roles.is_deed(sentence.tokens, t.first) for t in sentence.triggers)
    return on_days or at_places or by_someone or done


def _event_type(triggers: Sequence[events.Trigger], title: str | None, language: str) -> str | None:
    """Choose by the first triggers of the text; where they tell nothing, or only "attack", the title may."""
    told = events.choose(triggers[:TRIGGERS], language=language)
    if told not in (None, events.GENERAL) or not title:
        return told
    words = tokens(Span.of(title, 0, len(title)))
    return events.choose([*triggers, *events.triggers(title, words, language=language)], language=language)


def _count(figure: Counted, sentence: Sentence, claims: ClaimIndex) -> Count:
    is_toll = any(f.harm in CASUALTIES and not f.single for f in sentence.figures)
    return Count(
        harm=figure.harm,
        group=figure.group,
        range=figure.range,
        span=figure.span,
        claim=claims.covering(figure.span),
        parts=figure.parts,
        superseded=figure.superseded,
        single=figure.single and not is_toll,
    )


def _actors(sentences: Sequence[Sentence], claims: ClaimIndex, language: str) -> tuple[Actor, ...]:
    """Return the parties, each in the gravest role that any sentence gives it, on the claim that does so."""
    said = [
        mention
        for sentence in sentences
        for mention in sentence.actors
        if sentence.tells_of_harm or mention.role == "alleged_perpetrator"
    ]
    mentions: dict[str, list[Mention]] = {}
    for mention in (*said, *marked_roles.find(sentences, said, language=language)):
        mentions.setdefault(mention.name, []).append(mention)
    return tuple(_actor(name, found, claims) for name, found in mentions.items())


def _actor(name: str, mentions: Sequence[Mention], claims: ClaimIndex) -> Actor:
    gravest = min(mentions, key=lambda m: ROLES.index(m.role))
    return Actor(
        name=name,
        role=gravest.role,
        spans=tuple(dict.fromkeys(m.span for m in mentions)),
        claim=claims.covering(gravest.span),
        named=gravest.named,
    )
