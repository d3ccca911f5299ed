"""The queue: what is worth a look and why, the most urgent first, and no sign of what is out of reach."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import update

from heard.conversation.survey import Scale, SurveyAnswer
from heard.storage.access.reach import EVERYTHING, Assigned, Reach
from heard.storage.access.visible import agent_key, team_key
from heard.storage.happening.notices import notice
from heard.storage.happening.notified import Notified
from heard.storage.insights.survey import keep_answers
from heard.storage.quality.disputes import Disputed, Objection, Outcome, answer_dispute, begin_dispute
from heard.storage.quality.figures import keep_figures
from heard.storage.quality.queue import Place, Stratum, agents_of, beside, languages_of, place_of, queue, strata
from heard.storage.quality.reasons import URGENCY, Reason, weigh
from heard.storage.quality.sought import Graded, Sought
from heard.storage.reviews import Override, override
from heard.storage.schema import CONVERSATION
from heard.storage.store import Session, Store
from tests.storage.insights.test_sums import scored
from tests.storage.quality.talks import AT, assign, dispute, grade, person, show, talk

LOW: Mapping[str, Any] = {"lowest": 1.9}
EVERY = {"every": True}


def found(session: Session, user: int = 0, reach: Reach = EVERYTHING, **sought: Any) -> list[str]:  # noqa: ANN401 - of any kind
    """The ids of what is found, in order."""
    return [each.row.external_id for each in queue(session, Sought(reach, user, **sought))]


@pytest.mark.parametrize(
    ("figures", "reason"),
    [
        ({}, None),
        ({"lowest": 1.99}, Reason.LOW),
        ({"lowest": 2.0}, None),
        ({"still_unheard": 1, "taken_up": 0.9}, Reason.LOW),
        ({"still_unheard": 1, "taken_up": 1.0}, None),
        ({"still_unheard": 0, "taken_up": 0.9}, None),
        ({"heard": None, "lowest": None}, None),
        ({"unsure": 0.5}, Reason.UNSURE),
        ({"unsure": 0.499}, None),
        ({"churn_risk": True}, Reason.CHURN_RISK),
        ({"vulnerable": True}, Reason.VULNERABLE),
        ({"escalation": True}, Reason.ESCALATION),
        ({"repeat_contact": True}, None),
    ],
)
def test_figures_make_it_worth_a_look(store: Store, figures: Mapping[str, Any], reason: Reason | None) -> None:
    with store.writing() as session:
        talk(session, "1", **figures)
        rows = queue(session, Sought(EVERYTHING, 0))
    assert [each.reasons for each in rows] == ([(reason,)] if reason else [])


@pytest.mark.parametrize(
    ("scale", "bad", "fair"), [(Scale.CSAT, 2, 3), (Scale.THUMBS, 0, 1), (Scale.NPS, 6, 7), (Scale.CES, 3, 4)]
)
def test_a_bad_answer_of_the_customer_makes_it_worth_a_look(store: Store, scale: Scale, bad: int, fair: int) -> None:
    with store.writing() as session:
        for number in range(3):
            talk(session, str(number))
        keep_answers(session, "desk", [SurveyAnswer("1", scale, bad), SurveyAnswer("2", scale, fair)])
        rows = queue(session, Sought(EVERYTHING, 0))
    assert [(each.row.external_id, each.reasons) for each in rows] == [("1", (Reason.DISSATISFIED,))]


def test_it_says_of_how_many_judgements_a_person_has_another_word(store: Store) -> None:
    with store.writing() as session:
        said = {"1": ["heard", "pitfall:scripted"], "2": []}
        for name, judgements in said.items():
            key = talk(session, name, **LOW)
            for judgement in judgements:
                override(session, key, Override("m1", judgement, "no", "It is not so.", "user 1", session.at))
            override(session, key, Override("m2", "heard", 3, "It is not so.", "user 1", session.at))
            override(session, key, Override("m2", "heard", None, "It is so.", "user 1", session.at))
        assert {each.row.external_id: each.corrected for each in queue(session, Sought(EVERYTHING, 0))} == {
            "1": 2,
            "2": 0,
        }


def test_a_promise_at_risk_and_an_open_dispute_do_as_well(store: Store) -> None:
    with store.writing() as session:
        keys = [talk(session, str(n)) for n in range(5)]
        user = person(session, "ada")
        notice(session, keys[1], Notified.PROMISE_AT_RISK, "1")
        notice(session, keys[2], Notified.CHURN_RISK, "1")
        weigh(session, CONVERSATION.c.id.in_(keys))
        dispute(session, keys[3], user)
        dispute(session, keys[4], user, answered_at=session.at)
        rows = queue(session, Sought(EVERYTHING, 0))
    told = [(each.row.external_id, each.reasons) for each in rows]
    assert told == [("3", (Reason.DISPUTED,)), ("1", (Reason.PROMISE_AT_RISK,))]


def test_urgency_is_that_of_its_reasons_whatever_came_last(store: Store) -> None:
    """A review, an answer of the customer's and an objection, each by what the product does with it."""
    with store.writing() as session:
        key, ada = talk(session, "1"), person(session, "ada")
        told = [0]
        for step in (
            lambda: keep_figures(session, key, scored(2, 0)),
            lambda: keep_answers(session, "desk", [SurveyAnswer("1", Scale.CSAT, 1)]),
            lambda: begin_dispute(session, ada, Disputed(key), Objection("It was said.", {}, AT)),
            lambda: answer_dispute(session, 1, ada, Outcome.REJECTED, "It was not."),
        ):
            step()
            (row,) = queue(session, Sought(EVERYTHING, 0, every=True))
            assert row.place.urgency == sum(URGENCY[reason] for reason in row.reasons)
            told.append(row.place.urgency)
    assert told == [0, 0, 3, 16, 3]


