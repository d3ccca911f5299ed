"""A review: who is read, who is scored, and that nothing looks ahead."""

from dataclasses import replace

import pytest
from hypothesis import given

from heard.conversation.conversation import Conversation
from heard.errors import InvalidValue
from heard.scoring.review import Reply, Review, review
from tests.fakes.model import fake_model
from tests.fakes.talks import talks
from tests.people import agent, conversation

MODEL = fake_model()


def read(*lines: str) -> Review:
    return review(conversation(*lines), MODEL)


def verdicts(done: Review) -> list[str | float | None]:
    return [reply.heard.value if reply.heard else reply.not_scored for reply in done.replies]


def test_only_customers_are_read_and_only_agents_scored() -> None:
    done = read("C: Broken.", "B: Broken?", "S: Ticket opened.", "N: Furious, I am.", "A: Hello.")
    assert [reading.turn.id for reading in done.readings] == ["0"]
    assert [reply.turn.id for reply in done.replies] == ["4"]


def test_bots_and_notes_take_nothing_up() -> None:
    done = read("C: Broken.", "B: I will mend the broken one.", "N: I will mend the broken one.")
    assert [item.state.value for item in done.ledger.items] == ["waiting"]


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        pytest.param(["A: How can I help?"], "the customer had not said anything yet", id="before any customer"),
        pytest.param(["C: Broken.", "A: > Broken."], "no words of its own", id="nothing but a quotation"),
        pytest.param(["C: Broken.", "A: "], "no words of its own", id="nothing"),
        pytest.param(["C: Broken.", "A: Hola."], "language: es", id="in another language"),
        pytest.param(["C: Hola.", "A: Hello."], "the customer's language: es", id="to another language"),
    ],
)
def test_a_reply_is_not_scored(lines: list[str], reason: str) -> None:
    assert verdicts(read(*lines)) == [reason]


@pytest.mark.parametrize("reply", ["Hola, broken.", "> Broken."])
def test_what_cannot_be_read_passes_nothing_over(reply: str) -> None:
    done = read("C: I am annoyed! Broken.", f"A: {reply}")
    assert [item.state.value for item in done.ledger.items] == ["waiting", "waiting"]


def test_the_reply_after_one_that_cannot_be_read_answers_the_customer() -> None:
    done = read("C: I am annoyed! Broken.", "A: Hola.", "A: The broken one must feel bad, you are annoyed.")
    assert verdicts(done) == ["language: es", 4.03]
    assert not [take_up for item in done.ledger.items for take_up in item.taken_up if take_up.late]


def test_a_turn_in_another_language_is_named_and_shows_nothing() -> None:
    (reading,) = read("C: Hola, I am furious, broken.").readings
    assert (reading.language, reading.feelings, reading.concerns) == ("es", (), ())


def test_concerns_are_numbered_through_the_conversation() -> None:
    done = read("C: Broken and lost.", "A: Hm.", "C: When?")
    assert [concern.id for reading in done.readings for concern in reading.concerns] == ["c1", "c2", "c3"]


def test_an_empty_conversation_has_an_empty_review() -> None:
    done = read()
    assert (done.readings, done.ledger.items, done.replies, done.arc) == ((), (), (), ())


@pytest.mark.parametrize("line", ["C: Broken.", "A: Hello.", "N: Hm."])
def test_a_conversation_of_one_turn_is_reviewed(line: str) -> None:
    assert len(read(line).conversation.turns) == 1


def test_a_reply_is_judged_by_what_was_voiced_since_the_last_one() -> None:
    done = read("C: I am annoyed!", "A: Hello.", "C: Broken.", "A: I will mend the broken one.")
    assert [finding.behaviour for finding in done.replies[1].findings if finding.called_for] == ["next_step"]


def test_it_keeps_what_is_there_may_be_there_or_was_missed() -> None:
    (reply,) = read("C: When?", "A: It must feel bad, maybe tomorrow.").replies
    assert {finding.behaviour: (finding.called_for, finding.present.value) for finding in reply.findings} == {
        "name_feeling": (False, "unsure"),
        "inform": (True, "no"),
        "next_step": (False, "unsure"),
        "ignore_concern": (True, "yes"),
    }


def test_a_model_brings_its_own_thresholds() -> None:
    strict = review(conversation("C: Broken.", "A: Tomorrow."), fake_model(thresholds={"next_step": 0.95}))
    (next_step,) = (finding for finding in strict.replies[0].findings if finding.behaviour == "next_step")
    assert next_step.present == "unsure"


@pytest.mark.parametrize("reason", [None, ""])
def test_a_reply_has_a_value_or_a_reason(reason: str | None) -> None:
    with pytest.raises(InvalidValue, match="Reply a"):
        Reply(agent("Hello."), not_scored=reason)


@given(talks())
def test_reviewing_twice_gives_the_same_review(talk: Conversation) -> None:
    assert review(talk, MODEL) == review(talk, fake_model())


@given(talks())
def test_a_further_turn_changes_nothing_that_was_said_about_earlier_ones(talk: Conversation) -> None:
    whole = review(talk, MODEL)
    for length in range(len(talk.turns)):
        part = review(replace(talk, turns=talk.turns[:length]), MODEL)
        assert part.replies == whole.replies[: len(part.replies)]
        assert part.readings == whole.readings[: len(part.readings)]


@given(talks())
def test_evidence_stands_where_it_says(talk: Conversation) -> None:
    done = review(talk, MODEL)
    marks = [mark.span for reply in done.replies for finding in reply.findings for mark in finding.marks]
    voiced = [item.span for item in done.ledger.items]
    assert all(talk.turn(span.turn_id).text[span.start : span.end] == span.quote for span in [*marks, *voiced])
    assert {talk.turn(span.turn_id).role for span in marks} <= {"agent"}
    assert {talk.turn(span.turn_id).role for span in voiced} <= {"customer"}
