"""What is added in a browser is kept at once, taken in behind the page, and outlives a kill."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import TypeVar

import pytest
from fastapi.testclient import TestClient
from tests.pipeline import material

from harmledger import pipeline
from harmledger.ledger import Ledger
from harmledger.web import create_app, tray
from harmledger.web.access_by_token import ByToken
from harmledger.web.tray import Batch, Outcome, Tray

STORY = "Two people were killed in shelling of Osterby on 9 May 2031, a medic said."


T = TypeVar("T")
_PATIENCE = 600
"""Seconds after which what is waited for will not come, on however busy a machine."""


def until(found: Callable[[], T]) -> T:
    """Return what `found` finds, as soon as it finds something."""
    for _ in range(_PATIENCE * 20):
        if it := found():
            return it
        time.sleep(0.05)
    raise AssertionError("it never came")


def settled(browser: TestClient, address: str) -> str:
    """Return the page of a batch once all is done."""
    until(lambda: browser.get(f"{address}.json").json()["finished"])
    return browser.get(address).text


def added(
    browser: TestClient, access: ByToken, files: Sequence[tuple[str, bytes]] = (), text: str = ""
) -> str:
    answer = browser.post(
        "/add",
        data={"form_token": access.form_token, "text": text},
        files=[("files", file) for file in files] or None,
    )
    return settled(browser, answer.url.path)


def outcome(waiting: Tray, batch: Batch | None) -> Outcome:
    assert batch
    found = until(lambda: waiting.outcome(batch.id))
    assert found
    return found


def reports(folder: Path) -> list[str]:
    with pipeline.existing(folder) as ledger:
        return [report.text for report in ledger.reports()]


def test_each_file_s_row_says_what_was_taken_and_what_was_refused(
    browser: TestClient, access: ByToken, folder: Path
) -> None:
    lines = f'{{"id": "n1", "text": "{STORY}"}}\n{{broken\n'.encode()
    page = added(browser, access, [("../../empty.txt", b""), ("lines.jsonl", lines)], text=STORY + " Again.")
    rows = [row.partition("</tr>")[0] for row in page.split('<th scope="row">')[1:]]
    assert [row.partition("</bdi>")[0] for row in rows] == [
        "<bdi>empty.txt",
        "<bdi>lines.jsonl",
        "<bdi>pasted.txt",
    ]
    assert ["the file is empty" in row for row in rows] == [True, False, False]
    assert ["line 2" in row for row in rows] == [False, True, False]
    assert [">1</td>" in row for row in rows] == [False, True, True]
    assert STORY in reports(folder)


def test_why_a_file_was_refused_is_said_in_arabic_or_marked_as_english(
    browser: TestClient, access: ByToken
) -> None:
    browser.get("/language/ar")
    blank = b'{"id": "n1", "text": " "}\n'
    files = [
        ("1.txt", b""),
        ("2.pdf", b"%PDF-1.4 cut"),
        ("3.png", b"\x89PNG"),
        ("4.jsonl", blank),
        ("5.gz", b"\x1f\x8b"),
    ]
    page = added(browser, access, files)
    reasons = [
        row.partition("</td></tr>")[0].rpartition("<td>")[2] for row in page.split('<th scope="row">')[1:]
    ]
    english = re.compile('<bdi lang="en" dir="ltr">[^<]*</bdi>')
    assert [english.sub("EN", reason) for reason in reasons] == [
        "الملف فارغ",
        "ملف PDF معطوب أو ناقص أو محمي بكلمة مرور: EN",
        "صورة، لا تقرير يمكن قراءته",
        "EN: ليس تقريراً: النص فارغ",
        "EN: EN",
    ]


def test_what_is_known_is_said_to_be_known(browser: TestClient, access: ByToken) -> None:
    assert "known already" not in added(browser, access, text=STORY)
    assert "known already" in added(browser, access, text=STORY)


def test_a_name_that_no_folder_could_hold_is_tamed(folder: Path) -> None:
    waiting = Tray(folder)
    names = ["..", "a" * 400 + ".txt", "a\x00b.txt", "..\\..\\c.txt", "\udcff.txt", "/"]
    files = [(name, BytesIO(f"{number}. {STORY}".encode())) for number, name in enumerate(names)]
    assert [file.added for file in outcome(waiting, waiting.put(files, by="ada")).files] == [1] * len(names)


def test_nothing_added_is_no_batch(browser: TestClient, access: ByToken) -> None:
    answer = browser.post("/add", data={"form_token": access.form_token, "text": " "})
    assert answer.url.path == "/add"
    assert browser.get("/add/guess").status_code == 404


def test_it_waits_for_another_process_and_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tray, "_AGAIN", 0.05)
    waiting = Tray(folder)
    with Ledger.open(folder):
        batch = waiting.put([("a.txt", BytesIO(STORY.encode()))], by="ada")
        assert batch
        assert "is writing" in str(until(lambda: waiting.step(batch.id).waits))
        assert waiting.outcome(batch.id) is None
    assert outcome(waiting, batch).files[0].added == 1


_KILLED = """
import os, sys
from io import BytesIO
from pathlib import Path
from threading import Event
from harmledger.web.tray import Tray
added = Event()
Tray._note = lambda self, stage, done, total: added.wait() and os._exit(9) if stage == "take in" else None
tray = Tray(Path(sys.argv[1]))
tray.put([("a.txt", BytesIO(sys.argv[2].encode())), ("b.txt", BytesIO(b""))], by="ada")
tray.put([("c.txt", BytesIO(b"Later: " + sys.argv[2].encode()))], by="ben")
added.set()
tray._thread.join()
"""


def test_a_kill_loses_nothing_and_the_next_start_goes_on(folder: Path) -> None:
    before = len(reports(folder))
    killed = subprocess.run([sys.executable, "-c", _KILLED, str(folder), STORY], check=False)
    assert killed.returncode == 9
    access = ByToken("ada")
    with TestClient(create_app(folder, access), base_url="http://127.0.0.1") as browser:
        browser.get(access.address(""))
        ids = sorted(path.name for path in (folder / "adding").iterdir())
        pages = [settled(browser, f"/add/{name}") for name in ids]
    assert "a.txt" in pages[0]
    assert "the file is empty" in pages[0]
    assert len(reports(folder)) == before + 2
    assert material.verify(folder) == ""
    until(lambda: not list((folder / "adding").glob("*/files")))
