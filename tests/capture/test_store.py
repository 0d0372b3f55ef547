"""The evidence store keeps originals unaltered, and `verify` finds whatever was done to them."""

from __future__ import annotations

import hashlib
import multiprocessing
import signal
import stat
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harmledger.capture import EvidenceStore
from harmledger.errors import LedgerError
from harmledger.model import Original

AT = datetime(2031, 5, 4, 12, 30, tzinfo=UTC)
MARKET = b"Five people were killed at the market of Velmora."
BRIDGE = b"The bridge at Tarn Hollow was shelled."


def add(store: EvidenceStore, content: bytes, location: str = "a.txt") -> Original:
    return store.add(content, location=location, method="file", media_type="text/plain", by="Analyst", at=AT)


def original_path(store: EvidenceStore, original: Original) -> Path:
    return store.root / "originals" / original.sha256[:2] / original.sha256


@pytest.fixture
def store(tmp_path: Path) -> EvidenceStore:
    store = EvidenceStore(tmp_path / "ledger")
    add(store, MARKET, "market.txt")
    add(store, BRIDGE, "bridge.txt")
    return store


def test_an_original_is_kept_as_it_came_under_its_hash(store: EvidenceStore) -> None:
    original = add(store, MARKET, "market.txt")
    assert original.sha256 == hashlib.sha256(MARKET).hexdigest()
    assert store.read(original.sha256) == MARKET
    assert (original.location, original.size, original.captured_at) == ("market.txt", len(MARKET), AT)
    assert stat.S_IMODE(original_path(store, original).stat().st_mode) == 0o444
    assert store.verify() == ()


def test_the_same_bytes_again_add_nothing(store: EvidenceStore) -> None:
    before = store.head(), (store.root / "custody.jsonl").read_bytes()
    assert add(store, MARKET, "market.txt") == add(EvidenceStore(store.root), MARKET, "market.txt")
    assert (store.head(), (store.root / "custody.jsonl").read_bytes()) == before


def test_another_location_of_the_same_bytes_is_noted_once(store: EvidenceStore) -> None:
    for _ in range(2):
        assert add(store, MARKET, "copy.txt").location == "market.txt"
    log = (store.root / "custody.jsonl").read_text()
    assert log.count('"sighting"') == log.count("copy.txt") == 1
    assert store.verify() == ()


def test_what_was_kept_is_there_when_the_store_is_opened_again(store: EvidenceStore) -> None:
    again = EvidenceStore(store.root)
    assert again.head() == store.head()
    assert again.read(hashlib.sha256(BRIDGE).hexdigest()) == BRIDGE


@settings(max_examples=30)
@given(bit=st.integers(0, len(MARKET) * 8 - 1))
def test_one_flipped_bit_is_found(tmp_path_factory: pytest.TempPathFactory, bit: int) -> None:
    store = EvidenceStore(tmp_path_factory.mktemp("flip"))
    original = add(store, MARKET)
    path = original_path(store, original)
    content = bytearray(MARKET)
    content[bit // 8] ^= 1 << bit % 8
    path.chmod(0o644)
    path.write_bytes(content)
    (fault,) = store.verify()
    assert original.sha256 in fault
    assert "altered" in fault
    with pytest.raises(LedgerError, match="no longer as captured"):
        store.read(original.sha256)


def test_a_missing_original_is_found(store: EvidenceStore) -> None:
    original = add(store, MARKET, "market.txt")
    original_path(store, original).unlink()
    (fault,) = store.verify()
    assert "market.txt" in fault
    assert "cannot be read" in fault
    with pytest.raises(LedgerError):
        store.read(original.sha256)


def test_a_stray_file_is_found(store: EvidenceStore) -> None:
    stray = store.root / "originals" / "ab" / "notes.txt"
    stray.parent.mkdir(exist_ok=True)
    stray.write_text("not captured")
    (fault,) = store.verify()
    assert "originals/ab/notes.txt" in fault


def reword(lines: list[bytes]) -> list[bytes]:
    return [lines[0].replace(b"Analyst", b"Another"), *lines[1:]]


def respace(lines: list[bytes]) -> list[bytes]:
    return [lines[0].replace(b'","', b'", "', 1), *lines[1:]]


def swap(lines: list[bytes]) -> list[bytes]:
    return lines[::-1]


def behead(lines: list[bytes]) -> list[bytes]:
    return lines[1:]


def scrawl(lines: list[bytes]) -> list[bytes]:
    return [lines[0], b"\xff\xfe scrawl\n", *lines[1:]]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (reword, "altered"),
        (respace, "altered"),
        (swap, "out of order"),
        (behead, "out of order"),
        (scrawl, "no custody entry"),
    ],
)
def test_an_altered_log_is_found(
    store: EvidenceStore, change: Callable[[list[bytes]], list[bytes]], fault: str
) -> None:
    log = store.root / "custody.jsonl"
    log.write_bytes(b"".join(change(log.read_bytes().splitlines(keepends=True))))
    assert any(fault in line for line in store.verify())


