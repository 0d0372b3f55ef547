"""Who says what in one sentence: each cue with its source before or after it, and what it frames."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from harmledger.model.claim import Stance
from harmledger.reading.attribution import phrases, verbs
from harmledger.reading.attribution.cues import Cues
from harmledger.reading.attribution.phrases import Bounds
from harmledger.reading.attribution.verbs import Verb
from harmledger.reading.attribution.words import DETERMINERS, NOUNS, PREPOSITIONS, PRONOUNS, Sentence

_ADJUNCT = 14
"""Words; how far "in a statement on Tuesday" may push what is said from its cue."""
_CLAUSE_OPENERS = NOUNS | PRONOUNS | DETERMINERS | {"auxiliary"}
_ADJUNCT_OPENERS = PREPOSITIONS | {"time", "adverb", "comma", "subordinator"}


class Draft(NamedTuple):
    """A statement in word indexes; `content` is in fragments, `cites` is whom the source cites for it.

    It is `plain` where its cue hardly ever does anything but attribute.
    """

    cue: Bounds
    source: Bounds | None
    content: tuple[Bounds, ...]
    stance: Stance
    cites: Bounds | None = None
    plain: bool = False


def read(sentence: Sentence, cues: Cues) -> list[Draft]:
    """Return the statements of a sentence in the order of their cues."""
    drafts: list[Draft] = []
    at = 0
    while at < sentence.stop:
        draft = (
            _prefixed(sentence, at, cues)
            or _hearsay(sentence, at, cues)
            or _citing(sentence, at, cues, drafts[-1] if drafts else None)
            or _reported(sentence, at, cues, drafts[-1] if drafts else None)
        )
        if draft:
            drafts.append(draft)
        at = max(draft.cue[1] if draft else 0, at + 1)
    return _parted(sentence, _with_citations(drafts))


def _prefixed(sentence: Sentence, at: int, cues: Cues) -> Draft | None:
    """CONTENT, according to SOURCE; According to SOURCE, CONTENT."""
    cue, stance = _prefix(sentence, at, cues)
    opens = sentence.kind(at - 1) in ("end", "mark", "conjunction", "subordinator")
    source = phrases.after(sentence, cue[1], apposition=not opens) if cue[0] < cue[1] else None
    if source is None:
        return None
    rest = _past_citation(sentence, source[1], cues)
    content = [] if opens else [(0, at)]
    if opens or (sentence.kind(at - 1) == "comma" == sentence.kind(rest)):
        content.append((rest, sentence.stop))
    return Draft(cue, source, _trimmed(sentence, content), stance, plain=True)


def _prefix(sentence: Sentence, at: int, cues: Cues) -> tuple[Bounds, Stance]:
    """Return the phrase at `at` that stands before its source, empty if none does."""
    for phrase, stance in cues.prefixes.items():
        if sentence.says(at, phrase):
            return (at, at + len(phrase)), stance
    told = verbs.find(sentence, at + 1, cues) if sentence.plays(at, "quality") else None
    if told and told.passive and sentence.plays(told.end, "agent"):
        return (at, told.end + 1), told.stance
    return (at, at), "asserts"


def _citing(sentence: Sentence, at: int, cues: Cues, earlier: Draft | None) -> Draft | None:
    """SOURCE, citing CONTENT: what is cited is whom the source has it from."""
    if sentence.low(at) not in cues.citing or sentence.kind(at - 1) != "comma":
        return None
    source = _subject(sentence, at, earlier) or phrases.before(sentence, at - 1)
    cited = phrases.after(sentence, at + 1, apposition=False)
    if source is None or cited is None:
        return None
    told = cited if _names_source(sentence, cited, cues) else None
    return Draft((at, at + 1), source, (cited,), "relays", told, plain=True)


def _past_citation(sentence: Sentence, at: int, cues: Cues) -> int:
    """Step over ", citing SOURCE"."""
    if sentence.kind(at) != "comma" or sentence.low(at + 1) not in cues.citing:
        return at
    cited = phrases.after(sentence, at + 2, apposition=False)
    return cited[1] if cited else at


def _names_source(sentence: Sentence, phrase: Bounds, cues: Cues) -> bool:
    """Whether a phrase has a name, or a noun for those who tell."""
    return any(sentence.kind(at) == "name" or sentence.low(at) in cues.source_nouns for at in range(*phrase))


def _hearsay(sentence: Sentence, at: int, cues: Cues) -> Draft | None:
    """CONTENT was reportedly CONTENT: no one is named."""
    told = cues.hearsay.get(sentence.low(at))
    if told is None:
        return None
    content = _trimmed(sentence, [(0, at), (at + 1, _clause_end(sentence, at + 1, cues))])
    return Draft((at, at + 1), None, content, told, plain=True)


def _reported(sentence: Sentence, at: int, cues: Cues, earlier: Draft | None) -> Draft | None:
    verb = verbs.find(sentence, at, cues)
    if verb is None:
        return None
    if verb.passive:
        draft = _passive(sentence, verb, cues)
    elif verb.is_participle:
        draft = _participle(sentence, verb, cues, earlier)
    else:
        draft = _inverted(sentence, verb) or _active(sentence, verb, cues, earlier)
    if draft is None or not draft.content:
        return None
    draft = draft._replace(plain=_is_plain(sentence, verb, draft.source, cues))
    if draft.source and sentence.low(draft.source[0]) in cues.negations:  # no source confirmed
        return draft._replace(stance=verbs.stance(verb.cue, cues, negated=True))
    return draft


def _is_plain(sentence: Sentence, verb: Verb, source: Bounds | None, cues: Cues) -> bool:
    """Whether a verb hardly does anything but attribute, and attributes to someone who is named beside it."""
    named = source is not None and sentence.kind(source[0]) not in PRONOUNS
    helpers = {sentence.low(at) for at in range(verb.start, verb.at)}
    has_denied = verb.stance == "denies" and helpers <= cues.perfect
    return verb.cue.plain and named and (verb.passive or has_denied or not helpers)


def _inverted(sentence: Sentence, verb: Verb) -> Draft | None:
    """CONTENT, said SOURCE."""
    if verb.cue.kind == "stated" or verb.start != verb.at or verb.cue.form == "base":
        return None
    quoted = _closes_quote(sentence, verb.start)
    if not quoted and sentence.kind(verb.start - 1) != "comma":
        return None
    source = phrases.after(sentence, verb.end)
    if source is None or not (quoted or _ends_aside(sentence, verb, source[1])):
        return None
    content = [(0, verb.start), *_resumed(sentence, source[1])]
    return Draft(verb.bounds, source, _trimmed(sentence, content), verb.stance)


def _ends_aside(sentence: Sentence, verb: Verb, end: int) -> bool:
    """Whether ", said SOURCE" without a quotation is an aside, not "SOURCE, ..., said CONTENT"."""
    return sentence.kind(end) in ("end", "comma") and phrases.before(sentence, verb.start) is None


def _closes_quote(sentence: Sentence, end: int) -> bool:
    last = end - 1 - (sentence.kind(end - 1) == "comma")
    return sentence.kind(last) == "quote"


def _resumed(sentence: Sentence, at: int) -> list[Bounds]:
    """Return the rest of a quotation that the cue interrupts: "...," X said, "..."."""
    while sentence.kind(at) not in ("comma", "quote", "end", "mark"):
        at += 1
    quote = at if sentence.kind(at) == "quote" else at + 1
    return [(quote, sentence.stop)] if sentence.kind(quote) == "quote" else []


def _active(sentence: Sentence, verb: Verb, cues: Cues, earlier: Draft | None) -> Draft | None:
    """CONTENT, SOURCE said; SOURCE said CONTENT."""
    told = _past_citation(sentence, _addressee_end(sentence, verb), cues)
    source = phrases.before(sentence, verb.start)
    if source and verb.cue.kind != "stated" and _stands_beside(sentence, source[0], told):
        content = [(0, source[0]), *_resumed(sentence, told)]
        if len(content) == 1 and _goes_on(sentence, source[0], told):
            content.append((told, sentence.stop))
        return Draft(verb.bounds, source, _trimmed(sentence, content), verb.stance)
    source = source or _shared_subject(sentence, verb.start, earlier)
    content_after = _content(sentence, verb, told, cues)
    if source is None or (verb.cue.kind == "quoting" and not _is_quoted(sentence, content_after)):
        return None
    return Draft(verb.bounds, source, content_after, verb.stance)


def _stands_beside(sentence: Sentence, start: int, end: int) -> bool:
    """Whether SOURCE and cue, from word `start` to `end`, stand aside from what is said before them."""
    if sentence.kind(end) in _CLAUSE_OPENERS:
        return False
    if _closes_quote(sentence, start):
        return True
    introduces = (
        sentence.kind(end) == "quote"
        or sentence.kind(end + 1) == "quote"
        or any(sentence.plays(at, "complementizer") for at in range(end, end + _ADJUNCT))
    )
    return sentence.kind(start - 1) == "comma" and not introduces


def _goes_on(sentence: Sentence, start: int, end: int) -> bool:
    """Whether what is said goes on behind an aside: "In Brask, she said, the school was hit"."""
    return (
        sentence.kind(end) == "comma"
        and not _closes_quote(sentence, start)
        and not sentence.ends(end + 1, "gerund")
    )


def _is_quoted(sentence: Sentence, content: Sequence[Bounds]) -> bool:
    return any(
        sentence.kind(start) == "quote" or sentence.plays(start, "complementizer") for start, _ in content[:1]
    )


def _shared_subject(sentence: Sentence, start: int, earlier: Draft | None) -> Bounds | None:
    """Return the subject of the verb to which this one is joined: "laughed and said"."""
    while sentence.kind(start - 1) in ("adverb", "comma"):
        start -= 1
    return _subject(sentence, start, earlier) if sentence.kind(start - 1) == "conjunction" else None


def _subject(sentence: Sentence, end: int, earlier: Draft | None) -> Bounds | None:
    """Return whom the sentence speaks of before word `end`: its last source, else its subject."""
    return (earlier and earlier.source) or phrases.subject(sentence, end)


def _participle(sentence: Sentence, verb: Verb, cues: Cues, earlier: Draft | None) -> Draft | None:
    """..., saying CONTENT: the source is the subject of what stands before, or the noun beside it."""
    before = verb.at - 1
    source: Bounds | None = None
    if sentence.kind(before) in ("comma", "conjunction") or sentence.plays(before, "means"):
        source = _subject(sentence, verb.at, earlier)
    elif verb.cue.kind == "speech" and (not verb.cue.ambiguous or sentence.kind(before) == "name"):
        source = phrases.before(sentence, verb.at - sentence.plays(before, "quality"))
        if earlier and source and source[0] == earlier.cue[1] and not _names_source(sentence, source, cues):
            source = earlier.source  # reported the incident saying
    if source is None:
        return None
    return Draft(
        verb.bounds, source, _content(sentence, verb, _addressee_end(sentence, verb), cues), verb.stance
    )


def _passive(sentence: Sentence, verb: Verb, cues: Cues) -> Draft | None:
    """CONTENT was reported CONTENT, by SOURCE or by no one named; it was reported that CONTENT."""
    what = phrases.before(sentence, verb.start)
    if what is None or not verb.cue.passive:
        return None
    source = phrases.after(sentence, verb.end + 1) if sentence.plays(verb.end, "agent") else None
    behind = (source[1] if source else verb.end, _clause_end(sentence, verb.end, cues))
    content = [behind] if sentence.plays(what[0], "expletive") else [what, behind]
    return Draft(verb.bounds, source, _trimmed(sentence, content), verb.stance)


def _addressee_end(sentence: Sentence, verb: Verb) -> int:
    """Return where the one who is told ends: "told reporters"."""
    if not verb.cue.addressed or sentence.plays(verb.end, "complementizer"):
        return verb.end
    told = phrases.after(sentence, verb.end, apposition=False)
    return told[1] if told else verb.end


def _content(sentence: Sentence, verb: Verb, start: int, cues: Cues) -> tuple[Bounds, ...]:
    if verb.cue.kind != "stated":
        start = _past_adjuncts(sentence, start)
    if start >= sentence.stop:
        start = verb.end
    return _trimmed(sentence, [(start, _clause_end(sentence, start, cues))])


def _past_adjuncts(sentence: Sentence, start: int) -> int:
    """Step over "on Wednesday", "in a statement" to the clause, its "that" or its quotation."""
    if sentence.kind(start) not in _ADJUNCT_OPENERS or _opens_clause(sentence, start):
        return start
    for at in range(start, min(sentence.stop, start + _ADJUNCT)):
        if _opens_content(sentence, at):
            return at
    while sentence.kind(start) in ("time", "adverb") or (
        sentence.kind(start) in PREPOSITIONS and sentence.kind(start + 1) == "time"
    ):
        start += 1
    return start


def _opens_clause(sentence: Sentence, at: int) -> bool:
    """Whether "how many", "to flee" or "not to flee" opens here, and no adjunct like "to reporters"."""
    if sentence.plays(at, "interrogative"):
        return True
    return phrases.opens_infinitive(sentence, at + sentence.plays(at, "negation"))


def _opens_content(sentence: Sentence, at: int) -> bool:
    word, last = sentence.at(at), sentence.kind(at - 1)
    if word.kind == "pronoun":
        return last in ("time", "name", "word")
    return word.kind == "quote" or (sentence.plays(at, "complementizer") and last not in PREPOSITIONS)


def _clause_end(sentence: Sentence, start: int, cues: Cues) -> int:
    """Return where what is said ends: before the next cue that stands outside it."""
    for at in range(start + 1, sentence.stop):
        following = sentence.low(at + 1)
        if sentence.kind(at) == "comma" and (
            following in cues.participles
            or following in cues.finite
            or any(sentence.says(at + 1, phrase) for phrase in cues.prefixes)
        ):
            return at
        if sentence.plays(at, "turning") and following in cues.finite:
            return at
    return sentence.stop


def _parted(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """End what one source says where the sentence turns to another, and mark who hands a word on."""
    parted = drafts[:1]
    for last, draft in pairwise(drafts):
        opening = draft.source[0] if draft.source else draft.content[0][0]
        if _turns_before(sentence, opening):
            _end(sentence, parted, opening - 1)
        if parted[-1].stance == "asserts" and _hands_on(sentence, last, draft):
            parted[-1] = parted[-1]._replace(stance="relays")
        parted.append(draft)
    return parted


def _end(sentence: Sentence, drafts: list[Draft], end: int) -> None:
    """End at word `end` what the last of `drafts` say that goes on beyond it."""
    for at in range(len(drafts) - 1, -1, -1):
        content = drafts[at].content
        if not content or content[-1][1] <= end:
            break
        cut = [(start, min(stop, end)) for start, stop in content if start < end]
        drafts[at] = drafts[at]._replace(content=_trimmed(sentence, cut) or content)


def _hands_on(sentence: Sentence, outer: Draft, inner: Draft) -> bool:
    """Whether "reported X as saying" or "reported that X said" frames nothing but another's word."""
    if sentence.plays(inner.cue[0] - 1, "quality"):
        return True
    opening = outer.content[-1][0] if outer.content else -1
    opening += sentence.plays(opening, "complementizer")
    return inner.source is not None and inner.source[0] == opening and outer.source != inner.source


