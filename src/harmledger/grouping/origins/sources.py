"""Known sources: outlets, agencies, monitors, ministries and parties, their names and whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
from msgspec.structs import replace

from harmledger.errors import RefusedError, VocabularyError
from harmledger.model import Report, vocabulary
from harmledger.model.record import Record

NOT_INDEPENDENT = frozenset({"state_media", "party_affiliated", "official_of_belligerent"})
"""Kinds that say what their state or party says: with it, and with one another, they are one origin."""

_WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*")
_ARCHIVES = frozenset(
    {"web.archive.org", "archive.org", "archive.is", "archive.ph", "archive.today", "perma.cc"}
)
"""Sites that keep copies of others' pages, and say nothing themselves."""
_CAPTURE = re.compile(
    r"^https?://(?:web\.archive\.org/web|archive\.(?:is|ph|today))/[0-9]{4,14}[a-z_]{0,4}/(?=https?:/)",
    re.IGNORECASE,
)
"""What an archive puts before the address that it captured."""
_ABBREVIATION = re.compile(r"[A-Z0-9]{2,6}")
ARTICLES = frozenset({"a", "an", "the"})

Key = tuple[str, ...]
"""A name as it is looked up; see `key`."""


class Source(Record, frozen=True):
    """Someone who says things; `kind` is a code of the `source_kinds` vocabulary.

    `affiliation` names the state or party whose it is; `see` says where the entry can be checked, and is a
    key of its file's `references`.
    """

    name: str
    kind: str = "unknown"
    see: str = ""
    affiliation: str | None = None
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()

    @property
    def party(self) -> str | None:
        """The state or party that the source is not independent of, if there is one."""
        return self.affiliation if self.kind in NOT_INDEPENDENT else None

    @property
    def names(self) -> tuple[str, ...]:
        """All that the source is called."""
        return (self.name, *self.aliases)


class _File(Record, frozen=True):
    references: Mapping[str, str]
    sources: tuple[Source, ...]
    about: str = ""


class Directory:
    """Sources by what they are called and by their sites; of two with one name or site the later counts."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._named: dict[Key, Source] = {}
        self._common: set[Key] = set()
        self._sites: dict[str, Source] = {}
        for source in sources:
            self._named |= {key(name): source for name in source.names}
            self._common |= {key(name) for name in source.names if name == name.casefold()}
            self._sites |= {domain.casefold(): source for domain in source.domains}

    def all(self) -> Iterable[Source]:
        """Return every source that a name leads to, each once."""
        return dict.fromkeys(self._named.values())

    def named(self, name: Key) -> Source | None:
        """Return the source that is called so."""
        return self._named.get(name)

    def is_common(self, name: Key) -> bool:
        """Whether a source is listed under `name` written without capitals, like "the army"."""
        return name in self._common

    def publisher(self, report: Report) -> Source | None:
        """Return the source that published a report, as its outlet or else its address tells."""
        outlet = report.outlet.removeprefix("The ") if report.outlet else ""
        return self.named(key(outlet)) or self.at(report.url) or (Source(name=outlet) if outlet else None)

    def at(self, url: str | None) -> Source | None:
        """Return the source whose site holds `url`."""
        labels = (host(url) or "").split(".")
        return next(filter(None, (self._sites.get(".".join(labels[n:])) for n in range(len(labels)))), None)


def load(paths: Sequence[Path] = (), decided: Iterable[Source] = ()) -> Directory:
    """Return the sources that harmledger knows, extended and overridden by the user's files, the last first.

    What is `decided` of the kind and the affiliation of a source, by any of its names, counts before all.
    RefusedError, naming the file and the entry, if a file cannot be read as `sources.toml` is.
    """
    listed = [*_shipped(), *(source for path in paths for source in read(path))]
    for source in decided:
        known = Directory(listed).named(key(source.name)) or source
        listed.append(replace(known, kind=source.kind, affiliation=source.affiliation))
    return Directory(listed)


@cache
def _shipped() -> tuple[Source, ...]:
    return _parse((files(__package__) / "data" / "sources.toml").read_bytes(), "sources.toml")


def read(path: Path) -> tuple[Source, ...]:
    """Return the sources of a user's file; RefusedError as `load`."""
    try:
        return _parse(path.read_bytes(), str(path))
    except OSError as error:
        raise RefusedError(f"{path}: the file of sources cannot be read: {error.strerror}") from error


def _parse(content: bytes, name: str) -> tuple[Source, ...]:
    try:
        file = msgspec.toml.decode(content, type=_File)
        for source in file.sources:
            _check(source, file.references)
    except (msgspec.DecodeError, UnicodeDecodeError, VocabularyError) as error:
        raise RefusedError(f"{name}: no file of sources: {error}") from error
    return file.sources


def _check(source: Source, references: Mapping[str, str]) -> None:
    vocabulary.check("source_kinds", source.kind)
    if source.see not in references:
        raise VocabularyError(f"{source.name!r}: {source.see!r} is not one of its references")
    if not all(key(name) for name in source.names):
        raise VocabularyError(f"{source.name!r}: a name needs a word other than an article")


def key(name: str) -> Key:
    """Return how a name is looked up: its words without articles, in lower case but for abbreviations."""
    found = words(name)
    plain = name.casefold() if name.isupper() and len(found) > 1 else name
    return tuple(fold(word) for word in words(plain) if word.casefold() not in ARTICLES)


def words(text: str) -> list[str]:
    """Return the words of `text`."""
    return [found[0] for found in _WORD.finditer(text)]


def fold(word: str) -> str:
    """Return a word as keys have it: "AFP" stays, so that "us" is not "US"; "Tass's" is "tass"."""
    bare = re.sub(r"['’]s?$", "", word)
    return bare if _ABBREVIATION.fullmatch(bare) else bare.casefold()


def host(url: str | None) -> str | None:
    """Return the site of an address, without "www."; None if it names none.

    A copy in a web archive is of the site that it was captured from, where its address says which.
    """
    try:
        name = urlsplit(_CAPTURE.sub("", url)).hostname if url else None
    except ValueError:  # a malformed address names no site
        return None
    plain = name.removeprefix("www.") if name else None
    return None if plain in _ARCHIVES else plain
