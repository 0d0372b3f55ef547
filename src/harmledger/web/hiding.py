"""Hiding the names of those harmed on screen, for who works where others can look: a switch on every page.

A hidden name is covered letter by letter in the records themselves, before a page is made of them, so that it
stands nowhere in the page. What was decided or found keeps the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

import msgspec
from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from harmledger.model import Account, Reading
from harmledger.model.record import Record
from harmledger.pipeline import Incident
from harmledger.web.addresses import ours

T = TypeVar("T", bound=Record)

COVER = "▮"
_COOKIE = "names"
_HIDDEN = "hidden"
_LEAST = 3
"""Letters that a part of a name has to have to be covered where it stands alone."""

router = APIRouter()


@router.get("/names/{how}")
def switch(how: str, request: Request) -> Response:
    """Hide names, or show them, from now on, and lead back."""
    response = RedirectResponse(ours(request.query_params.get("back", "/")), status_code=303)
    response.set_cookie(_COOKIE, _HIDDEN if how == _HIDDEN else "shown", samesite="strict", path="/")
    return response


def is_on(request: Request) -> bool:
    """Whether whoever asks wants names hidden."""
    return request.cookies.get(_COOKIE) == _HIDDEN


class Cover:
    """What covers the names of some accounts' victims, wherever they stand, whole or in part."""

    def __init__(self, accounts: Iterable[Account]) -> None:
        known = list(accounts)
        places = {word for a in known if a.place for word in a.place.place.name.split()}
        names = {victim.name for account in known for victim in account.victims}
        parts = sorted(set(_parts(names, places)), key=len, reverse=True)
        self._names = re.compile(rf"\b(?:{'|'.join(map(re.escape, parts))})\b") if parts else None

    def text(self, words: str) -> str:
        """Return `words` with as many covers as the names in it have characters."""
        return words if self._names is None else self._names.sub(_covered, words)

    def record(self, value: T) -> T:
        """Return `value` with the names in all its words covered."""
        if self._names is None:
            return value
        return msgspec.convert(self._tree(msgspec.to_builtins(value)), type(value))

    def _tree(self, value: Any) -> Any:
        match value:
            case str():
                return self.text(value)
            case dict():
                return {self.text(key): self._tree(each) for key, each in value.items()}
            case list() | tuple():
                return [self._tree(each) for each in value]
            case _:
                return value


def cover_of(reading: Reading | None, incidents: Iterable[Incident]) -> Cover:
    """Return what covers the names in a report: those that were read, and those of its incidents."""
    read = reading.accounts if reading else ()
    return Cover((*read, *(account for incident in incidents for account in incident.accounts)))


def _parts(names: Iterable[str], places: set[str]) -> Iterator[str]:
    """Yield names, and the words of names that are no place's: "Torvald" of "Ina Torvald"."""
    for name in names:
        yield name
        for word in name.split():
            if len(word) >= _LEAST and not word[0].islower() and word not in places:
                yield word


def _covered(match: re.Match[str]) -> str:
    return "".join(letter if letter.isspace() else COVER for letter in match[0])