def _turns_before(sentence: Sentence, start: int) -> bool:
    """Whether a noun phrase at `start` opens a clause beside the one before it, not within it."""
    turn = sentence.kind(start - 1)
    if turn == "comma":
        return sentence.kind(0) == "subordinator"
    return turn == "conjunction" or (turn == "subordinator" and sentence.kind(start - 2) == "comma")


def _with_citations(drafts: list[Draft]) -> list[Draft]:
    """Tell every draft of a source whom that source cites: such a source relays."""
    cited = {draft.source: draft.cites for draft in drafts if draft.cites}
    return [
        draft._replace(cites=cited[draft.source], stance="relays") if draft.source in cited else draft
        for draft in drafts
    ]


def _trimmed(sentence: Sentence, fragments: Iterable[Bounds]) -> tuple[Bounds, ...]:
    """Drop empty fragments, and the dateline, the marks and conjunctions round each."""
    kept: list[Bounds] = []
    for start, end in fragments:
        first, last = start or phrases.past_dateline(sentence), min(end, sentence.stop)
        while first < last and (
            sentence.kind(first) in ("comma", "mark") or sentence.plays(first, "turning")
        ):
            first += 1
        while first < last and sentence.kind(last - 1) in ("comma", "mark"):
            last -= 1
        if first < last:
            kept.append((first, last))
    return tuple(kept)
