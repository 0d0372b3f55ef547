"""What befell the people of a list of names, as the words before and after it tell."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from harmledger.reading.casualties.harm_cues import SHOT
from harmledger.reading.victims.lists import Member
from harmledger.reading.victims.words import POSSESSIVES, Words

REACH = 16
"""How many words before or after a name are looked at for what befell it."""
_TELLER_REACH = 4
"""How many words may stand between "by" or "user" and the teller's name."""
_BEFORE_REACH = 10
"""How many words after a harm may tell that it was done before."""
_NAMERS = 10
"""How many words may say who gave the names."""
_DESCRIPTION = 12
"""How many words may describe a person before the verb of telling."""
_PARTING = frozenset((",", ":", "–", "—"))

Role = Literal["victim", "likely", "teller", "accused", "spared", "kin", "before"]
"""`likely`: only the sentence at large tells of harm; `kin`: named to say whose someone or something is;
`before`: harmed, but before the event."""


class Fate(NamedTuple):
    """What someone is in a report and, of a victim, the harm, if it is told."""

    role: Role
    harm: str | None = None
    is_close: bool = True
    """Whether nothing but auxiliaries stands between the name and the word for the harm."""


_KIN = Fate("kin")
_TELLER = Fate("teller")
_ACCUSED = Fate("accused")
_NAMED = Fate("victim")
_BEFORE = Fate("before")


def of_list(members: Sequence[Member], words: Words) -> list[Fate | None]:
    """Return what befell each of a list: what the words before or after the whole list tell.

    Those named to say whose the others are ("the children of A, B and C"; "A’s son B") do not share it.
    """
    first, last = _before(members[0].before, words), of_subject(members[-1].after, words)
    if first == _TELLER and not words.grammar["as"].isdisjoint(members[-1].after[:1]):
        last = None  # "identified by NAME as killed"
    shared = _shared(first, last)
    rest = shared if first != _KIN else last or _beyond_kin(members[0].before, words)
    found: list[Fate | None] = []
    is_head = True
    for k, member in enumerate(members):
        is_head &= k == 0 or not _PARTING.intersection(member.before)
        is_owner = k > 0 and member.before[-1] in words.grammar["of"]
        is_owner |= not POSSESSIVES.isdisjoint(member.after[:1]) and (
            member is not members[-1] or last == _KIN
        )
        found.append(_KIN if is_owner else shared if is_head else rest)
    if last == _TELLER and not (first and first.harm and members[-1].after[0] == ","):
        tellers = len(members) if words.grammar["and"].intersection(members[-1].before) else 1
        found[-tellers:] = [_TELLER] * tellers
    return found


def _shared(first: Fate | None, last: Fate | None) -> Fate | None:
    """Return which of two tells more: a harm before a role, what stands before the list before the rest."""
    if first in (_KIN, _TELLER, _ACCUSED) and not (first != _KIN and last and last.harm and last.is_close):
        return first
    told = [fate for fate in (first, last) if fate and fate not in (_TELLER, _KIN)]
    return next((fate for fate in told if fate.harm), told[0] if told else None)


def _before(tokens: Sequence[str], words: Words) -> Fate | None:
    """Return what the words before a name, the nearest last, tell of it."""
    if tokens and tokens[-1] in words.grammar["placing"]:
        return _KIN
    named: Fate | None = None
    tokens = _without_namers(tokens, words)
    for k in range(len(tokens) - 1, max(-1, len(tokens) - 1 - REACH), -1):
        fate = _leading(tokens, k, words)
        if tokens[k] in words.accusing or (fate == _NAMED and _names_accused(tokens[:k], words)):
            return _ACCUSED
        if fate and fate != _NAMED and not (named and fate == _TELLER):
            return fate
        named = fate or named
        if tokens[k] in words.breaks:
            break
    return named