def test_the_most_urgent_comes_first_and_of_equals_the_latest(store: Store) -> None:
    with store.writing() as session:
        talk(session, "1", **LOW)
        talk(session, "2", churn_risk=True, escalation=True)
        talk(session, "3", vulnerable=True)
        talk(session, "4", **LOW)
        talk(session, "5", unsure=0.9)
        # Two lesser reasons are as urgent as one greater.
        talk(session, "6", churn_risk=True, escalation=True, lowest=1.0)
        assert found(session) == ["6", "3", "2", "4", "1", "5"]


def test_each_reason_is_more_urgent_than_the_next() -> None:
    assert list(URGENCY) == list(Reason)
    assert sorted(URGENCY.values(), reverse=True) == list(URGENCY.values())


def test_it_can_be_read_on_from_any_place_though_rows_go_and_come(store: Store) -> None:
    with store.writing() as session:
        keys = {str(n): talk(session, str(n), lowest=1.0, vulnerable=n % 2 == 0) for n in range(9)}
        whole = found(session)
        first = queue(session, Sought(EVERYTHING, 0), most=4)
        place = Place.unpacked(first[-1].place.packed())
        grade(session, keys[first[-1].row.external_id], person(session, "lea"))
        talk(session, "99", lowest=1.0, vulnerable=True)
        rest = queue(session, Sought(EVERYTHING, 0), after=place)
    assert [each.row.external_id for each in (*first, *rest)] == whole


def test_one_without_any_time_has_its_place(store: Store) -> None:
    with store.writing() as session:
        key = talk(session, "1", **LOW)
        session.connection.execute(update(CONVERSATION).values(last_at=None))
        place = place_of(session, Sought(EVERYTHING, 0), key)
        assert place is not None
        assert Place.unpacked(place.packed()) == place
        assert place_of(session, Sought(Reach(), 0), key) is None


def test_it_says_which_come_before_and_behind_whatever_was_graded_meanwhile(store: Store) -> None:
    with store.writing() as session:
        keys = {str(n): talk(session, str(n), **LOW) for n in range(3)}
        grade(session, keys["1"], person(session, "lea"))
        place = place_of(session, Sought(EVERYTHING, 0), keys["1"])
        assert place is not None
        assert found(session) == ["2", "0"]
        assert beside(session, Sought(EVERYTHING, 0), place) == (keys["2"], keys["0"])


@pytest.mark.parametrize(
    ("sought", "expected"),
    [
        ({}, "1 2 3 4 5"),
        (EVERY, "0 1 2 3 4 5"),
        ({"reasons": frozenset({Reason.UNSURE})}, "5"),
        ({"reasons": frozenset({Reason.UNSURE, Reason.VULNERABLE})}, "4 5"),
        ({"team": "refunds"}, "2"),
        ({"channel": "email"}, "3"),
        ({"language": "de"}, "4"),
        ({"source": "desk"}, "1 2 3 4 5"),
        ({"source": "inbox"}, ""),
        ({"behaviour": "blame"}, "1"),
        ({"since": date(2026, 11, 3)}, "5"),
        ({"until": date(2026, 11, 2)}, "1 2 3 4"),
        (EVERY | {"since": date(2026, 11, 2), "until": date(2026, 11, 2)}, "0 1 2 3 4"),
    ],
)
def test_it_is_narrowed(store: Store, sought: Mapping[str, Any], expected: str) -> None:
    with store.writing() as session:
        talk(session, "0")
        show(session, talk(session, "1", **LOW), "blame")
        show(session, talk(session, "2", team="refunds", agent="cyd", **LOW), "blame", present=0)
        talk(session, "3", channel="email", **LOW)
        talk(session, "4", language="de", vulnerable=True)
        assert talk(session, str(24 * 60), unsure=0.9)
        names = ["5" if each == "1440" else each for each in found(session, **sought)]
    assert sorted(names) == expected.split()


