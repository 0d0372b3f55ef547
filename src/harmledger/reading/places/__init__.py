"""Place names in a text and the places they mean, by context.

`english`, `uncapitalised` and `arabic` find the names, with `signs` for and against each, and `containment`
links those that stand in one another. `senses` chooses what each means, and `toponyms` says how exactly the
words tell it.
"""

from __future__ import annotations

from harmledger.gazetteer import Gazetteer, Match
from harmledger.model import Span, Toponym
from harmledger.reading.places import arabic, english, outlets, senses, toponyms, uncapitalised
from harmledger.reading.places.mentions import Mention


def read(
    text: str, gazetteer: Gazetteer, *, outlet: str | None = None, url: str | None = None
) -> tuple[Toponym, ...]:
    """Return every place name of `text`, in text order, each with the place it is taken to mean.

    `outlet` (a name or a host) and `url` are hints: whom a local paper writes for.
    """
    return tuple(
        toponyms.read(text, _senses(text, gazetteer, outlets.hint(gazetteer, outlet, url)), gazetteer)
    )


def resolve(name: str, gazetteer: Gazetteer) -> tuple[tuple[Toponym, ...], tuple[Match, ...]]:
    """Return what a name, or a phrase that holds names, is taken to mean on its own, and what it could mean.

    Nothing is resolved if the gazetteer has no such name. The candidates are those of the whole name; of the
    first name in it, if the gazetteer does not have the whole.
    """
    pairs = _senses(name, gazetteer, outlets.Hint())
    found = tuple(toponyms.read(name, pairs, gazetteer))
    candidates = gazetteer.matches(name)
    if not candidates:
        return found, pairs[0][0].matches if pairs else ()
    whole = tuple(t for t in found if len(t.span.text) == len(name))
    alone = Toponym(span=Span.of(name, 0, len(name)), place=candidates[0].place, reason=toponyms.PROMINENT)
    return whole or (alone,), candidates


def _senses(text: str, gazetteer: Gazetteer, hint: outlets.Hint) -> list[tuple[Mention, Match]]:
    mentions = [
        *english.find(text, gazetteer, host=hint.letters),
        *uncapitalised.find(text, gazetteer),
        *arabic.find(text, gazetteer),
    ]
    mentions.sort(key=lambda m: m.start)
    return senses.assign(mentions, hint)
