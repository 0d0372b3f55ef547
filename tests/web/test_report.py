"""A report says what its original is and whether it is whole, and what is a reprint of what."""

from __future__ import annotations

from pathlib import Path

from fastapi.testclient import TestClient

from harmledger import pipeline


def test_an_original_that_was_altered_says_so(browser: TestClient, folder: Path) -> None:
    with pipeline.existing(folder) as ledger:
        report = next(iter(ledger.reports()))
    assert "The bytes are as captured" in browser.get(f"/reports/{report.id}").text
    (kept,) = (folder / "evidence").rglob(report.original)
    kept.chmod(0o600)
    kept.write_bytes(b"something else")
    page = browser.get(f"/reports/{report.id}").text
    assert "is no longer as captured" in page
    assert "The bytes are as captured" not in page


def test_a_reprint_and_what_it_reprints_lead_to_each_other(browser: TestClient, folder: Path) -> None:
    with pipeline.existing(folder) as ledger:
        steps = [s for i in pipeline.incidents(ledger) for o in i.assessment.origins for s in o.path]
    step = next(step for step in steps if step.how == "reprints")
    for here, there in ((step.of, step.to), (step.to, step.of)):
        reprints = (
            browser.get(f"/reports/{here}").text.partition("<dt>Reprints</dt>")[2].partition("</dd>")[0]
        )
        assert f'href="/reports/{there}"' in reprints
