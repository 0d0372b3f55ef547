"""Known sources: what harmledger ships, and how a user's file extends and overrides it."""

from __future__ import annotations

from pathlib import Path

import pytest

from harmledger.errors import RefusedError
from harmledger.grouping.origins import sources
from harmledger.grouping.origins.sources import Directory, Source, key

REFERENCES = '[references]\ndesk = "Invented"\n'


def file(folder: Path, *rows: str, name: str = "own.toml") -> Path:
    path = folder / name
    listed = "".join(f"  {{ {row} }},\n" for row in rows)
    path.write_text(f"sources = [\n{listed}]\n{REFERENCES}", encoding="utf-8")
    return path


def test_no_two_shipped_sources_share_a_name_an_alias_or_a_site() -> None:
    shipped = sources._shipped()
    names = [{key(name) for name in (source.name, *source.aliases)} for source in shipped]
    assert sum(map(len, names)) == len(set().union(*names))
    sites = [domain for source in shipped for domain in source.domains]
    assert len(sites) == len(set(sites))


def test_every_shipped_source_that_speaks_for_another_says_for_whom() -> None:
    dependent = [source for source in sources._shipped() if source.kind in sources.NOT_INDEPENDENT]
    assert all(source.affiliation for source in dependent)


def test_a_user_s_file_adds_sources_and_counts_before_what_is_shipped(tmp_path: Path) -> None:
    own = file(
        tmp_path,
        'name = "Tarn Packet", kind = "independent", see = "desk", domains = ["packet.example"]',
        'name = "Harbour Radio", kind = "monitor", see = "desk", aliases = ["AFP"]',
    )
    found = sources.load([own])
    assert found.at("https://news.packet.example/1") == found.named(key("the Tarn Packet"))
    assert (found.named(key("AFP")) or Source(name="")).name == "Harbour Radio"
    assert (found.named(key("Reuters")) or Source(name="")).kind == "agency"


def test_of_two_files_the_later_counts(tmp_path: Path) -> None:
    first = file(tmp_path, 'name = "Tarn Packet", kind = "independent", see = "desk"')
    row = 'name = "Tarn Packet", kind = "party_affiliated", affiliation = "Northern Front", see = "desk"'
    later = file(tmp_path, row, name="later.toml")
    found = sources.load([first, later]).named(key("Tarn Packet"))
    assert found is not None
    assert found.party == "Northern Front"


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ('name = "Tarn Packet", kind = "gossip", see = "desk"', "gossip"),
        ('name = "Tarn Packet", kind = "monitor", see = "hearsay"', "hearsay"),
        ('name = "Tarn Packet", kind = "monitor", see = "desk", colour = "red"', "colour"),
        ('name = "The", kind = "monitor", see = "desk"', "article"),
    ],
)
def test_a_file_with_a_wrong_entry_is_refused_with_its_name_and_the_fault(
    tmp_path: Path, row: str, fault: str
) -> None:
    with pytest.raises(RefusedError, match=rf"own\.toml.*{fault}"):
        sources.load([file(tmp_path, row)])


def test_a_file_that_is_gone_or_no_toml_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match=r"gone\.toml"):
        sources.read(tmp_path / "gone.toml")
    (tmp_path / "own.toml").write_bytes(b"\xff\x00 = [")
    with pytest.raises(RefusedError, match=r"own\.toml"):
        sources.read(tmp_path / "own.toml")


def test_names_are_looked_up_without_articles_and_abbreviations_with_their_capitals() -> None:
    known = Directory([Source(name="The Tarn Packet"), Source(name="Union of Salters", aliases=("US",))])
    assert known.named(key("TARN PACKET"))
    assert known.named(key("Tarn Packet's"))
    assert known.named(key("US"))
    assert known.named(key("us")) is None


@pytest.mark.parametrize("url", [None, "", "http://[broken", "nowhere", "https://notpacket.example/"])
def test_an_address_of_no_known_site_is_no_source_s(url: str | None) -> None:
    assert Directory([Source(name="Tarn Packet", domains=("packet.example",))]).at(url) is None


@pytest.mark.parametrize(
    "url",
    [
        "https://web.archive.org/web/20310316081500/https://www.packet.example/market",
        "https://web.archive.org/web/20310316081500if_/http://packet.example/market",
        "https://archive.ph/20310316081500/https://packet.example/market",
    ],
)
def test_an_archived_page_is_of_the_site_that_it_was_captured_from(url: str) -> None:
    assert sources.host(url) == "packet.example"


@pytest.mark.parametrize(
    "url", ["https://archive.ph/AbC12", "https://web.archive.org/", "https://perma.cc/X1-Y2"]
)
def test_a_web_archive_says_nothing_itself(url: str) -> None:
    assert sources.host(url) is None


def test_what_is_decided_of_a_source_by_any_of_its_names_counts_before_every_file(tmp_path: Path) -> None:
    row = 'name = "Tarn Packet", see = "desk", aliases = ["Packet"], domains = ["t.example"]'
    said = Source(name="the Packet", kind="party_affiliated", affiliation="Northern Front")
    found = sources.load([file(tmp_path, row)], [said, Source(name="Brask Bell", kind="monitor")])
    packet = found.named(key("Tarn Packet"))
    assert packet is not None
    assert (packet.name, packet.party) == ("Tarn Packet", "Northern Front")
    assert found.at("https://t.example/1") == packet
    assert (found.named(key("Brask Bell")) or Source(name="")).kind == "monitor"
