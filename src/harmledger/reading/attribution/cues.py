"""The words that attribute: reporting verbs in all their forms, with the stance that each gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Literal, NamedTuple

from harmledger.model.claim import Stance
from harmledger.reading import lexicon

Form = Literal["base", "present", "past", "gerund"]
Kind = Literal["speech", "quoting", "stated"]
"""Whether a verb may stand beside what is said ("...," X said), only beside a quotation, or never."""

STANCES: tuple[Stance, ...] = ("asserts", "denies", "doubts", "relays")


class Cue(NamedTuple):
    """One form of a reporting verb; `particles` are the words that must follow it ("pointed" + "out")."""

    lemma: str
    form: Form
    stance: Stance
    particles: tuple[str, ...]
    kind: Kind
    addressed: bool
    """Whether the one who is told comes before what is told ("told reporters that")."""
    passive: bool
    """Whether its passive attributes ("was reported killed")."""
    ambiguous: bool
    """Whether the form is as often a noun ("reports")."""
    plain: bool
    """Whether the form hardly ever does anything but attribute."""


class Cues(NamedTuple):
    """Every cue of a language."""

    verbs: Mapping[str, tuple[Cue, ...]]
    """Form -> its cues, those with particles first."""
    participles: frozenset[str]
    """Forms in -ing."""
    finite: frozenset[str]
    """Forms that can only be a verb with a subject."""
    prefixes: Mapping[tuple[str, ...], Stance]
    """Phrases that stand before their source ("according to")."""
    hearsay: Mapping[str, Stance]
    """Adverbs that attribute to no one in particular ("reportedly")."""
    negated: Mapping[str, Stance]
    """Verbs that "not" turns to another stance ("could not confirm")."""
    deeds: frozenset[str]
    """Verbs that before a number tell of what was done, not said: "the strike claimed six lives"."""
    citing: frozenset[str]
    """What stands before the source that a source cites."""
    source_nouns: frozenset[str]
    """Common nouns for those who tell: "witness", "ministry"."""
    be: frozenset[str]
    perfect: frozenset[str]
    """Auxiliaries of what someone has said: "has denied"."""
    negations: frozenset[str]
    plurals: frozenset[str]
    """Words that are plural without the looks of it, and pronouns that take a plural verb."""


@cache
def load(language: str) -> Cues:
    """Return the cues of `language`."""
    words = lexicon.load(language, "attribution")
    verbs: dict[str, list[Cue]] = {}
    for cue, form in _verbs(words):
        verbs.setdefault(form, []).append(cue)
    return Cues(
        verbs={form: tuple(sorted(of, key=lambda c: -len(c.particles))) for form, of in verbs.items()},
        participles=frozenset(form for form, of in verbs.items() if of[0].form == "gerund"),
        finite=frozenset(
            form for form, of in verbs.items() if of[0].form in ("present", "past") and not of[0].ambiguous
        ),
        prefixes={tuple(phrase.split()): stance for phrase, stance in _by_stance(words["prefixes"])},
        hearsay=dict(_by_stance(words["hearsay"])),
        negated=dict(_by_stance(words["negated"])),
        deeds=frozenset(words["verb_lists"]["deeds"]),
        citing=frozenset(words["sources"]["citing"]),
        source_nouns=frozenset(words["sources"]["nouns"]),
        be=frozenset(words["function"]["be"]),
        perfect=frozenset(words["function"]["perfect"]),
        negations=frozenset(words["function"]["negations"]),
        plurals=frozenset(words["function"]["plurals"]),
    )


def _by_stance(table: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, Stance]]:
    for stance in STANCES:
        for word in table.get(stance, ()):
            yield word, stance


def _verbs(words: Mapping[str, Any]) -> Iterator[tuple[Cue, str]]:
    ambiguous = set(words["verb_lists"]["ambiguous"])
    for kind, table in words["verbs"].items():
        for verb, stance in _by_stance(table):
            lemma, *particles = verb.split()
            for form, spelling in _forms(lemma, words):
                yield (
                    Cue(
                        lemma=lemma,
                        form=form,
                        stance=stance,
                        particles=tuple(particles),
                        kind=kind,
                        addressed=lemma in words["verb_lists"]["addressed"],
                        passive=lemma in words["verb_lists"]["passive"],
                        ambiguous=spelling in ambiguous,
                        plain=spelling not in ambiguous
                        and (kind == "speech" or verb in words["verb_lists"]["plain"]),
                    ),
                    spelling,
                )


def _forms(lemma: str, words: Mapping[str, Any]) -> Iterator[tuple[Form, str]]:
    """Inflect a verb by the rules of its language, and by the list where it breaks them."""
    yield "base", lemma
    for form, rules in words["inflection"].items():
        irregular = words["irregular"].get(lemma) if form == "past" else None
        doubled = form != "present" and lemma in words["verb_lists"]["doubled"]
        stem = lemma + lemma[-1] if doubled else lemma
        for spelling in irregular or [_inflected(stem, rules)]:
            yield form, spelling


def _inflected(stem: str, rules: Iterable[tuple[str, str]]) -> str:
    """Change the end of `stem` by the first rule that fits it."""
    return next(re.sub(end, change, stem) for end, change in rules if re.search(end, stem))
