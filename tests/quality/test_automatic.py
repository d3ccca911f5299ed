"""What Heard fills into a scorecard: read the tables, in the small language of tests/fakes/words.py."""

from typing import Any

import pytest
from hypothesis import given

from heard.conversation.conversation import Conversation
from heard.quality.automatic import Automatic, Filled, fill
from heard.quality.score import Score, score
from heard.quality.scorecard import Category, Figure, Scorecard, shipped_scorecard
from heard.scoring.review import review
from tests.fakes.model import fake_model
from tests.fakes.talks import talks
from tests.people import conversation
from tests.quality.cards import category

HEARD = category("heard", 5, 10, figure=Figure.HEARD_RATE)
EARLY = category("early", 3, 10, figure=Figure.TIME_TO_ACKNOWLEDGEMENT)
NAMES = category("names", 3, 10, shows=("name_feeling", "restate"))
PLAIN = category("plain", 5, 10, free_of=("scripted",))
HUMAN = category("right", 4, 10)


def filled(only: Category, *lines: str) -> Automatic:
    """What Heard says of one category of a conversation."""
    return fill(Scorecard("one", "One", (only,)), review(conversation(*lines), fake_model())).ratings[only.id]


def quotes(given: Automatic) -> list[str]:
    """The words that it rests on."""
    return [each.quote for each in given.quotes]


@pytest.mark.parametrize(
    ("lines", "step", "reason", "words"),
    [
        (
            ["C: Broken.", "A: I will mend the broken one."],
            5,
            "1 of 1 things voiced were taken up in full; by weight 100%.",
            ["Broken"],
        ),
        (
            ["C: Broken, lost.", "A: I will mend the broken one."],
            3,
            "1 of 2 things voiced were taken up in full; by weight 50%.",
            ["lost"],
        ),
        (["C: Broken.", "A: Hello."], 1, "0 of 1 things voiced were taken up in full; by weight 0%.", ["Broken"]),
        (
            ["C: Thank you, that was all I had in mind!", "A: You are welcome."],
            None,
            "Nothing was voiced that a reply could take up.",
            [],
        ),
    ],
)
def test_what_was_taken_up(lines: list[str], step: int | None, reason: str, words: list[str]) -> None:
    found = filled(HEARD, *lines)
    assert (found.step, found.reason, quotes(found)) == (step, reason, words)


@pytest.mark.parametrize(
    ("lines", "step", "reason"),
    [
        (["C: I am furious, so broken!", "A: Furious? I see."], 3, "came with reply 1 after it."),
        (["C: I am furious, so broken!", "A: Well.", "A: Furious? I see."], 2, "came with reply 2 after it."),
        (["C: I am furious, so broken!", "A: Well.", "A: So.", "A: Furious? I see."], 1, "came with reply 3 after it."),
        (["C: I am furious, so broken!", "A: Well."], 1, "No reply had a word on the first feeling."),
        (["C: It is broken, just so you know.", "A: Well."], None, "showed no unpleasant feeling"),
        (["C: It is broken.", "A: Broken?", "C: I am furious!"], None, "showed no unpleasant feeling"),
    ],
)
def test_how_early_the_first_feeling_had_a_word(lines: list[str], step: int | None, reason: str) -> None:
    found = filled(EARLY, *lines)
    assert (found.step, reason in found.reason) == (step, True), found.reason


@pytest.mark.parametrize(
    ("lines", "step", "reason"),
    [
        (
            ["C: I am furious, it is broken!", "A: That must feel awful."],
            3,
            "1 of 1 replies that called for it show it.",
        ),
        (
            ["C: I am furious, it is broken!", "A: Well.", "C: Furious!", "A: That must feel awful."],
            2,
            "1 of 2 replies that called for it show it.",
        ),
        (["C: I am furious, it is broken!", "A: That must feel awful, maybe."], None, "Heard is not sure of those"),
    ],
)
def test_practices_are_counted_in_replies_that_called_for_one(lines: list[str], step: int | None, reason: str) -> None:
    found = filled(NAMES, *lines)
    assert (found.step, reason in found.reason) == (step, True), found.reason


STOCK = "A: Sorry for any inconvenience."


@pytest.mark.parametrize(
    ("replies", "step", "reason"),
    [
        (["A: It is on its way."], 5, "None of 1 replies shows it."),
        ([STOCK], 1, "1 of 1 replies show it."),
        (["A: It is on its way.", STOCK], 3, "1 of 2 replies show it."),
        (["A: It is on its way."] * 9 + [STOCK], 4, "1 of 10 replies show it."),
        (["A: Sorry for any inconvenience, maybe."], None, "Heard is not sure of any of the replies."),
    ],
)
def test_a_pitfall_is_never_rounded_away(replies: list[str], step: int | None, reason: str) -> None:
    found = filled(PLAIN, "C: It is broken and I wait since long.", *replies)
    assert (found.step, found.reason) == (step, reason)


def test_what_was_found_is_quoted_with_how_sure() -> None:
    found = filled(PLAIN, "C: It is broken and I wait since long.", *([STOCK] * 5))
    assert (len(found.quotes), found.confidence) == (3, 0.9)
    assert set(quotes(found)) == {"Sorry for any inconvenience."}


def test_what_rests_on_nothing_found_is_neither_sure_nor_quoted() -> None:
    found = filled(PLAIN, "C: It is broken and I wait since long.", "A: It is on its way.")
    assert (found.confidence, found.quotes) == (None, ())


def test_what_only_people_can_tell_is_left_out() -> None:
    said = review(conversation("C: It is broken.", "A: I will mend the broken one."), fake_model())
    assert "right" not in fill(Scorecard("two", "Two", (HEARD, HUMAN)), said).ratings


@pytest.mark.parametrize(
    "lines", [["C: Broken."], ["A: Hello."], ["C: Hola.", "A: Hello."], ["C: Hello.", "A: Hello."]]
)
def test_what_is_not_scored_has_a_reason_and_not_0(lines: list[str]) -> None:
    found = fill(shipped_scorecard(), review(conversation(*lines), fake_model()))
    assert found == Filled(Score(None, None), not_scored=found.not_scored)
    assert found.not_scored


@given(talk=talks())
def test_whatever_was_said_its_steps_are_of_the_scale_and_add_up(talk: Conversation) -> None:
    card = shipped_scorecard()
    found = fill(card, review(talk, fake_model()))
    steps: dict[str, Any] = {id_: each.step for id_, each in found.ratings.items()}
    assert all(step is None or 1 <= step <= card.category(id_).steps for id_, step in steps.items())
    assert found.score == score(card, steps)
    assert all(each.reason for each in found.ratings.values())
    assert all(each.confidence is None or 0 <= each.confidence <= 1 for each in found.ratings.values())


@given(talk=talks())
def test_what_heard_quotes_was_said_just_so(talk: Conversation) -> None:
    for each in fill(shipped_scorecard(), review(talk, fake_model())).ratings.values():
        assert all(talk.turn(span.turn.id).text[span.start : span.end] == span.quote for span in each.quotes)
