"""Zip archives: each file in one is an original of its own. Names are labels, never paths to write to."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Sequence

from harmledger import __version__
from harmledger.errors import RefusedError
from harmledger.intake.limits import (
    MEGABYTE,
    MEMBERS,
    NESTING,
    ORIGINAL_BYTES,
    PACKING_RATIO,
    SMALL_MEMBER_BYTES,
    UNPACKED_BYTES,
)
from harmledger.intake.records import Derived, Member, Refusal
from harmledger.model import Derivation, Original

DERIVATION = Derivation(tool="harmledger archive", version=__version__)

_SYSTEM_FILES = ("__MACOSX/", "Thumbs.db", ".DS_Store")


def derive(content: bytes, original: Original) -> Derived:
    """Unpack what may be unpacked, and name each file that may not."""
    refuse_nesting(original)
    members: list[Member] = []
    refusals: list[Refusal] = []
    with open_zip(content) as archive:
        for info in _files(archive):
            try:
                members.append(Member(name=info.filename, content=_unpack(archive, info)))
            except RefusedError as error:
                refusals.append(Refusal(where=info.filename, reason=str(error)))
    return Derived(derivation=DERIVATION, members=tuple(members), refusals=tuple(refusals))


def refuse_nesting(original: Original) -> None:
    """Raise RefusedError if `original` lies too deep in archives to be opened in its turn."""
    if original.location.count("!") >= NESTING:
        raise RefusedError(f"archives lie in archives more than {NESTING} deep")


def open_zip(content: bytes) -> zipfile.ZipFile:
    """Return the archive; RefusedError if it is broken, or would unpack to more than an honest one."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise RefusedError(f"the zip archive is broken or cut short: {error}") from error
    _refuse_bomb(archive)
    return archive


def _refuse_bomb(archive: zipfile.ZipFile) -> None:
    files = archive.infolist()
    unpacked = sum(info.file_size for info in files)
    if len(files) > MEMBERS:
        raise RefusedError(f"it holds {len(files):,} files, more than {MEMBERS:,}")
    if unpacked > UNPACKED_BYTES:
        raise RefusedError(
            f"it would unpack to {unpacked // MEGABYTE:,} MB, more than {UNPACKED_BYTES // MEGABYTE} MB"
        )
    for info in files:
        if info.file_size > max(SMALL_MEMBER_BYTES, PACKING_RATIO * info.compress_size):
            raise RefusedError(f"{info.filename} would unpack to more than {PACKING_RATIO} times its size")


def _files(archive: zipfile.ZipFile) -> Sequence[zipfile.ZipInfo]:
    return [i for i in archive.infolist() if not i.is_dir() and not _is_of_the_system(i.filename)]


def _is_of_the_system(name: str) -> bool:
    return name.startswith(_SYSTEM_FILES) or name.endswith(_SYSTEM_FILES)


def _unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    if info.flag_bits & 1:
        raise RefusedError("it is locked by a password")
    if info.file_size > ORIGINAL_BYTES:
        raise RefusedError(f"it is larger than {ORIGINAL_BYTES // MEGABYTE} MB")
    try:
        return archive.read(info)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise RefusedError(f"it cannot be unpacked: {error}") from error
