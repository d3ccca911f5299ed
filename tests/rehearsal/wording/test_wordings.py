"""The shipped model and the shipped cards: other words for the same pass, and what no customer says never does."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from heard.rehearsal.cards.shelf import find_scenario
from heard.rehearsal.session import Rehearsal, Stage
from heard.rehearsal.wording.accept import accept_words
from heard.wiring.rehearsal.stages import stage_for
from tests.rehearsal.wording.hostile import NEVER

pytestmark = pytest.mark.engine

PLACES = tomllib.loads((Path(__file__).parent / "wordings.toml").read_text(encoding="utf-8"))["place"]
CARDS = tuple(dict.fromkeys(place["card"] for place in PLACES))


@cache
def played(card: str) -> tuple[Stage, tuple[tuple[Rehearsal, Rehearsal], ...]]:
    """Every moment of a card's good and plain replies."""
    stage = stage_for(find_scenario(card))
    return stage, tuple(_moments(stage))


def _moments(stage: Stage) -> Iterator[tuple[Rehearsal, Rehearsal]]:
    replies = stage.begin(2).scenario.replies
    for texts in (replies.good, replies.plain):
        now = stage.begin(2)
        for text in texts:
            if now.course.end is None:
                before, now = now, stage.reply(now, text)
                yield before, now


def passed(place: dict[str, Any]) -> list[bool]:
    """Which wordings of a place pass."""
    stage, moments = played(place["card"])
    moment = next(each for each in moments if each[1].turns[-1].text == place["line"])
    return [isinstance(accept_words(words, moment, stage), Rehearsal) for words in place["wordings"]]


# What else is refused falls back to the card's own line, and nobody sees it.
@pytest.mark.parametrize(("chosen_on", "at_least"), [(True, 0.7), (False, 0.8)])
def test_most_other_words_for_the_same_pass(*, chosen_on: bool, at_least: float) -> None:
    found = [each for place in PLACES if place["chosen_on"] is chosen_on for each in passed(place)]
    assert sum(found) / len(found) >= at_least


@pytest.mark.parametrize("card", CARDS)
def test_what_no_customer_says_passes_nowhere(card: str) -> None:
    stage, moments = played(card)
    stands = [
        words for moment in moments for words in NEVER if isinstance(accept_words(words, moment, stage), Rehearsal)
    ]
    assert stands == []
