"""A review read back from the wire, and what the reading minds."""

import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import example, given

from heard.conversation.conversation import Conversation
from heard.errors import InvalidValue
from heard.scoring.review import review
from heard.scoring.unwire import review_from_wire
from heard.scoring.wire import review_to_wire
from tests.fakes.model import fake_model
from tests.fakes.talks import talks
from tests.people import conversation

TALK = conversation(
    "C: I am furious, it is broken so the wedding is lost! Whatever.",
    "A: You must feel furious. I will mend the broken one.",
)
# Something is taken up late here, and something in part: chance alone seldom finds that.
LATE = conversation("C: Broken and lost.", "A: Hello.", "C: When?", "A: I will mend the broken one. What is lost?")
WIRE = review_to_wire(review(TALK, fake_model()))

Breakage = Callable[[dict[str, Any]], object]


@given(talks())
@example(TALK)
@example(LATE)
def test_it_is_the_review_that_was_written(talk: Conversation) -> None:
    done = review(talk, fake_model())
    assert review_from_wire(review_to_wire(done), talk) == done


@given(talks())
@example(LATE)
def test_written_again_it_is_the_same_wire(talk: Conversation) -> None:
    wire = json.loads(json.dumps(review_to_wire(review(talk, fake_model()))))
    assert review_to_wire(review_from_wire(wire, talk)) == wire


def test_fields_of_later_versions_are_passed_over() -> None:
    later = deepcopy(WIRE) | {"mood": "sunny"}
    later["replies"][0]["tempo"] = 3
    assert review_from_wire(later, TALK) == review_from_wire(WIRE, TALK)


def put(value: object, *path: str | int) -> Breakage:
    """A breakage that puts a value at a place, such as replies, 0, turn_id."""
    *way, last = path

    def place(wire: dict[str, Any]) -> None:
        found: Any = wire
        for step in way:
            found = found[step]
        found[last] = value

    return place


def drop(*path: str | int) -> Breakage:
    """A breakage that takes a field away."""
    return put(None, *path)


FEELING = ("readings", 0, "feelings", 0)
TAKE_UP = ("ledger", 0, "taken_up", 0)


@pytest.mark.parametrize(
    ("broken", "sentence"),
    [
        (put("heard.review/2", "schema"), "schema is not heard.review/1"),
        (drop("schema"), "schema is not heard.review/1"),
        (put("other", "conversation_id"), "conversation_id is not talk"),
        (drop("versions"), "versions is missing"),
        (drop("versions", "model"), "versions.model is missing"),
        (put({}, "readings"), "readings must be a list"),
        (put("9", "readings", 0, "turn_id"), "readings[0].turn_id: Conversation talk has no turn 9"),
        (put("glee", *FEELING, "feeling"), "readings[0].feelings[0].feeling is 'glee'"),
        (put(9, *FEELING, "intensity"), "readings[0].feelings[0]: Intensity runs from 1 to 3, not 9"),
        (
            put("curious", *FEELING, "span", "quote"),
            "readings[0].feelings[0].span.quote, “curious”, is not what turn 0",
        ),
        (put(4, *FEELING, "span", "start"), "readings[0].feelings[0].span.quote, “furious”, is not what turn 0 says"),
        (put(900, *FEELING, "span", "end"), "readings[0].feelings[0].span: A span from 5 to 900 does not fit turn 0"),
        (put("1", *FEELING, "span", "turn_id"), "readings[0].feelings[0].span.quote"),
        (drop(*FEELING, "span"), "readings[0].feelings[0].span is missing"),
        (put("tired", "readings", 0, "not_scored"), "readings[0].not_scored must begin with 'language: '"),
        (put("language: es", "readings", 0, "not_scored"), "readings[0]: Turn 0 is in a language"),
        (put("c9", "ledger", 0, "item_id"), "ledger[0].item_id is 'c9', which none of the readings opens"),
        (put("waiting", "ledger", 0, "state"), "ledger[0]: Item f0.anger cannot be taken up before a reply"),
        (put(-1, "ledger", 0, "weight"), "ledger[0]: Item f0.anger cannot weigh -1"),
        (put("no", *TAKE_UP, "late"), "ledger[0].taken_up[0].late must be true or false"),
        (put(7, *TAKE_UP, "confidence"), "ledger[0].taken_up[0]: Confidence runs from 0 to 1, not 7"),
        (drop("replies", 0, "heard"), "replies[0]: Reply 1 needs either a value or a reason"),
        (put(4.9, "replies", 0, "heard", "value"), "replies[0].heard: "),
        (drop("replies", 0, "heard", "parts", 0, "points"), "replies[0].heard.parts[0].points is missing"),
        (put([], "replies", 0, "findings", 0, "marks"), "replies[0].findings[0]: name_feeling cannot be there"),
        (drop("replies", 0, "findings", 0, "called_for"), "replies[0].findings[0].called_for is missing"),
    ],
)
def test_it_names_the_place_that_is_wrong(broken: Breakage, sentence: str) -> None:
    wire = deepcopy(WIRE)
    broken(wire)
    with pytest.raises(InvalidValue) as problem:
        review_from_wire(wire, TALK)
    assert str(problem.value).startswith(sentence)


@pytest.mark.parametrize("wire", [None, [], "review", 3])
def test_it_minds_what_is_no_object(wire: object) -> None:
    with pytest.raises(InvalidValue, match="The review must be an object"):
        review_from_wire(wire, TALK)


def test_it_minds_a_conversation_that_says_something_else() -> None:
    with pytest.raises(InvalidValue, match=r"readings\[0\]"):
        review_from_wire(WIRE, conversation("C: I am glad.", "A: Good."))
