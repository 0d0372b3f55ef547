"""Noun phrases on either side of a cue, found by the words that can and cannot stand in one."""

from __future__ import annotations

from harmledger.reading.attribution.words import DETERMINERS, NOUNS, PREPOSITIONS, PRONOUNS, STOPS, Sentence

Bounds = tuple[int, int]
"""Word indexes, half-open."""

LONGEST = 16
"""Words; a source is a compact phrase."""
LONGEST_APPOSITION = 30
"""Words."""
DATELINE = 10
"""Words."""

_BOUNDARIES = frozenset(("end", "comma", "mark", "quote", "subordinator", "conjunction"))
_LISTED = NOUNS | DETERMINERS | {"close link", "comma", "conjunction"}
_PREDICATES = frozenset(("auxiliary", "verb", "word", "pronoun"))
_DANGLING = PREPOSITIONS | {"conjunction", "adverb", "time"}
_APPOSED = NOUNS | DETERMINERS
_CANNOT_OPEN = _DANGLING | {"aside"}
DASHES = frozenset(("-", "--", "–", "—", "―", "_"))


def before(sentence: Sentence, end: int) -> Bounds | None:
    """Return the noun phrase that ends just before word `end`, with its apposition."""
    end = _without_time(sentence, end)
    if sentence.kind(end - 1) == "comma" or sentence.low(end - 1) in DASHES:
        return _interrupted(sentence, end - 1)
    found = _plain(sentence, end)
    while found and sentence.kind(found[0] - 1) == "preposition":
        earlier = _plain(sentence, _without_time(sentence, found[0] - 1))
        if earlier is None:
            break
        found = earlier  # "the ministry soon after the attack"
    return found and _with_examples(sentence, found)


def past_dateline(sentence: Sentence) -> int:
    """Return where "VELMORA, March 5 (AP) _" ends that opens a sentence, or 0."""
    at = 0
    while at < DATELINE and sentence.kind(at) in ("name", "aside", "comma", "time", "number"):
        at += 1
    return at + 1 if at and sentence.low(at) in DASHES else 0


def _without_time(sentence: Sentence, end: int) -> int:
    """Step back over "on Wednesday", "later that day", "this morning"."""
    while sentence.kind(end - 1) in ("time", "adverb"):
        end -= 1
        if sentence.kind(end) == "time":
            end -= sentence.plays(end - 1, "demonstrative")
            end -= sentence.kind(end - 1) in PREPOSITIONS
    return end


def _with_examples(sentence: Sentence, phrase: Bounds) -> Bounds:
    """Take in what the phrase is the last example of: "sources including Osterby Radio, Brask News and"."""
    at = phrase[0] - 1
    while phrase[0] - at < LONGEST_APPOSITION and sentence.kind(at) in _LISTED:
        at -= 1
    opens = at - (sentence.kind(at - 1) == "comma")
    head = _plain(sentence, opens) if sentence.plays(at, "example") else None
    return (head[0], phrase[1]) if head else phrase


def _interrupted(sentence: Sentence, closing: int) -> Bounds | None:
    """Read "NOUN PHRASE, apposition," back from the comma or dash that closes the apposition."""
    mark = sentence.low(closing)
    found: Bounds | None = None
    edge = max(past_dateline(sentence), closing - LONGEST_APPOSITION, 0)
    for opening in range(closing - 2, edge, -1):
        if sentence.kind(opening) == "quote":
            break
        if sentence.low(opening) == mark:
            if sentence.kind(opening + 1) == "conjunction" and not found:
                return _plain(sentence, closing)
            if sentence.kind(opening + 1) in _APPOSED and _predicate(sentence, opening + 1, closing):
                break
            head = None if is_verb(sentence, opening - 1) else _plain(sentence, opening)
            if head == (0, 1) and sentence.ends(0, "adverb"):
                break
            if head and sentence.kind(_without_time(sentence, head[0]) - 1) in _BOUNDARIES:
                found = (head[0], closing) if _is_apposition(sentence, opening + 1) else head
    return found


