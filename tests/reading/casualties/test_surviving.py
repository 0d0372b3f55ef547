"""Who of those shot, or told of as hurt, died, by the rest of the report. All texts are invented."""

from __future__ import annotations

import pytest
from tests.reading.reports import read


def told(text: str) -> dict[str, tuple[int, int | None]]:
    """Return harm -> how many people of the first event came to it."""
    totals = read(text)[0].totals
    return {harm: (of["all"].low, of["all"].high) for harm, of in totals.items() if "all" in of}


def named(text: str) -> dict[str, str]:
    return {victim.name: victim.harm for victim in read(text)[0].victims}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Six people were shot in Brask. One of them died.", {"killed": (1, 1), "injured": (5, 5)}),
        ("Two men were shot in Brask. They were pronounced dead.", {"killed": (2, 2)}),
        ("Three boys were shot in Brask. Both victims died.", {"killed": (2, 2), "injured": (1, 1)}),
        ("A man was killed in Brask. He was hit in the chest.", {"killed": (1, 1)}),
        ("A woman was killed in Brask. A man was hit in the leg.", {"killed": (1, 1), "injured": (1, 1)}),
        ("Two people died in Brask. A man had shot his wife, police said.", {"killed": (2, 2)}),
        ("Three men were killed in Brask. A fourth man was shot.", {"killed": (3, 3), "injured": (1, 1)}),
        ("A man was killed in Brask. Another man was shot.", {"killed": (1, 1), "injured": (1, 1)}),
        ("A man who was shot near a mill in Brask on Friday died on Sunday.", {"killed": (1, 1)}),
        ("Two men who were shot in Brask have died.", {"killed": (2, 2)}),
        (
            "A teenager who was shot in Brask died. A woman was also hit.",
            {"killed": (1, 1), "injured": (1, 1)},
        ),
    ],
)
def test_the_dead_are_told_apart_from_those_shot(text: str, expected: dict[str, tuple[int, int]]) -> None:
    assert told(text) == expected


def test_who_was_told_of_as_hurt_and_died_is_not_injured() -> None:
    assert told("A girl died in Brask. The girl was injured by a bullet.") == {"killed": (1, 1)}
    assert told("A girl died in Brask. A man was hurt too. The man was injured by a bullet.") == {
        "killed": (1, 1),
        "injured": (1, 1),
    }


def test_who_is_named_as_shot_is_the_one_who_died() -> None:
    assert named("A man was killed in Brask. Per Brandt, 30, was shot in the head.") == {
        "Per Brandt": "killed"
    }
    assert named("A woman was killed in Brask. Orin Vask’s brother Per Brandt, 30, was shot.") == {
        "Per Brandt": "injured"
    }
    assert named("A boy died and a woman was hurt in Brask. Per Brandt, 9, was shot.") == {
        "Per Brandt": "killed"
    }
    assert named("A man died and two others were wounded in Brask. Per Brandt, 30, was shot.") == {
        "Per Brandt": "injured"
    }


def test_who_is_only_called_a_victim_lives_where_no_one_died() -> None:
    assert named(
        "Two men were shot in Brask. The victims were identified as Per Brandt, 30, and Siv Dahl, 22."
    ) == {
        "Per Brandt": "injured",
        "Siv Dahl": "injured",
    }
    assert named("At least two men died in Brask. Police identified a victim as Per Brandt.") == {
        "Per Brandt": "killed"
    }


def test_who_was_shot_and_died_is_named_as_killed() -> None:
    shot = "There was a shooting in Brask. Per Brandt was shot in the head on Friday"
    assert named(f"{shot} and later died.") == {"Per Brandt": "killed"}
    assert named(f"{shot} and has since died.") == {"Per Brandt": "killed"}
    assert named(f"{shot} and went home.") == {"Per Brandt": "injured"}
    assert named(f"{shot}. He lives and Siv Dahl died.") == {"Per Brandt": "injured", "Siv Dahl": "killed"}
