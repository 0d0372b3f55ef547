"""Whose site a page is from is told by its title or its address."""

from __future__ import annotations

import pytest

from harmledger.intake import sites

HEADLINE = "Market shelled"


@pytest.mark.parametrize(
    ("title", "site"),
    [
        ("Market shelled | Tarn Herald", "Tarn Herald"),
        ("Tarn Herald :: Market shelled", "Tarn Herald"),
        ("Market shelled - World - Tarn Herald", "Tarn Herald"),
        ("Market shelled", None),
        ("Market shelled again", None),
        ("Opinion: Market shelled", None),
        ("Tarn Herald - Market shelled - World", None),
        (f"Market shelled | {'Tarn ' * 20}", None),
        ("Another page", None),
        (None, None),
    ],
)
def test_what_a_title_holds_besides_the_headline_is_the_site(title: str | None, site: str | None) -> None:
    assert sites.named_in(title, HEADLINE) == site


def test_a_page_without_a_headline_names_no_site() -> None:
    assert sites.named_in("Tarn Herald", None) is None


def test_a_host_is_named_without_its_www() -> None:
    assert sites.host("https://www.herald.example.org/1") == "herald.example.org"
    assert sites.host("https://[broken") is None
    assert sites.host(None) is None