def _without_namers(tokens: Sequence[str], words: Words) -> Sequence[str]:
    """Leave out who gave the names: "were named by colleagues as", "named by local sources are"."""
    if tokens and tokens[-1] in words.grammar["as"] | words.grammar["be"]:
        for k in range(len(tokens) - 2, max(0, len(tokens) - _NAMERS), -1):
            if tokens[k] in words.grammar["by"] and tokens[k - 1] in words.objects:
                return tokens[:k]
    return tokens


def _names_accused(tokens: Sequence[str], words: Words) -> bool:
    """Whether those who are named after `tokens` are the accused: "the suspect ... was identified as"."""
    by = words.grammar["by"]
    return any(token in words.accusing and before not in by for before, token in pairwise(("", *tokens)))


def _leading(tokens: Sequence[str], k: int, words: Words) -> Fate | None:
    """Return what the word at `k` makes of whom it leads to."""
    token, earlier = tokens[k], tokens[k - 1] if k else ""
    if token in words.grammar["whom"] and earlier in words.deeds:
        return Fate("victim", words.deeds[earlier])
    if _is_kin(tokens, k, words) or _is_consoled(tokens, k, words):
        return _KIN
    if _leads_to_teller(tokens, k, words):
        return _TELLER
    if token not in words.objects or _is_naming(tokens, k, words):
        return None
    return _TELLER if _who_told(tokens, words) else Fate("victim", words.objects[token])


def _beyond_kin(tokens: Sequence[str], words: Words) -> Fate | None:
    """Return what the words before "children of NAME" tell of those named after that one."""
    of = next((k for k in range(len(tokens) - 1, 0, -1) if tokens[k] in words.grammar["of"]), None)
    return None if of is None else _before(tokens[: of - 1], words)


def _leads_to_teller(tokens: Sequence[str], k: int, words: Words) -> bool:
    """Whether the word at `k` makes a teller of whom it leads to: "a post by", "messages from kin"."""
    token, rest = tokens[k], tokens[k + 1 :]
    if ":" in rest or words.grammar["as"].intersection(rest):
        return False
    if token in words.told_in and words.grammar["including"].intersection(rest):
        return True
    if token in words.told_by and len(rest) <= _TELLER_REACH and "," not in rest:
        return True
    return token in words.grammar["by"] and any(
        t in words.told_in or t in words.tells for t in tokens[max(0, k - 5) : k]
    )


def _is_kin(tokens: Sequence[str], k: int, words: Words) -> bool:
    """Whether "of" at `k` says whose someone is: "of NAME", "the children of ... NAME"."""
    earlier = tokens[k - 1] if k else ""
    if (
        tokens[k] not in words.grammar["of"]
        or earlier in words.objects
        or earlier in words.grammar["listing"]
    ):
        return False
    return k == len(tokens) - 1 or (earlier in words.relations and "," not in tokens[k:])


def _is_consoled(tokens: Sequence[str], k: int, words: Words) -> bool:
    """Whether the word at `k` leads to whom condolences went: "condolences to NAME"."""
    before = tokens[max(0, k - 3) : k]
    return tokens[k] in words.grammar["to_whom"] and not words.grammar["condolences"].isdisjoint(before)


def _is_naming(tokens: Sequence[str], k: int, words: Words) -> bool:
    """Whether the word at `k` ends the words before a name and only gives it: "a child named"."""
    is_last = k > 0 and k == len(tokens) - 1
    return is_last and tokens[k] in words.grammar["naming"] and tokens[k - 1] not in words.grammar["be"]


def _who_told(tokens: Sequence[str], words: Words) -> bool:
    """Whether those named are those "who posted" of the dead."""
    return any(a in words.grammar["who"] and b in words.tells for a, b in pairwise(tokens))


