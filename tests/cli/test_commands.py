"""What the commands print, and how they end."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from harmledger.pipeline import existing, incidents

Call = Callable[..., Result]
STORY = "Five people were killed in an airstrike on a market in Velmora on 4 May 2031, residents said."


def ids(call: Call, ledger: Path) -> list[str]:
    lines = call("export", "--ledger", ledger).stdout.splitlines()
    return [json.loads(line)["id"] for line in lines]


def test_help_loads_nothing_that_takes_long() -> None:
    program = (
        "import sys\nfrom harmledger.cli import main\n"
        "main(['--help'], standalone_mode=False)\nprint(*sys.modules, file=sys.stderr)"
    )
    result = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert "Commands:" in result.stdout
    heavy = {"sqlalchemy", "alembic", "rich", "lxml", "trafilatura", "numpy", "msgspec", "pypdfium2"}
    assert not heavy & set(result.stderr.split())


def test_run_says_what_was_refused_and_ends_with_1(call: Call, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "cut.pdf").write_bytes(b"%PDF-1.4")
    result = call("run", tmp_path, "--ledger", tmp_path / "l", "--json", "--jobs", 1)
    assert result.exit_code == 1
    done = json.loads(result.stdout)
    assert (done["originals"], done["reports"], done["read"]) == (2, 1, 1)
    assert [refused["location"] for refused in done["refused"]] == [str(tmp_path / "cut.pdf")]
    again = call("run", tmp_path, "--ledger", tmp_path / "l", "--quiet", "--jobs", 1)
    assert (again.exit_code, again.stdout) == (1, "")
    assert "cut.pdf" in again.stderr


def test_run_over_what_is_not_there_does_the_rest(call: Call, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(STORY, encoding="utf-8")
    result = call("run", tmp_path / "gone", tmp_path / "good.txt", "--ledger", tmp_path / "l", "--jobs", 1)
    assert result.exit_code == 1
    assert "gone" in result.stderr
    assert len(ids(call, tmp_path / "l")) == 1


def test_a_refusal_of_an_earlier_run_is_not_told_of_other_input(call: Call, tmp_path: Path) -> None:
    (tmp_path / "cut.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "good.txt").write_text(STORY, encoding="utf-8")
    assert call("run", tmp_path / "cut.pdf", "--ledger", tmp_path / "l", "--jobs", 1).exit_code == 1
    assert call("run", tmp_path / "good.txt", "--ledger", tmp_path / "l", "--jobs", 1).exit_code == 0


def test_read_prints_a_line_a_report_in_order_with_its_id(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    rows = [{"id": f"z{9 - n}", "text": f"{STORY} {n}.", "gold": {"never": "read"}} for n in range(5)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    result = call("read", path, "--jobs", 1)
    assert result.exit_code == 0
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["id"] for line in lines] == [row["id"] for row in rows]
    assert lines[0]["accounts"][0]["totals"]["killed"]["all"] == {"low": 5, "high": 5}
    written = call("read", path, "--jobs", 1, "-o", tmp_path / "out.jsonl")
    assert (written.exit_code, written.stdout) == (0, "")
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == result.stdout


def test_an_explained_reading_shows_the_text_with_keys_and_no_colour_where_there_is_no_terminal(
    call: Call, tmp_path: Path
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "z1", "text": STORY}), encoding="utf-8")
    result = call("read", path, "--explain")
    assert result.exit_code == 0
    assert "[n1] number of people: killed, all: 5" in result.stdout
    assert "\x1b" not in result.stdout
    call("read", path, "--explain", "-o", tmp_path / "a.txt")
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == result.stdout


def test_an_explained_reading_can_be_a_page(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "z1", "text": STORY}) + "\n{broken\n", encoding="utf-8")
    result = call("read", path, "--explain-html", tmp_path / "a.html")
    assert (result.exit_code, result.stdout) == (1, "")
    assert (tmp_path / "a.html").read_text(encoding="utf-8").rstrip().endswith("</html>")
    both = call("read", path, "--explain", "--explain-html", tmp_path / "b.html")
    assert (both.exit_code, (tmp_path / "b.html").exists()) == (2, False)


def test_read_takes_standard_input(call: Call) -> None:
    result = call("read", "-", "--jobs", 1, input=json.dumps({"id": "s1", "text": STORY}) + "\n")
    assert json.loads(result.stdout)["id"] == "s1"


def test_many_processes_read_what_one_does(call: Call, inputs: Path) -> None:
    one, two = (call("read", inputs, "--jobs", number).stdout for number in (1, 2))
    assert one == two
    assert one.count("\n") == 40


def test_every_figure_of_show_stands_with_its_words_sentence_and_source(call: Call, ledger: Path) -> None:
    with existing(ledger) as opened:
        incident = next(i for i in incidents(opened) if len(i.reports) > 1 and i.assessment.figures)
    shown = call("show", incident.state.id, "--ledger", ledger).stdout
    for of in incident.assessment.figures.values():
        for figure in of.values():
            for name in figure.used:
                account, count = incident.count(name)
                assert f"“{count.span.text}”" in shown
                assert " ".join(incident.sentence(account, count.span).text.split()) in shown
                assert account.report in shown
    assert all(str(reason) in shown for reason in incident.assessment.grade.reasons)


def test_an_incident_goes_by_the_first_letters_of_its_id(call: Call, ledger: Path) -> None:
    whole = ids(call, ledger)[0]
    for name in (whole, whole[:8], whole.removeprefix("i-")[:6]):
        assert json.loads(call("show", name, "--ledger", ledger, "--json").stdout)["id"] == whole


@pytest.mark.parametrize("name", ["nothing", "", "i-"])
def test_an_incident_that_is_not_there_or_not_the_only_one_is_a_wrong_call(
    name: str, call: Call, ledger: Path
) -> None:
    result = call("show", name, "--ledger", ledger)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "harmledger list" in result.stderr


@pytest.mark.parametrize(
    "words",
    [["list"], ["show", "x"], ["export"], ["verify"], ["search", "x"], ["log"], ["decide", "undo", "1"]],
)
def test_a_folder_without_a_ledger_is_a_wrong_call_and_stays_as_it_is(
    words: list[str], call: Call, tmp_path: Path
) -> None:
    result = call(*words, "--ledger", tmp_path / "none")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "harmledger run" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_verify_names_the_original_that_was_altered(call: Call, ledger: Path) -> None:
    assert call("verify", "--ledger", ledger).exit_code == 0
    original = max((ledger / "evidence" / "originals").rglob("*"), key=lambda path: path.stat().st_size)
    original.chmod(0o600)
    content = bytearray(original.read_bytes())
    content[7] ^= 1
    original.write_bytes(content)
    result = call("verify", "--ledger", ledger, "--quiet")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert original.name in result.stdout


def test_verify_against_an_earlier_head_finds_a_log_that_was_cut(call: Call, ledger: Path) -> None:
    head = json.loads(call("verify", "--ledger", ledger, "--json").stdout)["head"]
    assert call("verify", "--ledger", ledger, "--head", head).exit_code == 0
    log = ledger / "evidence" / "custody.jsonl"
    lines = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join(lines[:-1]))
    assert call("verify", "--ledger", ledger, "--head", head).exit_code == 1


def test_search_finds_reports_and_the_incidents_that_they_tell_of(call: Call, ledger: Path) -> None:
    found = [
        json.loads(line)
        for line in call("search", "airstrike", "--ledger", ledger, "--json").stdout.splitlines()
    ]
    assert found
    assert all("airstrike" in hit["hit"]["snippet"]["text"].lower() for hit in found)
    assert {incident for hit in found for incident in hit["incidents"]} <= set(ids(call, ledger))


def test_the_csv_has_a_line_an_incident(call: Call, ledger: Path, tmp_path: Path) -> None:
    call("export", "--ledger", ledger, "--format", "csv", "-o", tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["id"] for row in rows] == ids(call, ledger)
    assert {"killed_all_min", "killed_all_max", "killed_children_min"} <= set(rows[0])


def test_words_of_a_report_cannot_steer_the_terminal(call: Call, tmp_path: Path) -> None:
    row = {
        "id": "e\u202ev\x1bil",
        "title": "\x1b[2Jcleared [bold]title[/bold]",
        "outlet": "Harbour\u2066 Post\x07",
        "published": "2031-05-05",
        "text": STORY.replace("market", "mar\x1b]0;owned\x07ket\u202e"),
    }
    (tmp_path / "evil.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    call("run", tmp_path / "evil.jsonl", "--ledger", tmp_path / "l", "--quiet", "--jobs", 1)
    incident = ids(call, tmp_path / "l")[0]
    for words in (["list"], ["show", incident], ["search", "Velmora"]):
        shown = call(*words, "--ledger", tmp_path / "l").stdout
        assert not set(shown) & {"\x1b", "\x07", "\u202e", "\u2066"}
    assert "[bold]title[/bold]" in call("show", incident, "--ledger", tmp_path / "l").stdout


def test_the_demo_runs_the_exercise_and_says_where_to_look_next(call: Call, tmp_path: Path) -> None:
    result = call("demo", "--ledger", tmp_path / "demo", "--jobs", 1)
    assert "fiction" in result.stdout
    assert "incidents found" in result.stdout
    shown = next(line for line in result.stdout.splitlines() if line.strip().startswith("harmledger show"))
    assert call(*shown.split()[1:]).exit_code == 0
    assert result.exit_code == 0


def test_verify_misses_evidence_that_is_gone_log_and_all(call: Call, ledger: Path) -> None:
    shutil.rmtree(ledger / "evidence")
    result = call("verify", "--ledger", ledger, "--quiet")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) >= 5
