"""Patterns with slots, compiled into one expression that finds every candidate in a single pass.

A template is a regular expression in which a space stands for a gap between words and `{name}` for a slot:
see `words`. A digit that ends a slot's name only tells
it apart from another slot of the same table. Every repetition is bounded, so time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from harmledger.model import Span
from harmledger.reading.times.meanings import Meaning, Phrase
from harmledger.reading.times.words import Words

# One line break may stand between two words, never a blank line.
_GAP = r"(?:[^\S\n]{1,4}|[^\S\n]?\n)"
_SLOT = re.compile(r"\{([a-z_]+)(\d?)\}")
_CONTEXT = 48
"""How many characters before and after a candidate a rule may look at."""


class Slots:
    """What one pattern caught: the words in its slots, and what stands around them."""

    def __init__(self, match: re.Match[str], text: str, words: Words) -> None:
        self._match, self._text, self._words = match, text, words
        self._caught = {slot: word for slot, word in match.groupdict().items() if word is not None}

    def __contains__(self, slot: str) -> bool:
        return slot in self._caught

    def raw(self, slot: str) -> str:
        """Return the words in `slot`, in lower case; "" if it is empty."""
        return self._caught.get(slot, "")

    def written(self, slot: str) -> str:
        """Return the words in `slot` as the text writes them."""
        return self._text[slice(*self._match.span(slot))]

    def code(self, slot: str) -> str:
        """Return the code of the words in `slot`; "" if it is empty."""
        return self._words.code(slot.rstrip("0123456789"), self._caught[slot]) if slot in self._caught else ""

    def number(self, slot: str) -> int | None:
        """Return the number in `slot`, in figures or by its code; None if it is empty."""
        if slot not in self._caught:
            return None
        word = self._caught[slot]
        return int(word) if word.isdecimal() else int(self.code(slot))

    def count(self) -> str:
        """Return how many the words say, in figures; "" if they do not."""
        count = self._words.count(self._caught["count"]) if "count" in self._caught else ""
        return f"{count}.5" if count.isdecimal() and "half" in self._caught else count

    def end_of(self, slot: str) -> int:
        """Return where the words in `slot` end."""
        return self._match.end(slot)

    @property
    def after(self) -> str:
        """What comes after it on the same line, as written."""
        end = self._match.end()
        return self._text[end : end + _CONTEXT].partition("\n")[0]

    def next_word(self) -> str:
        """Return the word that follows without a stop between, in lower case; "" if none does."""
        word = _NEXT_WORD.match(self.after)
        return word[1].lower() if word else ""

    def follows(self, cue: str, within: int = 1) -> bool:
        """Whether one of the next `within` words is in the list `cue`."""
        words = _WORD.findall(self.after.lower())[:within]
        return not self._words.cues[cue].isdisjoint(words)

    def cued(self, cue: str) -> bool:
        """Whether the words just before it, on the same line or the line above, end in one of `cue`."""
        start = self._match.start()
        before = _WORD.findall(self._text[max(0, start - _CONTEXT) : start].lower())[-2:]
        return not self._words.cues[cue].isdisjoint((" ".join(before), *before[-1:]))

    def touches(self, cue: str) -> bool:
        """Whether a mark of the list `cue` stands right before or right after it."""
        marks = self._words.cues[cue]
        start = self._match.start()
        return self._text[max(0, start - 1) : start] in marks or self.after[:1] in marks

    def is_cue(self, slot: str, cue: str) -> bool:
        """Whether the words in `slot` are in the list `cue`."""
        return self.raw(slot) in self._words.cues[cue]

    def phrase(self, meaning: Meaning, *, time: str = "", until: str = "", since: str = "") -> Phrase:
        """Return the phrase that means `meaning`: all of it, or up to the end of one slot, or from one."""
        end = self._match.end(until) if until else self._match.end()
        start = self._match.start(since) if since else self._match.start()
        return Phrase(span=Span.of(self._text, start, end), meaning=meaning, time=time)


_WORD = re.compile(r"[\w.]*\w|[,;:()]")
_NEXT_WORD = re.compile(r"[- ](\w+)")

Phrases = Sequence[Phrase]
Rule = Callable[[Slots], Phrases]
"""Turns what a pattern caught into phrases, or into none if it, or what is around it, makes it no time."""

NONE: Phrases = ()


class Grammar:
    """The patterns of one language; earlier patterns win where several fit at one place."""

    def __init__(self, words: Words, patterns: Sequence[tuple[str, Rule]], openers: Sequence[str]) -> None:
        self.words = words
        self._rules = [rule for _, rule in patterns]
        self._patterns = [re.compile(_expression(template, words, named=True)) for template, _ in patterns]
        either = "|".join(f"({_expression(template, words, named=False)})" for template, _ in patterns)
        leads = _any_of(words.openers() | set(openers))
        self._any = re.compile(rf"(?<![\w$£€#])(?=\d|['’]\d|{leads})(?:{either})")

    def phrases(self, text: str) -> Iterator[Phrase]:
        """Return the time expressions of `text` in order; none overlap."""
        folded = _folded(text)
        position = 0
        while found := self._any.search(folded, position):
            phrases = self._first(text, folded, found)
            yield from phrases
            position = phrases[-1].span.end if phrases else found.start() + 1

    def _first(self, text: str, folded: str, found: re.Match[str]) -> Sequence[Phrase]:
        """Return the phrases of the first pattern that fits at the place and whose rule takes it."""
        for number in range((found.lastindex or 1) - 1, len(self._rules)):
            match = self._patterns[number].match(folded, found.start())
            phrases = self._rules[number](Slots(match, text, self.words)) if match else ()
            if phrases:
                return phrases
        return ()


def _expression(template: str, words: Words, *, named: bool) -> str:
    def slot(match: re.Match[str]) -> str:
        group = f"?P<{match[1]}{match[2]}>" if named else "?:"
        return f"({group}{words.expression(match[1])})"

    return _SLOT.sub(slot, template.replace(" ", _GAP)) + r"(?!\w)"


def _any_of(words: set[str]) -> str:
    """Return a regular expression for any of `words`, which looks at their first letter first."""
    rests: dict[str, set[str]] = {}
    for word in words:
        rests.setdefault(word[0], set()).add(word[1:])
    branches = (f"{first}(?:{'|'.join(sorted(rest))})" for first, rest in sorted(rests.items()))
    return rf"(?:{'|'.join(branches)})(?!\w)"


def _folded(text: str) -> str:
    """Return `text` in lower case, each character in its place."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
