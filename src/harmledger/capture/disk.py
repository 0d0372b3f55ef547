"""Writing so that what was said to be written is there after a kill or a power cut."""

from __future__ import annotations

import os
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """Put the names in `folder` on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_once(path: Path, content: bytes, *, by_way_of: Path) -> None:
    """Write a read-only file that is either whole or not there; one that is there already stays.

    It is written in the folder `by_way_of`, on the same disk, and moved to `path` when it is whole.
    """
    if path.exists():
        return
    for folder in (by_way_of, path.parent):
        folder.mkdir(parents=True, exist_ok=True)
    temporary = by_way_of / f"{path.name}.{os.getpid()}"
    with temporary.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    temporary.chmod(0o444)
    temporary.rename(path)
    for folder in (path.parent, path.parent.parent):
        sync_folder(folder)
