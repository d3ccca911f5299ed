"""Answers to surveys in the store: once each, masked, the newest on each scale, and gone with their conversation."""

import json
from datetime import UTC, datetime

import pytest

from heard.conversation.survey import Scale, SurveyAnswer
from heard.interval import Sums
from heard.rubric.catalogue import KINDS
from heard.storage.conversations import find, keep, load
from heard.storage.insights.answered import answered
from heard.storage.insights.sums import By, refresh, sums_of
from heard.storage.insights.survey import Fate, answers_of, keep_answers
from heard.storage.quality.figures import keep_figures
from heard.storage.store import Session, Store
from heard.storage.upkeep.erasure import erase_customer, traces_of
from heard.storage.upkeep.personal import all_of_customer
from heard.storage.upkeep.retention import drop_past_retention
from tests.storage.insights.test_sums import ALL, PAST, scored, talk
from tests.storage.test_conversations import TALK

EARLY, LATE = (datetime(2026, 11, day, tzinfo=UTC) for day in (5, 6))


def answer(value: int, at: datetime | None = EARLY, *, id_: str = "1", scale: Scale = Scale.CSAT) -> SurveyAnswer:
    """An answer with a comment."""
    return SurveyAnswer(id_, scale, value, at, f"It was a {value}.")


def values(session: Session, key: int) -> list[int]:
    """What is kept of a conversation."""
    return [each.value for each in answers_of(session, key)]


@pytest.mark.parametrize(
    ("later", "fate", "kept"),
    [
        (answer(2), Fate.ALREADY, 2),
        (answer(4, LATE), Fate.CHANGED, 4),
        (answer(4), Fate.CHANGED, 4),
        (answer(4, None), Fate.CHANGED, 4),
        (answer(4, datetime(2026, 11, 4, tzinfo=UTC)), Fate.OLDER, 2),
    ],
)
def test_the_newest_counts_and_the_same_twice_is_one(store: Store, later: SurveyAnswer, fate: Fate, kept: int) -> None:
    with store.writing() as session:
        key = talk(session, 1)
        assert keep_answers(session, "shop", [answer(2)]) == [Fate.NEW]
        assert keep_answers(session, "shop", [later, later])[0] is fate
        assert values(session, key) == [kept]


def test_within_one_batch_the_newest_counts_as_well(store: Store) -> None:
    with store.writing() as session:
        key = talk(session, 1)
        fates = keep_answers(session, "shop", [answer(4, LATE), answer(2), answer(4, LATE)])
        assert fates == [Fate.NEW, Fate.OLDER, Fate.ALREADY]
        assert values(session, key) == [4]


def test_scales_stand_beside_each_other(store: Store) -> None:
    with store.writing() as session:
        key = talk(session, 1)
        keep_answers(session, "shop", [answer(2), answer(9, scale=Scale.NPS)])
        assert [(each.scale, each.value) for each in answers_of(session, key)] == [(Scale.CSAT, 2), (Scale.NPS, 9)]


def test_an_answer_of_a_conversation_that_is_not_here_is_not_kept(store: Store) -> None:
    with store.writing() as session:
        talk(session, 1)
        fates = keep_answers(session, "shop", [answer(2, id_="2"), answer(2)])
        assert fates == [Fate.UNKNOWN, Fate.NEW]
        assert keep_answers(session, "desk", [answer(2)]) == [Fate.UNKNOWN]


def test_the_comment_is_masked(store: Store) -> None:
    with store.writing() as session:
        key = talk(session, 1)
        told = SurveyAnswer("1", Scale.CSAT, 1, comment="Write to\0 ruth@example.test, card 4111 1111 1111 1111!")
        assert [keep_answers(session, "shop", [told]) for _ in range(2)] == [[Fate.NEW], [Fate.ALREADY]]
        [kept] = answers_of(session, key)
    assert "[card ****1111]" in (kept.comment or "")
    assert "ruth" not in (kept.comment or "")


def test_they_are_shown_to_their_customer_and_erased_with_them(store: Store) -> None:
    with store.writing() as session:
        keep(session, "shop", [TALK])
        keep_answers(session, "shop", [answer(2, id_=TALK.id)])
        customer = load(session, find(session, "shop", TALK.id)).customer
        assert customer is not None
        assert "It was a 2." in json.dumps(list(all_of_customer(session, int(customer.id))))
        assert traces_of(session, int(customer.id))["answers"] == 1
        erase_customer(session, int(customer.id))
        assert keep_answers(session, "shop", [answer(2, id_=TALK.id)]) == [Fate.UNKNOWN]


@pytest.mark.parametrize(
    ("scale", "given", "sums"),
    [
        (Scale.CSAT, (5, 4, 3), Sums(3, 3, 2, 3, 2, 2)),
        (Scale.THUMBS, (1, 1, 0), Sums(3, 3, 2, 3, 2, 2)),
        (Scale.NPS, (10, 7, 6), Sums(3, 3, 0, 3, 2, 0)),
        (Scale.CES, (7, 5, 3), Sums(3, 3, 15, 3, 83, 15)),
    ],
)
def test_each_scale_is_summed_by_itself(store: Store, scale: Scale, given: tuple[int, ...], sums: Sums) -> None:
    with store.writing() as session:
        for number, value in enumerate(given):
            keep_figures(session, talk(session, number), scored(1, 1))
            refresh(session, KINDS)
            keep_answers(session, "shop", [answer(value, id_=str(number), scale=scale)])
        refresh(session, KINDS)
        assert sums_of(session, ALL, Scale) == {scale: {None: sums}}


def test_they_stay_in_the_sums_when_their_conversation_goes_by_its_time(store: Store) -> None:
    with store.writing() as session:
        keep_figures(session, talk(session, 1), scored(1, 1))
        keep_answers(session, "shop", [answer(5)])
        drop_past_retention(session, PAST, "conversations", [1])
        refresh(session, KINDS)
        assert sums_of(session, ALL, ["csat"], By.CHANNEL) == {"csat": {"chat": Sums(1, 1, 1, 1, 1, 1)}}


def test_what_goes_with_being_heard_is_read_off_reviewed_conversations(store: Store) -> None:
    with store.writing() as session:
        for number, (voiced, taken_up) in enumerate([(4, 3), (0, 0), (2, 2)]):
            keep_figures(session, talk(session, number), scored(voiced, taken_up))
        talk(session, 9)
        keep_answers(session, "shop", [answer(5, id_=id_) for id_ in ("0", "1", "9")])
        keep_answers(session, "shop", [answer(1, id_="2")])
        found = answered(session, ALL, Scale.CSAT, most=10)
    assert [(each.outcome, each.taken_up, each.voiced, each.customer) for each in found] == [
        (0, 2, 2, -3),
        (1, 3, 4, -1),
    ]
