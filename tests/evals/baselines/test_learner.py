"""What a learner is given of a conversation."""

from evals.baselines.learner import Said, said_by
from heard.conversation.role import Role
from tests.people import conversation

TALK = conversation("A: Hello!", "C: My parcel is late.", "C: Hello?", "A: It is on its way.")


def test_a_turn_brings_what_the_other_side_said_last() -> None:
    replies = [said for _, said in said_by(TALK, Role.AGENT)]
    assert replies == [Said("Hello!"), Said("It is on its way.", "Hello?")]


def test_turns_in_a_row_answer_the_same_words() -> None:
    assert [said.before for _, said in said_by(TALK, Role.CUSTOMER)] == ["Hello!", "Hello!"]
