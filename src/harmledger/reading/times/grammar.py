"""Patterns with slots, compiled into one expression that finds every candidate in a single pass.

A template is a regular expression in which a space stands for a gap between words and `{name}` for a slot:
see `words`. A digit that ends a slot's name only tells
it apart from another slot of the same table. Every repetition is bounded, so time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

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
        if "dual" in self._caught or "dual_lengths" in self._caught:
            return "2"
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
        end = self._match.end()
        words = _WORD.findall(self._match.string[end : end + _CONTEXT].partition("\n")[0])[:within]
        return not self._words.cues[cue].isdisjoint(words)

    def cued(self, cue: str) -> bool:
        """Whether the words just before it, on the same line or the line above, end in one of `cue`."""
        start = self._match.start()
        before = _WORD.findall(self._match.string[max(0, start - _CONTEXT) : start])[-2:]
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


class Language(NamedTuple):
    """How a language words its times."""

    patterns: Sequence[tuple[str, Rule]]
    """Templates and their rules; earlier ones win where several fit at one place."""
    openers: Sequence[str]
    """The words outside the word list that a pattern may begin with."""
    before: str
    """A regular expression, of no length, for where an expression may begin."""


class Grammar:
    """The patterns of one language, compiled."""

    def __init__(self, words: Words, language: Language) -> None:
        self.words = words
        templates = [template for template, _ in language.patterns]
        self._rules = [rule for _, rule in language.patterns]
        self._patterns = [re.compile(_expression(template, words, named=True)) for template in templates]
        either = "|".join(f"({_expression(template, words, named=False)})" for template in templates)
        leads = _any_of(words.openers() | set(language.openers))
        self._any = re.compile(rf"{language.before}(?=\d|['’]\d|{leads})(?:{either})")

    def phrases(self, text: str, level: str) -> Iterator[Phrase]:
        """Return the time expressions of `text`, which reads `level` laid level, in order; none overlap."""
        position = 0
        while found := self._any.search(level, position):
            phrases = self._first(text, level, found)
            yield from phrases
            position = phrases[-1].span.end if phrases else found.start() + 1

    def _first(self, text: str, level: str, found: re.Match[str]) -> Sequence[Phrase]:
        """Return the phrases of the first pattern that fits at the place and whose rule takes it."""
        for number in range((found.lastindex or 1) - 1, len(self._rules)):
            match = self._patterns[number].match(level, found.start())
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
