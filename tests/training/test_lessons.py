"""What the network is taught: shares of annotators, and where nobody was asked, nothing."""

import pytest
from tokenizers import Tokenizer

from heard.conversation.conversation import Conversation
from heard.engines.encoder import WEIGHTS
from tests.people import agent, customer
from training.examples import turn_examples
from training.labels import PLACE
from training.lessons import Lesson, lessons_from_turn
from training.sources.labelled import Labelled

TOKENIZER = Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))
WRITER = {
    "feelings": [{"feeling": "worry", "intensity": 2, "quote": "worried"}],
    "concerns": [],
    "signals": ["vulnerable"],
}
LATER = {**WRITER, "feelings": [], "hints": [{"hint": "stakes", "quote": "my son"}]}


def lesson(*opinions: dict[str, object]) -> Lesson:
    turn = customer("I am worried about my son. Please call.", turn_id="0")
    labelled = Labelled(Conversation("a", (turn,)), tuple({"0": opinion} for opinion in opinions), "a")
    (only,) = lessons_from_turn(next(turn_examples(labelled)), TOKENIZER)
    return only


def test_a_label_is_taught_as_the_share_of_those_who_saw_it() -> None:
    taught = lesson(WRITER, LATER, LATER)
    assert taught.turn_labels[PLACE["worry"]] == pytest.approx(0.5 / 2.5)
    assert taught.labels[0, PLACE["worry"]] == pytest.approx(0.5 / 2.5)
    assert taught.labels[1, PLACE["worry"]] == 0


def test_hints_are_shared_among_those_who_were_asked() -> None:
    assert lesson(WRITER, LATER, LATER).turn_labels[PLACE["stakes"]] == pytest.approx(1)


def test_where_nobody_was_asked_for_hints_none_are_taught() -> None:
    assert lesson(WRITER).weights[PLACE["stakes"]] == 0


def test_displeasure_is_the_annotators_mean_by_sentence() -> None:
    assert lesson(WRITER, LATER, LATER).amounts[:, 0].tolist() == pytest.approx([2 * 0.5 / 2.5, 0])


def test_the_impression_of_a_reply_is_how_far_its_value_lies_from_the_middle() -> None:
    said, reply = customer("It broke.", turn_id="0"), agent("Sorry. We will mend it.", turn_id="1")
    opinion = {"0": {}, "1": {"heard": 4}}
    labelled = Labelled(Conversation("a", (said, reply)), (opinion, opinion), "a", real=True)
    _, example = turn_examples(labelled)
    (taught,) = lessons_from_turn(example, TOKENIZER)
    assert taught.amounts.tolist() == [[0, 0, 1], [0, 0, 1]]
    assert taught.amount_weights.tolist() == [0, 0, 4]


def test_a_signal_is_taught_for_the_turn_and_for_no_sentence_or_token() -> None:
    taught, signal = lesson(WRITER), PLACE["vulnerable"]
    assert taught.turn_labels[signal] == taught.weights[signal] == 1
    assert taught.weights_in_words[signal] == 0
