"""Where a ledger's database is: a file in the ledger's folder, or a server that `ledger.toml` there names."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

from sqlalchemy import URL
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from harmledger.errors import LedgerError

FILE = "ledger.sqlite3"
SETTINGS = "ledger.toml"


def locate(location: Path | str) -> URL:
    """Return the address of the database of the ledger in a folder, or that address itself.

    LedgerError if it is none, or if the folder's `ledger.toml` names none.
    """
    if isinstance(location, str) and "://" in location:
        return _address(location)
    folder = Path(location)
    return _kept(folder) or URL.create("sqlite", database=str(folder / FILE))


def keep(folder: Path, address: str) -> None:
    """Let the ledger in `folder` be kept at `address` from now on.

    LedgerError if it is kept elsewhere already, or if the address cannot be kept.
    """
    url, kept = check(address), _kept(folder)
    if kept is None and (folder / FILE).exists():
        raise LedgerError(f"the ledger in {folder} is kept in {FILE} already: `harmledger move` moves it")
    if kept not in (None, url):
        raise LedgerError(
            f"the ledger is kept elsewhere already: if it has moved, say so in {folder / SETTINGS}"
        )
    if kept is None:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / SETTINGS).write_text(f"database = {json.dumps(address)}\n", encoding="utf-8")


def check(address: str) -> URL:
    """Return the address as one that a folder may keep.

    LedgerError if it holds a password, which the folder would give away wherever it is copied.
    """
    url = _address(address)
    if url.password:
        raise LedgerError(
            "the address holds a password: leave it out, and give it in PGPASSWORD or ~/.pgpass"
        )
    return url


def _kept(folder: Path) -> URL | None:
    """Return the address that the folder's `ledger.toml` names, if there is one."""
    file = folder / SETTINGS
    try:
        settings = tomllib.loads(file.read_text(encoding="utf-8"))
        return _address(settings["database"])
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise LedgerError(
            f'{file} names no database ({error}): write database = "postgresql://..."'
        ) from error


def _address(address: str) -> URL:
    try:
        return make_url(address)
    except ArgumentError as error:
        raise LedgerError(f"{address!r} is not a database's address: give a folder") from error
