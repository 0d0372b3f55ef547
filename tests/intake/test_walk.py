"""Inputs are walked in sorted order; what is no file is refused, and named."""

from __future__ import annotations

import io
import os
import socket
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from harmledger.errors import RefusedError
from harmledger.intake import Found, Refusal, walk


def names(folder: Path, *inputs: Path | str) -> list[str]:
    found = list(walk([str(given) for given in inputs or [folder]]))
    return [
        (item.location if isinstance(item, Found) else f"! {item.where}").replace(f"{folder}/", "")
        for item in found
    ]


def test_folders_are_walked_in_sorted_order_hidden_files_too(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.txt", "a/1.txt", ".hidden", "a/z/0.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    assert names(tmp_path) == [".hidden", "a/1.txt", "a/2.txt", "a/z/0.txt", "b.txt"]


def test_links_are_followed_but_not_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "1.txt").write_text("x")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "b.txt").symlink_to(tmp_path / "a" / "1.txt")
    assert names(tmp_path) == ["a/1.txt", "! a/up", "b.txt"]


def test_a_folder_named_twice_is_walked_once(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text("x")
    assert names(tmp_path, tmp_path, tmp_path) == ["1.txt"]


def test_a_ledger_is_no_input(tmp_path: Path) -> None:
    (tmp_path / "ledger").mkdir()
    (tmp_path / "ledger" / "custody.jsonl").write_text("")
    (tmp_path / "ledger" / "original.txt").write_text("x")
    (tmp_path / "1.txt").write_text("x")
    assert names(tmp_path) == ["1.txt"]


def test_what_is_not_there_or_no_file_is_refused_with_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s")  # the path of a socket may have but about a hundred characters
        (tmp_path / "link").symlink_to("nowhere")
        refusals = list(walk([str(tmp_path), str(tmp_path / "gone"), "nul\0byte"]))
    assert all(isinstance(item, Refusal) for item in refusals)
    assert [item.where for item in refusals if isinstance(item, Refusal)] == [
        str(tmp_path / "link"),
        str(tmp_path / "s"),
        str(tmp_path / "gone"),
        "nul\0byte",
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder").chmod(0)
    (tmp_path / "file").write_text("x")
    (tmp_path / "file").chmod(0)
    file, folder = walk([str(tmp_path)])
    assert isinstance(folder, Refusal)
    assert folder.reason == "Permission denied"
    assert isinstance(file, Found)
    with pytest.raises(RefusedError, match="Permission denied"):
        file.read()


def test_what_grows_beyond_the_limit_after_it_was_found_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "1.txt").write_text("x" * 11)
    (found,) = walk([str(tmp_path)])
    assert isinstance(found, Found)
    monkeypatch.setattr(sys.modules[Found.__module__], "ORIGINAL_BYTES", 10)
    with pytest.raises(RefusedError, match="larger than"):
        found.read()


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"a report")))
    (found,) = walk(["-"])
    assert isinstance(found, Found)
    assert (found.read(), found.method) == (b"a report", "standard input")
