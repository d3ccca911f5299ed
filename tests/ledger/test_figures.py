"""The ledger's figures, each worked out by hand first."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from heard.conversation.conversation import Conversation
from heard.ledger.figures import HeardRate, TimeToAcknowledgement, heard_rate, time_to_acknowledgement
from heard.scoring.review import review
from tests.fakes.model import fake_model
from tests.people import conversation

MONDAY = datetime(2026, 1, 5, 10, 0, tzinfo=UTC)


def rate(*lines: str) -> HeardRate:
    return heard_rate(review(conversation(*lines), fake_model()).ledger)


def time_of(talk: Conversation) -> TimeToAcknowledgement | None:
    return time_to_acknowledgement(review(talk, fake_model()).ledger, talk)


@pytest.mark.parametrize(
    ("lines", "taken_up", "voiced", "value"),
    [
        pytest.param(["C: Hello.", "A: Hello."], 0, 0, None, id="nothing voiced"),
        pytest.param(["C: It is broken."], 0, 0, None, id="what waits does not count"),
        pytest.param(["C: It is broken.", "A: Hello."], 0, 1, 0, id="passed over"),
        pytest.param(["C: It is broken.", "A: What is broken?"], 0.5, 1, 0.5, id="in part counts half"),
        pytest.param(["C: It is broken.", "A: I will mend the broken one."], 1, 1, 1, id="taken up"),
        pytest.param(["C: It is broken.", "A: Hello.", "A: I will mend the broken one."], 1, 1, 1, id="late counts"),
        pytest.param(["C: It is broken!! I am furious.", "A: You are furious."], 3, 4, 0.75, id="anger weighs three"),
        pytest.param(["C: Thank you, it is broken.", "A: I will see what is broken."], 1, 1, 1, id="thanks weigh none"),
        pytest.param(["C: It is broken.", "A: I will mend the broken one.", "C: Lost."], 1, 1, 1, id="the last waits"),
    ],
)
def test_the_heard_rate_is(lines: list[str], taken_up: float, voiced: float, value: float | None) -> None:
    whole = rate(*lines)
    assert (whole.taken_up, whole.voiced, whole.value) == (taken_up, voiced, value)


def test_the_heard_rate_is_told_by_kind() -> None:
    by_kind = rate("C: It is broken, I am furious! When?", "A: You are furious. What is broken?").by_kind
    assert {kind.value: (own.taken_up, own.voiced) for kind, own in by_kind.items()} == {
        "feeling": (2, 2),
        "problem": (0.5, 1),
        "question": (0, 1),
    }


@pytest.mark.parametrize(
    ("lines", "replies"),
    [
        pytest.param(["C: It is broken.", "A: What is broken?"], None, id="no feeling, no time"),
        pytest.param(["C: Thank you.", "A: You say thank you."], None, id="pleasant feelings do not count"),
        pytest.param(["C: I am furious.", "A: Hello."], None, id="not yet"),
        pytest.param(["C: I am furious.", "A: You are furious."], 1, id="at once"),
        pytest.param(["C: I am furious.", "A: Hello.", "N: Hm.", "A: You are furious."], 2, id="notes do not count"),
        pytest.param(["C: I am furious.", "A: Hello.", "C: I am scared.", "A: Scared."], None, id="of the first one"),
    ],
)
def test_the_time_to_acknowledgement_is(lines: list[str], replies: int | None) -> None:
    assert time_of(conversation(*lines)) == (None if replies is None else TimeToAcknowledgement(replies))


def timed(*minutes: int | None) -> Conversation:
    talk = conversation("C: I am furious.", "A: Hello.", "A: You are furious.")
    times = [None if minute is None else MONDAY + timedelta(minutes=minute) for minute in minutes]
    turns = (replace(turn, at=at) for turn, at in zip(talk.turns, times, strict=True))
    return replace(talk, turns=tuple(turns))


def test_it_is_told_in_minutes_where_the_source_has_times() -> None:
    assert time_of(timed(0, 5, 12)) == TimeToAcknowledgement(2, 12.0)


@pytest.mark.parametrize("talk", [timed(0, 5, None), timed(None, 5, 12), timed(10, 11, 3)])
def test_it_has_no_minutes_where_times_are_missing_or_run_backwards(talk: Conversation) -> None:
    assert time_of(talk) == TimeToAcknowledgement(2)


def test_it_has_no_minutes_where_only_one_time_has_an_offset() -> None:
    first, *rest = timed(0, 5, 12).turns
    talk = replace(timed(0, 5, 12), turns=(replace(first, at=MONDAY.replace(tzinfo=None)), *rest))
    assert time_of(talk) == TimeToAcknowledgement(2)
