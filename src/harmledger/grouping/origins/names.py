"""Whom a name in a report means: a known source, an outlet in the pile, or one that its text spells out."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from harmledger.grouping.origins import phrases
from harmledger.grouping.origins.furniture import LONGEST
from harmledger.grouping.origins.sources import ARTICLES, Directory, Key, Source, fold, host, key, words
from harmledger.model import Report

_PLATFORM = "social_media_account"
_LONGEST_NAME = 8
"""Words."""
_LONGEST_PHRASE = 40
"""Words of a phrase that are looked at: a source is named early in it."""
_IN_PARENTHESES = re.compile(r"\(([A-Z]{2,8})\)")
_ACCOUNT = re.compile(r"(?<!\w)@\w{2,40}")
_BEFORE_PARENTHESES = 120
"""Characters in which the words that an abbreviation is for must stand."""


class Names:
    """The names that stand in a pile of reports; what a text spells out itself counts first."""

    def __init__(self, directory: Directory, reports: Sequence[Report]) -> None:
        self._directory = directory
        self._spelt = {report.id: found for report in reports if (found := dict(_abbreviations(report)))}
        self._outlets = self._outlets_of(reports)
        self._initials = _initials(self._outlets.values())
        self._shared = _agreed(self._spelt.values())

    def _outlets_of(self, reports: Sequence[Report]) -> dict[Key, Source]:
        """Return the outlets that the directory lacks, each under the best spelling of its name."""
        found: dict[Key, Source] = {}
        for outlet in {report.outlet: None for report in reports if report.outlet}:
            name = key(outlet)
            if name and self._directory.named(name) is None:
                known = found.get(name)
                if known is None or known.name.isupper():
                    found[name] = Source(name=outlet.removeprefix("The ").removeprefix("the "))
        return found

    def teller(self, report: Report) -> Source:
        """Return who tells a report: its outlet, or whose its site is, or else the report itself.

        On a site where anyone posts it is the account; a post that names none is a source of its own.
        """
        named = self.called(report.outlet, report.id) if report.outlet else None
        site = self._directory.at(report.url)
        platform = next((s for s in (named, site) if s and s.kind == _PLATFORM), None)
        if platform is None or (named and named.kind not in {_PLATFORM, "unknown"}):
            return named or site or Source(name=report.outlet or host(report.url) or report.id)
        poster = report.outlet if named != platform else report.byline
        return _account((poster or report.id).strip("'’ "), platform)

    def called(self, name: str, report: str) -> Source | None:
        """Return who is called so in a report, whole or without "(2)", "News" or the like at the end."""
        said = key(name)
        plain = key(name.partition("(")[0])
        while plain and plain[-1] in phrases.english().trimmings and self._directory.named(plain) is None:
            plain = plain[:-1]
        trimmed = self._directory.named(plain)
        exact = self._find(said, report)
        return trimmed if exact is None or (trimmed and exact.kind == "unknown") else exact

    def within(self, phrase: str, report: str) -> Source | None:
        """Return the source that a phrase names: an account ("@tarn_news"), or its first and longest name.

        A site where anyone posts is not the one who says it.
        """
        if account := _ACCOUNT.search(phrase):
            return _account(account[0])
        said = _said(phrase)
        named = (self._longest(said[start:], report) for start in range(len(said)))
        return next(filter(None, named), None) or phrases.organisation(phrase)

    def heading(self, sentence: str, report: str) -> Source | None:
        """Return the source whose name, or whose account, a sentence begins with."""
        if account := _ACCOUNT.match(sentence.lstrip()):
            return _account(account[0])
        return self._longest(_said(sentence), report)

    def _longest(self, said: Sequence[str], report: str) -> Source | None:
        """Return the source that the longest name at the head of `said` stands for."""
        for length in range(min(len(said), _LONGEST_NAME), 0, -1):
            name = tuple(map(fold, said[:length]))
            found = self._find(name, report)
            if found and found.kind != _PLATFORM and self._is_so_written(name, said[:length]):
                return found
        return None

    def _is_so_written(self, name: Key, said: Sequence[str]) -> bool:
        """Whether a name has its capitals: "a guardian" is not the Guardian."""
        return self._directory.is_common(name) or any(word[0].isupper() for word in said)

    def _find(self, name: Key, report: str) -> Source | None:
        if not name:
            return None
        full = self._spelt.get(report, {}).get(name)
        if full is not None:
            return self._known(key(full)) or Source(name=full)
        known = self._known(name)
        if known is None and name in self._shared:
            full = self._shared[name]
            known = self._known(key(full)) or Source(name=full)
        return known

    def _known(self, name: Key) -> Source | None:
        return self._directory.named(name) or self._initials.get(name) or self._outlets.get(name)


def _account(poster: str, platform: Source | None = None) -> Source:
    where = f"{platform.name}, " if platform and not poster.startswith("@") else ""
    return Source(name=f"{where}{poster}", kind=_PLATFORM)


def _said(phrase: str) -> list[str]:
    plain = phrase.title() if phrase.isupper() and " " in phrase else phrase
    return [word for word in words(plain)[:_LONGEST_PHRASE] if word.casefold() not in ARTICLES]


def _abbreviations(report: Report) -> Iterator[tuple[Key, str]]:
    """Yield what a report abbreviates, as "Karsholm Press Agency (KPA)" does, with the full name."""
    text = report.text[:LONGEST]
    for match in _IN_PARENTHESES.finditer(text):
        before = words(text[max(0, match.start() - _BEFORE_PARENTHESES) : match.start()])
        if full := _spelling(before, match[1]):
            yield key(match[1]), full


def _spelling(before: Sequence[str], letters: str) -> str | None:
    """Return the last words of `before`, from the first letter's on, if their capitals are `letters`."""
    initials = [(at, word[0]) for at, word in enumerate(before) if word[0].isupper()][-len(letters) :]
    if "".join(letter for _, letter in initials) != letters:
        return None
    return " ".join(before[initials[0][0] :])


def _initials(outlets: Iterable[Source]) -> dict[Key, Source]:
    """Return the outlets of several words by their initials, where no two share them."""
    found: dict[Key, list[Source]] = defaultdict(list)
    for outlet in outlets:
        capitals = "".join(word[0] for word in words(outlet.name) if word[0].isupper())
        if len(capitals) > 2:
            found[(fold(capitals),)].append(outlet)
    return {initials: having[0] for initials, having in found.items() if len(having) == 1}


def _agreed(spelt: Iterable[Mapping[Key, str]]) -> dict[Key, str]:
    """Return the abbreviations that all reports that spell them out spell out alike."""
    meanings: dict[Key, Counter[Key]] = defaultdict(Counter)
    spelling: dict[Key, str] = {}
    for each in spelt:
        for short, full in each.items():
            meanings[short][key(full)] += 1
            spelling.setdefault(short, full)
    return {short: spelling[short] for short, found in meanings.items() if len(found) == 1}