def _predicate(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a clause stands between words `start` and `end`: a verb that no relative pronoun opens."""
    for at in range(start, end):
        if sentence.kind(at) in ("relative", "subordinator"):
            return False
        if sentence.kind(at) in ("auxiliary", "verb") or is_verb(sentence, at):
            return True
    return False


def _is_apposition(sentence: Sentence, start: int) -> bool:
    """Whether what opens here names the same source again: no relative clause, participle or aside."""
    while sentence.kind(start) == "adverb":
        start += 1
    kind = sentence.kind(start)
    if kind == "word":
        return not (sentence.ends(start, "gerund") or sentence.ends(start, "participle"))
    return kind in ("name", "number", "close link") or kind in DETERMINERS


def _plain(sentence: Sentence, end: int) -> Bounds | None:
    last = sentence.kind(end - 1)
    if last in PRONOUNS or last == "quantifier":
        return end - 1, end
    if last not in NOUNS:
        return None
    start, joined = end - 1, None
    while end - start < LONGEST and _reaches_back(sentence, start - 1):
        start -= 1
        if sentence.kind(start) == "conjunction":
            joined = start + 1
    if joined and sentence.kind(start - 1) in _PREDICATES:
        start = joined
    return _from_noun(sentence, start, end)


def _reaches_back(sentence: Sentence, at: int) -> bool:
    """Whether a noun phrase that begins after word `at` can begin with it."""
    own, following = sentence.kind(at), sentence.kind(at + 1)
    if following in DETERMINERS and own not in PREPOSITIONS | DETERMINERS | {"conjunction"}:
        return False
    match own:
        case "name" | "word" | "number" | "aside":
            return following in PREPOSITIONS or not is_verb(sentence, at)
        case "time":
            return sentence.kind(at - 1) in DETERMINERS
        case "conjunction":
            return sentence.plays(at, "joining")
        case "adverb":
            return sentence.ends(at, "adverb")
        case kind:
            return kind in DETERMINERS or kind in ("link", "close link")


def _from_noun(sentence: Sentence, start: int, end: int) -> Bounds | None:
    """Drop what cannot open a noun phrase: "and", "in Velmora", the day of a date."""
    if sentence.kind(start) == "number" and sentence.kind(start - 1) == "time":
        start += 1
    while start < end and sentence.kind(start) in _CANNOT_OPEN:
        start = _past_preposition(sentence, start, end) if sentence.kind(start) in PREPOSITIONS else start + 1
    return (start, end) if start < end else None


def _past_preposition(sentence: Sentence, start: int, end: int) -> int:
    return next((at for at in range(start + 2, end) if sentence.kind(at) in DETERMINERS), start + 2)


def is_verb(sentence: Sentence, at: int) -> bool:
    """Whether a word in -ed reads as a verb: it does unless its neighbours make it a participle."""
    if sentence.kind(at) != "word" or not sentence.ends(at, "participle"):
        return False
    if sentence.plays(at + 1, "agent") or sentence.kind(at + 1) == "time":
        return False
    return sentence.kind(at - 1) in ("name", "word", "aside", "adverb") or sentence.kind(at - 1) in PRONOUNS


def subject(sentence: Sentence, end: int) -> Bounds | None:
    """Return the noun phrase before the first verb that stands before word `end`."""
    for at in range(1, end):
        if sentence.kind(at) in ("auxiliary", "verb") or is_verb(sentence, at):
            return before(sentence, at)
    return None


def after(sentence: Sentence, start: int, *, apposition: bool = True) -> Bounds | None:
    """Return the noun phrase that begins at word `start`, with an apposition that ends the sentence."""
    alone = sentence.plays(start, "object") and sentence.kind(start + 1) not in NOUNS
    if alone or sentence.kind(start) in PRONOUNS:
        return start, start + 1
    if sentence.kind(start) not in NOUNS | DETERMINERS:
        return None
    end = start + 1
    while end - start < LONGEST and _reaches_on(sentence, start, end):
        end += 1
    while end > start and sentence.kind(end - 1) in _DANGLING | {"determiner"}:
        end -= 1
    if end == start:
        return None  # a determiner alone
    return start, _with_apposition(sentence, end) if apposition else end


def _reaches_on(sentence: Sentence, start: int, at: int) -> bool:
    """Whether a noun phrase from word `start` to `at` can go on with word `at`."""
    last, kind, following = sentence.kind(at - 1), sentence.kind(at), sentence.kind(at + 1)
    match kind:
        case "name" | "word" | "number" | "aside":
            return not is_verb(sentence, at)
        case "determiner" | "quantifier":
            return last in PREPOSITIONS | DETERMINERS | {"conjunction"}
        case "time":
            return last in DETERMINERS
        case "close link" | "link":
            named = sentence.kind(start) == "name" and last in ("name", "aside")
            joins = following not in ("time", "end") and not opens_infinitive(sentence, at)
            return (kind == "close link" or not named) and joins
        case "adverb":
            return sentence.ends(at, "adverb") and following in NOUNS
        case _:
            return sentence.plays(at, "additive") and following in ("name", "determiner", "word")


def opens_infinitive(sentence: Sentence, at: int) -> bool:
    """Whether "to flee" stands at word `at`, and not "to reporters"."""
    plain = sentence.kind(at + 1) in ("word", "verb", "auxiliary", "adverb")
    return sentence.plays(at, "infinitive") and plain and not sentence.ends(at + 1, "plural")


def _with_apposition(sentence: Sentence, end: int) -> int:
    """Return where the phrase ends with ", the spokesman for ..." where that runs to the sentence's end."""
    if sentence.kind(end) != "comma" or not _is_apposition(sentence, end + 1):
        return end
    last = min(sentence.stop, end + LONGEST_APPOSITION)
    for at in range(end + 1, last):
        if sentence.kind(at) in ("quote", "mark") and sentence.low(at) not in STOPS:
            return end
        if sentence.low(at) in STOPS or (sentence.kind(at - 1) == "comma" and _turns(sentence, at)):
            last = at - (sentence.low(at) not in STOPS)
            break
    return end if _predicate(sentence, end + 1, last) else last


def _turns(sentence: Sentence, at: int) -> bool:
    """Whether a new clause opens behind a comma."""
    kind = sentence.kind(at)
    return kind in PRONOUNS or kind in ("subordinator", "conjunction") or sentence.ends(at, "gerund")
