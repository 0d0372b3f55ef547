"""What a ledger is read and assessed with, kept in the ledger so that every later run does the same."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from harmledger.assessment import STANDARD, Method
from harmledger.errors import RefusedError
from harmledger.grouping.linkage.weights import Weights
from harmledger.grouping.linkage.weights import default as default_weights
from harmledger.grouping.origins import sources
from harmledger.ledger import Ledger
from harmledger.model import vocabulary
from harmledger.model.record import Record
from harmledger.reading.reader import READER

_KEY = "settings"
_GAZETTEERS = "gazetteers"
_SOURCES = "sources"
_WEIGHTS = "weights"


class Settings(Record, frozen=True):
    """The profile of vague quantities, the method of assessing, and the user's own files."""

    profile: str = "airwars"
    method: Method = STANDARD
    gazetteers: tuple[str, ...] = ()
    """File names in the ledger's folder `gazetteers`, each with its hash before it."""
    sources: tuple[str, ...] = ()
    """The same in the folder `sources`: lists of known sources."""

    @property
    def reader(self) -> str:
        """What a reading depends on, as it stands in the reading: a change of it means to read again."""
        return ", ".join((READER, f"profile {self.profile}", *self.gazetteers))


def of(ledger: Ledger) -> Settings:
    """Return the settings of `ledger`."""
    kept = ledger.meta(_KEY)
    return Settings() if kept is None else msgspec.json.decode(kept, type=Settings)


def weights(ledger: Ledger) -> Weights:
    """Return the weights that the ledger's accounts are grouped with: its own, or the program's.

    What an earlier version learned by other comparisons counts no more.
    """
    kept = ledger.meta(_WEIGHTS)
    learned = msgspec.json.decode(kept, type=Weights) if kept else None
    return learned if learned and learned.fit else default_weights()


def keep_weights(ledger: Ledger, learned: Weights | None) -> None:
    """Group the ledger's accounts with these weights from now on; None for the program's."""
    ledger.set_meta(_WEIGHTS, "" if learned is None else msgspec.json.encode(learned).decode())


def files(settings: Settings, folder: Path) -> tuple[Path, ...]:
    """Return the gazetteer files in the ledger's folder."""
    return tuple(folder / _GAZETTEERS / name for name in settings.gazetteers)


def source_files(settings: Settings, folder: Path) -> tuple[Path, ...]:
    """Return the files of known sources in the ledger's folder."""
    return tuple(folder / _SOURCES / name for name in settings.sources)


def choose(
    ledger: Ledger,
    folder: Path,
    *,
    profile: str | None,
    method: Mapping[str, object],
    gazetteers: Sequence[Path],
    known_sources: Sequence[Path],
) -> Settings:
    """Keep what is given in place of what was there, and return the settings as they now are.

    `method` holds the fields of the method that change. Gazetteers and files of sources are copied into the
    ledger's folder. VocabularyError if a profile or policy is unknown, RefusedError if a file cannot be used.
    """
    sources.load(known_sources)
    earlier = of(ledger)
    settings = Settings(
        profile=earlier.profile if profile is None else vocabulary.check("profiles", profile),
        method=msgspec.structs.replace(earlier.method, **method),
        gazetteers=tuple(_copy(path, folder / _GAZETTEERS) for path in gazetteers) or earlier.gazetteers,
        sources=tuple(_copy(path, folder / _SOURCES) for path in known_sources) or earlier.sources,
    )
    if settings != earlier:
        ledger.set_meta(_KEY, msgspec.json.encode(settings).decode())
    return settings


def _copy(path: Path, folder: Path) -> str:
    """Copy a user's file into `folder`, and return what it is called there."""
    try:
        with path.open("rb") as file:
            name = f"{hashlib.file_digest(file, 'sha256').hexdigest()[:12]}-{path.name}"
        target = folder / name
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            partial = target.with_name(f"{name}.partial")
            shutil.copyfile(path, partial)
            partial.replace(target)
    except OSError as error:
        raise RefusedError(f"{path}: the file cannot be read: {error.strerror}") from error
    return name