def test_an_agent_is_singled_out_by_those_who_lead_them_alone(store: Store) -> None:
    with store.writing() as session:
        key = talk(session, "1", **LOW)
        talk(session, "2", agent="ben", **LOW)
        team, ada = team_key(session, "parcels"), agent_key(session, "desk", "ada")
        assert team is not None
        assert ada is not None
        assign(session, key, person(session, "rhea"), person(session, "lea"))
        reaches = {
            "lead": Reach(teams=frozenset({team})),
            "agent": Reach(agents=frozenset({ada}), queues=frozenset({team})),
            "reviewer": Reach(assigned=frozenset({Assigned(1, team)})),
        }
        told = {who: found(session, 1, reach, agent=ada) for who, reach in reaches.items()}
        names = {who: list(agents_of(session, reach).values()) for who, reach in reaches.items()}
    assert told == {"lead": ["1"], "agent": [], "reviewer": []}
    assert names == {"lead": ["ada", "ben"], "agent": [], "reviewer": []}


def test_outliers_lie_two_deviations_below_their_own_team(store: Store) -> None:
    with store.writing() as session:
        for n in range(10):
            talk(session, str(n), heard=4.0)
        talk(session, "10", heard=3.0)
        # As low as that is usual here, and a team in which all are alike has no outlier.
        for n in range(20, 30):
            talk(session, str(n), team="refunds", heard=3.0)
        talk(session, "40", team="nights", heard=None)
        talk(session, "50", team=None, heard=0.1)
        assert found(session, every=True, outliers=True) == ["10"]


def test_what_was_graded_is_left_out_unless_it_is_asked_for(store: Store) -> None:
    with store.writing() as session:
        keys = [talk(session, str(n), **LOW) for n in range(4)]
        lea = person(session, "lea")
        grade(session, keys[1], lea)
        grade(session, keys[2], lea, submitted_at=None)
        grade(session, keys[3], lea, "calibration")
        told = {graded: sorted(found(session, graded=graded)) for graded in Graded}
        (row,) = queue(session, Sought(EVERYTHING, 0, graded=Graded.DONE))
    assert told == {Graded.NOT_YET: ["0", "2", "3"], Graded.DONE: ["1"], Graded.EITHER: ["0", "1", "2", "3"]}
    assert [each.name for each in row.graded] == ["Lea"]


def test_mine_are_all_that_were_given_to_me_until_i_am_done(store: Store) -> None:
    with store.writing() as session:
        keys = [talk(session, str(n)) for n in range(5)]
        lea, rhea = person(session, "lea"), person(session, "rhea")
        for key in keys[:4]:
            assign(session, key, rhea, lea, done=key == keys[1])
        grade(session, keys[2], rhea)
        grade(session, keys[3], lea)
        told = {graded: sorted(found(session, rhea, mine=True, graded=graded)) for graded in Graded}
    assert told == {Graded.NOT_YET: ["0", "3"], Graded.DONE: ["1", "2"], Graded.EITHER: ["0", "1", "2", "3"]}


def test_a_reviewer_is_told_of_their_own_part_alone(store: Store) -> None:
    with store.writing() as session:
        key = talk(session, "1")
        lea, rhea = person(session, "lea"), person(session, "rhea")
        assign(session, key, rhea, lea)
        assign(session, key, lea, lea)
        grade(session, key, lea)
        (mine,) = queue(session, Sought(Reach(assigned=frozenset({Assigned(rhea)})), rhea, mine=True))
        (led,) = queue(session, Sought(EVERYTHING, lea, mine=True, graded=Graded.EITHER))
    assert (mine.graded, [each.name for each in mine.assigned]) == ((), ["Rhea"])
    assert ([each.name for each in led.graded], [each.name for each in led.assigned]) == (["Lea"], ["Rhea", "Lea"])
    assert [each.done for each in led.assigned] == [False, True]


def test_it_is_parted_by_what_a_sample_is_spread_over(store: Store) -> None:
    with store.writing() as session:
        one = talk(session, "1", channel="email")
        two = talk(session, "2", team=None, agent=None)
        three = talk(session, str(24 * 60))
        sought = Sought(EVERYTHING, 0, every=True)
        parts = {by: sorted(map(list, strata(session, sought, by).values())) for by in (None, *Stratum)}
        days = list(strata(session, sought, Stratum.DAY))
        assert languages_of(session, EVERYTHING) == ["en"]
    assert parts == {
        None: [[one, two, three]],
        Stratum.CHANNEL: [[one], [two, three]],
        Stratum.TEAM: [[one, three], [two]],
        Stratum.AGENT: [[one, three], [two]],
        Stratum.DAY: [[one, two], [three]],
    }
    assert days == [str(AT.date()), str((AT + timedelta(days=1)).date())]


def test_nothing_out_of_reach_is_found_by_any_filter(store: Store) -> None:
    with store.writing() as session:
        key, lea = talk(session, "1", **LOW, heard=1.9), person(session, "lea")
        for n in range(2, 12):
            talk(session, str(n), heard=4.0)
        show(session, key, "blame")
        assign(session, key, lea, lea)
        for sought in ({}, EVERY, {"outliers": True}, {"mine": True}, {"behaviour": "blame"}, {"team": "parcels"}):
            assert "1" in found(session, lea, **sought)
            assert found(session, lea, Reach(teams=frozenset({99})), **sought) == []
