"""Who hides names sees no name of a person harmed on any page, and loses nothing."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from harmledger import pipeline
from harmledger.model import Account, Place, Span, Victim
from harmledger.model.account import EventPlace
from harmledger.web.access_by_token import ByToken
from harmledger.web.hiding import COVER, Cover

SPAN = Span(start=0, end=1, text="x")
NAME = "Ina Torvald"


def account(*names: str, place: str = "Brask") -> Account:
    where = Place(name=place, lat=1, lon=2, precision="town", kind="town", gazetteer="own")
    return Account(
        id="r1/1",
        report="r1",
        event_type="shelling",
        event_spans=(SPAN,),
        place=EventPlace(place=where, spans=(SPAN,)),
        victims=tuple(Victim(name=name, harm="killed", spans=(SPAN,)) for name in names),
    )


def test_a_name_is_covered_whole_and_in_part_and_a_place_is_not() -> None:
    cover = Cover([account("Ina Torvald", "Per Brask")])
    covered = cover.text("Ina Torvald, 34, died in Brask. Torvalds mourn; Mrs Torvald was a nurse.")
    assert (
        covered == f"{COVER * 3} {COVER * 7}, 34, died in Brask. Torvalds mourn; Mrs {COVER * 7} was a nurse."
    )


@given(st.lists(st.text(min_size=1).filter(str.strip), max_size=4), st.text())
def test_what_is_covered_keeps_its_length(names: list[str], text: str) -> None:
    assert len(Cover([account(*names)]).text(text)) == len(text)


@pytest.fixture
def incident(browser: TestClient, access: ByToken, folder: Path) -> str:
    """Return an incident to which a victim was added whom a sentence of its report names."""
    source = folder.parent / "named.jsonl"
    text = "Shells killed three people in Velmora on 4 May 2031. Ina Torvald, 34, was among the dead."
    source.write_text(f'{{"id": "n1", "title": "{NAME} dies", "text": "{text}"}}', encoding="utf-8")
    pipeline.run([str(source)], folder, by="tester", jobs=1)
    with pipeline.existing(folder) as ledger:
        (found,) = pipeline.incidents_of(ledger, ["n1"])["n1"]
        account = next(a for a in pipeline.state(ledger, found).accounts if a.startswith("n1/"))
    form = {"form_token": access.form_token, "what": "victim", "harm": "killed", "name": NAME, "words": NAME}
    answer = browser.post("/claims/n1", data={**form, "account": account, "near": text.index(NAME)})
    assert NAME in answer.text
    return found


PAGES = (
    "/incidents/{}",
    "/incidents/{}?beside=n1&start=0&end=6",
    "/reports/n1",
    "/search?q=Torvald",
    "/log",
    "/inbox",
)


def test_no_page_has_a_name_while_names_are_hidden(browser: TestClient, incident: str) -> None:
    browser.get("/names/hidden")
    asked = ('value="Torvald"', quote("?q=Torvald"))  # what was typed stands in its field, and in the address
    for page in PAGES:
        hidden = browser.get(page.format(incident))
        assert hidden.status_code == 200, page
        told = re.split("|".join(map(re.escape, asked)), hidden.text)
        assert not any("Torvald" in words for words in told), page
    browser.get("/names/shown")
    for page in PAGES:
        assert ("Torvald" in browser.get(page.format(incident)).text) == (page != "/inbox"), page


def test_hiding_leads_back_to_this_site_alone(browser: TestClient) -> None:
    answer = browser.get("/names/hidden?back=//elsewhere.example/", follow_redirects=False)
    assert answer.headers["location"] == "/"