def of_subject(tokens: Sequence[str], words: Words) -> Fate | None:
    """Return what the words after a name or pronoun, the nearest first, tell of it."""
    if tokens and tokens[0] in POSSESSIVES:
        theirs = next((t for t in tokens[1:5] if t in words.of_theirs), None)
        return Fate("victim", words.of_theirs[theirs]) if theirs else _KIN
    if _tells(tokens, words):
        return _TELLER
    is_close = True
    for k, token in enumerate(tokens[:REACH]):
        fate = _following(tokens, k, words)
        if fate and _is_before(tokens, k, words):
            return _BEFORE
        if fate:
            died = fate.harm == SHOT and _goes_on_to_die(tokens[k + 1 : k + REACH], words)
            return fate._replace(is_close=is_close, harm="killed" if died else fate.harm)
        opens_clause = token in words.grammar["who"] and (k == 0 or tokens[k - 1] == ",")
        if token == "." or (token in words.breaks and token not in words.between and not opens_clause):
            break
        is_close &= opens_clause or token == "," or token in words.between
    return None


def _goes_on_to_die(tokens: Sequence[str], words: Words) -> bool:
    """Whether the clause of one who was shot goes on so: "was shot in the head on Friday and later died"."""
    joints = words.grammar["and"]
    for k, token in enumerate(tokens):
        if token == "." or token in words.breaks - words.between:
            return False
        if words.verbs.get(token) == "killed":
            before = k - 1
            while before >= 0 and tokens[before] in words.between - joints:
                before -= 1
            return before >= 0 and tokens[before] in joints
    return False


def _is_before(tokens: Sequence[str], k: int, words: Words) -> bool:
    """Whether what the word at `k` tells was before the event: "died previously", "killed a year earlier"."""
    end = next((at for at in range(k, len(tokens)) if tokens[at] in (".", ",", ";", "and")), len(tokens))
    return any(t in words.earlier for t in tokens[max(0, k - 2) : min(end, k + _BEFORE_REACH)])


def _following(tokens: Sequence[str], k: int, words: Words) -> Fate | None:
    """Return what the words from `k` on tell of the one named before."""
    token, is_tied = tokens[k], k > 0 and tokens[k - 1] in words.between
    harm = _befell(tokens, k, words)
    if harm:
        return Fate("victim", harm)
    if token in words.spared:
        return Fate("spared")
    is_told_next = k + 1 < len(tokens) and tokens[k + 1] in words.participles
    if token in words.accused and not is_told_next and (k == 0 or is_tied or token in words.grammar["acts"]):
        return _ACCUSED
    is_called_victim = is_tied and token in words.objects and words.objects[token] is None
    return Fate("victim") if is_called_victim else None


def _tells(tokens: Sequence[str], words: Words) -> bool:
    """Whether a verb of telling follows, over a word or two or a few that describe the person."""
    be, no_verb = words.grammar["be"], words.grammar["be"] | words.grammar["articles"]
    opening = tokens[1] if len(tokens) > 1 and tokens[0] == "," else ""
    is_described = opening in words.grammar["describing"] or opening in words.relations
    for k, token in enumerate(tokens[:_DESCRIPTION]):
        if token in words.tells:
            return k == 0 or tokens[k - 1] not in no_verb
        is_done = token == "." or token in be or token in words.participles or token in words.verbs
        is_described &= not is_done and (token != "," or k == 0)
        if token != "," and token not in words.till_telling and not is_described:
            return False
    return False


def _befell(tokens: Sequence[str], k: int, words: Words) -> str | None:
    """Return the harm that the words from `k` on say befell the one named before, if they do."""
    token, previous = tokens[k], tokens[k - 1] if k else ""
    for phrase, harm in words.phrases.get(token, ()):
        if tuple(tokens[k : k + len(phrase)]) == phrase:
            return harm
    if token in words.verbs:
        return words.verbs[token]
    if token not in words.participles or (previous not in words.between and previous not in ("", ",")):
        return None
    is_done_to_another = k + 1 < len(tokens) and tokens[k + 1] in words.grammar["objects"]
    return None if is_done_to_another and previous not in words.grammar["be"] else words.participles[token]
