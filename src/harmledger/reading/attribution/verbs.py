"""Reporting verbs at their place in a sentence, told from the nouns that look like them."""

from __future__ import annotations

from typing import NamedTuple

from harmledger.model.claim import Stance
from harmledger.reading.attribution.cues import Cue, Cues
from harmledger.reading.attribution.words import DETERMINERS, PRONOUNS, Sentence

_OBJECTS = PRONOUNS | DETERMINERS | {"quote", "name", "number"}


class Verb(NamedTuple):
    """A reporting verb, from its first auxiliary to its last particle: "has since pointed out"."""

    cue: Cue
    start: int
    at: int
    end: int
    stance: Stance
    passive: bool

    @property
    def bounds(self) -> tuple[int, int]:
        """Where it begins and ends, in words."""
        return self.start, self.end

    @property
    def is_participle(self) -> bool:
        """Whether it is an -ing form without an auxiliary."""
        return self.cue.form == "gerund" and self.start == self.at


def find(sentence: Sentence, at: int, cues: Cues) -> Verb | None:
    """Return the reporting verb whose head is the word at `at`, if it is one there."""
    known = cues.verbs.get(sentence.low(at), ())
    cue = next((c for c in known if sentence.says(at + 1, c.particles)), None)
    if cue is None or sentence.plays(at - 1, "infinitive"):
        return None
    start = at
    while sentence.kind(start - 1) in ("auxiliary", "adverb"):
        start -= 1
    end = at + 1 + len(cue.particles)
    if cue.lemma in cues.deeds and sentence.kind(end) in ("number", "quantifier"):
        return None
    helpers = {sentence.low(index) for index in range(start, at)}
    bare = not any(sentence.kind(index) == "auxiliary" for index in range(start, at))
    if bare and not _is_finite(sentence, cue, start, end, cues):
        return None
    if sentence.kind(at) == "name" and not _is_headline_verb(cue):
        return None
    passive = cue.form == "past" and (bool(helpers & cues.be) or (bare and sentence.plays(end, "agent")))
    taken = stance(cue, cues, negated=bool(helpers & cues.negations))
    return Verb(cue, start, at, end, taken, passive)


def _is_finite(sentence: Sentence, cue: Cue, start: int, end: int, cues: Cues) -> bool:
    """Whether a form without an auxiliary has the company that a verb keeps."""
    if sentence.kind(start - 1) == "determiner":
        return False
    introduces = sentence.plays(end, "complementizer")
    if cue.form == "base" and not (_is_plural(sentence, start - 1, cues) or introduces):
        return False
    if not cue.ambiguous or sentence.kind(start - 1) in PRONOUNS | {"aside"}:
        return True
    return start > 0 and (introduces or sentence.kind(end) in _OBJECTS)


def _is_plural(sentence: Sentence, at: int, cues: Cues) -> bool:
    if sentence.low(at) in cues.plurals:
        return True
    looks_plural = sentence.ends(at, "plural") and not sentence.ends(at, "genitive")
    return sentence.kind(at) in ("word", "name") and looks_plural


def _is_headline_verb(cue: Cue) -> bool:
    """Whether a capital letter leaves it a verb, as in headlines: "Says", not "States"."""
    return cue.kind == "speech" and cue.form != "base" and not cue.ambiguous


def stance(cue: Cue, cues: Cues, *, negated: bool) -> Stance:
    """Return the stance of a verb; what someone does not say or deny is left in doubt by them."""
    return cues.negated.get(cue.lemma, "doubts") if negated else cue.stance
