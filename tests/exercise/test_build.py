"""The exercise's binary files come from their sources."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.exercise.taking import Found, taken

from harmledger.exercise import REPORTS
from harmledger.intake.records import Refusal

TOOL = Path(__file__).parents[2] / "tools" / "build_exercise.py"


def test_building_again_gives_the_reports_that_are_shipped(tmp_path: Path) -> None:
    subprocess.run([sys.executable, TOOL, tmp_path], check=True, capture_output=True)
    built = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert {"official/accord-0411-greywater.pdf", "archive/clippings.zip"} <= built

    def words(each: Found | Refusal) -> tuple[object, ...]:
        assert not isinstance(each, Refusal)
        source, report = each
        return source, report.title, report.published, report.text

    def is_built(each: Found | Refusal) -> bool:
        return not isinstance(each, Refusal) and each[0].location.split("!")[0] in built

    shipped = [words(each) for each in taken() if is_built(each)]
    assert [words(each) for each in taken(tmp_path)] == shipped


def test_binary_files_that_have_no_source_are_hostile() -> None:
    sources = TOOL.with_name("exercise")
    for path in REPORTS.rglob("*"):
        name = path.relative_to(REPORTS)
        if path.suffix in {".pdf", ".docx", ".zip", ".gz", ".eml"} and name.parts[0] != "hostile":
            assert (sources / name).is_dir() or (sources / f"{name}.txt").is_file(), name