def test_a_cut_tail_is_found_by_the_original_that_no_entry_names(store: EvidenceStore) -> None:
    log = store.root / "custody.jsonl"
    log.write_bytes(log.read_bytes().splitlines(keepends=True)[0])
    (fault,) = store.verify()
    assert hashlib.sha256(BRIDGE).hexdigest() in fault


def test_a_cut_tail_is_found_by_the_head_that_was_seen_even_if_the_original_went_too(
    store: EvidenceStore,
) -> None:
    seen = store.head()
    log = store.root / "custody.jsonl"
    log.write_bytes(log.read_bytes().splitlines(keepends=True)[0])
    digest = hashlib.sha256(BRIDGE).hexdigest()
    (store.root / "originals" / digest[:2] / digest).unlink()
    assert store.verify() == ()
    (fault,) = store.verify(expected_head=seen)
    assert seen in fault


def test_a_log_that_has_grown_since_its_head_was_seen_is_no_fault(store: EvidenceStore) -> None:
    seen = store.head()
    add(store, b"a third report")
    assert store.verify(expected_head=seen) == ()


@pytest.mark.parametrize("kept", [1, 40, -1])
def test_a_torn_last_line_is_repaired_by_an_entry_that_says_so(store: EvidenceStore, kept: int) -> None:
    log = store.root / "custody.jsonl"
    first, second = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(first + second[:kept])
    reopened = EvidenceStore(store.root)
    assert any("torn" in fault for fault in reopened.verify())
    add(reopened, BRIDGE, "bridge.txt")
    entries = log.read_bytes().splitlines()
    assert len(entries) == 3
    assert b'"repair"' in entries[1]
    assert b'"capture"' in entries[2]
    assert reopened.verify() == ()


def test_two_open_stores_keep_one_chain(store: EvidenceStore) -> None:
    other = EvidenceStore(store.root)
    for number in range(4):
        add((store, other)[number % 2], b"report %d" % number, f"{number}.txt")
    assert add(other, MARKET, "market.txt").location == "market.txt"
    assert store.verify() == ()


def capture_many(root: Path) -> None:
    store = EvidenceStore(root)
    for number in range(100_000):
        add(store, b"report %d" % number, f"{number}.txt")


@pytest.mark.parametrize("entries", [0, 1, 50])
def test_a_killed_capture_goes_on_where_it_was(tmp_path: Path, entries: int) -> None:
    log = tmp_path / "custody.jsonl"
    process = multiprocessing.get_context("spawn").Process(target=capture_many, args=(tmp_path,))
    process.start()
    while not log.exists() or log.read_bytes().count(b"\n") < entries:
        assert process.is_alive()
        time.sleep(0.005)
    process.kill()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    store = EvidenceStore(tmp_path)
    captured = log.read_bytes().count(b"\n")
    for number in range(captured + 1):
        add(store, b"report %d" % number, f"{number}.txt")
    assert store.verify() == ()
    assert len(list((tmp_path / "originals").rglob("??*/?*"))) == captured + 1
