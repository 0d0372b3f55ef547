"""The filter of the list makes way for it on a phone, and is open where there is room or it is in force."""

from __future__ import annotations

import pytest
from tests.browser.conftest import LAPTOP, PHONE, Open

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "none"])
def test_on_a_phone_the_filter_is_folded_until_it_is_asked_for(scripts: bool, look: Open) -> None:
    window = look("ar", PHONE, scripts=scripts)
    words = window.page.locator("[name=q]")
    assert not words.is_visible()
    first = window.page.locator("[data-row]").first.bounding_box()
    assert first is not None
    assert first["y"] < PHONE[1] / 2
    window.page.locator("summary").first.click()
    words.fill("nowhereatall")
    with window.page.expect_navigation():
        words.press("Enter")
    assert words.is_visible()


def test_where_there_is_room_the_filter_stands_open(look: Open) -> None:
    window = look("en", LAPTOP, scripts=False)
    assert window.page.locator("[name=q]").is_visible()
    assert not window.page.locator(".folding > summary").is_visible()


def test_a_key_leads_into_the_folded_filter(look: Open) -> None:
    window = look("en", PHONE)
    window.press("/")
    window.type("Velmora")
    assert window.page.locator("[name=q]").input_value() == "Velmora"
