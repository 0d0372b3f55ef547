"""A cell of the comparison leads to its report beside the incident, at its words, with who says so."""

from __future__ import annotations

import re
from pathlib import Path

from fastapi.testclient import TestClient
from lxml import html

from harmledger import pipeline
from harmledger.model.vocabulary import terms
from harmledger.pipeline import Incident
from harmledger.web import language
from harmledger.web.telling import Telling

HOSTILE = "<img src=x"


def page(browser: TestClient, address: str) -> html.HtmlElement:
    return html.document_fromstring(browser.get(address).text)


def aside(browser: TestClient, address: str) -> html.HtmlElement:
    (found,) = page(browser, address).find_class("report-beside")
    return found


def incidents(folder: Path) -> list[Incident]:
    with pipeline.existing(folder) as ledger:
        return list(pipeline.incidents(ledger))


def test_beside_the_incident_stand_the_words_who_says_so_and_who_said_it_first(
    browser: TestClient, folder: Path
) -> None:
    found, account, count, claim = next(
        (incident, account, count, claim)
        for incident in incidents(folder)
        for account in incident.accounts
        for count in account.counts
        if (claim := incident.claim_of(account, count.claim)) and claim.chain
    )
    span, report = count.span, found.reports[account.report]
    address = f"/incidents/{found.state.id}?beside={report.id}&start={span.start}&end={span.end}"
    beside = aside(browser, address)
    (words,) = beside.xpath("//*[@id='looked-at']")
    assert words.text_content().startswith(span.text[:5])
    sentence = found.sentence(account, span).text
    assert sum(len(piece.text_content()) for piece in beside.find_class("sentence")) >= len(sentence)
    says, published, leads_back = (each.text_content() for each in beside.iter("dd"))
    assert all(source in says for source in claim.chain)
    assert claim.stance in says
    assert (report.outlet or "no outlet") in published
    origins = [o for o in found.assessment.origins if report.id in o.reports]
    assert origins
    assert all(origin.name in leads_back for origin in origins)
    said = Telling(language.translator("en")).said
    steps = [step for origin in origins for step in origin.path if step.of == report.id]
    assert all(said(step.reason, found.reports).striptags() in leads_back for step in steps)


def test_the_cell_whose_words_are_shown_says_so(browser: TestClient, folder: Path) -> None:
    closed = browser.get(f"/incidents/{incidents(folder)[0].state.id}").text
    assert "aria-current" not in closed.partition("<main")[2]
    address = re.findall(r'class="cell" href="([^"#]+)', closed)[0].replace("&amp;", "&")
    main = browser.get(address).text.partition("<main")[2].partition("</main>")[0]
    current = re.findall(r'href="([^"#]+)[^"]*" data-beside aria-current="true"', main)
    assert {each.replace("&amp;", "&") for each in current} == {address}


def table(browser: TestClient, incident: Incident) -> html.HtmlElement:
    (found,) = page(browser, f"/incidents/{incident.state.id}").find_class("compare")
    return found


def test_every_value_of_the_comparison_opens_its_report(browser: TestClient, folder: Path) -> None:
    for incident in incidents(folder):
        for value in table(browser, incident).xpath("tbody/tr/td[normalize-space()]"):
            assert value.xpath(".//a[@data-beside]")


def test_a_figure_on_which_accounts_differ_is_loud_and_its_neighbours_are_not(
    browser: TestClient, folder: Path
) -> None:
    seen = 0
    for incident in incidents(folder):
        paths = {each.path for each in incident.assessment.disagreements}
        for harm in terms("harms"):
            given = [
                terms("groups")[group].label
                for account in incident.accounts
                for group in account.totals.get(harm, {})
                if f"totals.{harm}.{group}" in paths
            ]
            rows = table(browser, incident).xpath(f"tbody/tr[th/text()='{terms('harms')[harm].label}']")
            loud = [each.text_content() for row in rows for each in row.find_class("loud")]
            assert sorted(each.partition(" ")[2] for each in loud) == sorted(given)
            assert all(row.get("class") == "differs" for row in rows if given)
            seen += len(given)
    assert seen


def test_only_a_report_of_the_incident_stands_beside_it(browser: TestClient, folder: Path) -> None:
    one, other = incidents(folder)[:2]
    foreign = next(report for report in other.reports if report not in one.reports)
    for name in (foreign, "no-such", ""):
        answer = browser.get(f"/incidents/{one.state.id}?beside={name}&start=0&end=3")
        assert answer.status_code == 200
        assert "report-beside" not in answer.text


def test_words_that_are_not_in_the_report_mark_none(browser: TestClient, folder: Path) -> None:
    found = incidents(folder)[0]
    report = next(iter(found.reports))
    for start, end in ((5, 5), (9, 3), (0, 10**9)):
        beside = aside(browser, f"/incidents/{found.state.id}?beside={report}&start={start}&end={end}")
        assert beside.find_class("text")
        assert not beside.find_class("looked-at")


def test_hostile_words_are_no_more_live_beside_an_incident(browser: TestClient, folder: Path) -> None:
    found = next(incident for incident in incidents(folder) if "bad" in incident.reports)
    answer = browser.get(f"/incidents/{found.state.id}?beside=bad&start=0&end={len(HOSTILE)}").text
    beside = answer.partition('class="report-beside"')[2]
    assert "&lt;img src=x" in re.sub("<[^>]*>", "", beside)
    assert "&lt;script&gt;" in beside
    assert "<img" not in beside
    assert "<script" not in beside
