"""Figures of many conversations for the tests: some weeks of two teams, so that there is something to compare."""

import random
from datetime import timedelta
from typing import Any

from sqlalchemy import insert, select

from heard.conversation.survey import Scale, SurveyAnswer
from heard.scoring.wire import review_to_wire
from heard.storage.conversations import find, keep
from heard.storage.insights.survey import keep_answers
from heard.storage.quality.figures import keep_figures
from heard.storage.reviews import content_of, keep_review
from heard.storage.schema import CONVERSATION, TURN
from tests.browser.scene import rich_talk
from tests.storage.insights.voices import find_some, voice
from tests.web.office import Office

LATE = {"unheard": True, "kind": "question"}
REFUND = {"strength": 3, "puzzle_start": 13, "puzzle_stop": 43}
PAIRS = ((4, 4), (3, 2), (2, 1), (3, 3), (5, 4))


def finding(behaviour: str, *, shown: bool) -> dict[str, Any]:
    """A finding that was called for."""
    return {"behaviour": behaviour, "called_for": True, "present": "yes" if shown else "no", "marks": []}


def review_of(voiced: int, taken_up: int, *, warm: bool) -> dict[str, Any]:
    """A `heard.review/1` as far as figures are made of it."""
    anger = [{"feeling": "anger", "intensity": 2}]
    return {
        "readings": [{"feelings": anger, "signals": []}, {"feelings": [] if warm else anger, "signals": []}],
        "replies": [
            {
                "heard": {"value": 4.0 if warm else 2.5},
                "findings": [finding("validate", shown=warm), finding("scripted", shown=not warm)],
            }
        ],
        "scores": {
            "heard_rate": {"taken_up": float(taken_up), "voiced": float(voiced)},
            "time_to_acknowledgement": {"replies": 1, "minutes": 12.0} if warm else {},
            "still_unheard": ["c1"] if taken_up < voiced else [],
        },
    }


def months_of_words(office: Office, count: int = 30) -> None:
    """So many conversations of ada's in November, with what was said in them and the review of it."""
    with office.house.store.writing() as session:
        talks = [rich_talk(f"rich-{number}") for number in range(count)]
        keep(session, "desk", talks)
        for each in talks:
            id_ = find(session, "desk", each.id)
            keep_review(session, id_, content_of(session, id_), review_to_wire(office.house.review(each)))


def weeks_of(office: Office, *, days: int = 56, a_day: int = 3) -> None:
    """So many days of conversations up to now; in the newer half more is taken up, and replies are warmer."""
    chance = random.Random(3)
    with office.house.store.writing() as session:
        for number in range(days * a_day):
            back, newer = number // a_day, number // a_day < days // 2
            at = session.at - timedelta(days=back, hours=1)
            team = office.teams["parcels" if number % 3 else "refunds"]
            values: dict[str, Any] = {"external_id": f"figures-{number}", "last_at": at, "kept_at": at, "team_id": team}
            made = insert(CONVERSATION).values(
                source="figures", channel=("email", "chat")[number % 2], tags=[], content_hash=b"x", **values
            )
            id_ = session.connection.execute(made.returning(CONVERSATION.c.id)).scalar_one()
            warm = chance.random() < (0.9 if newer else 0.3)
            voiced, taken_up = PAIRS[number % len(PAIRS)]
            keep_figures(session, id_, review_of(voiced, taken_up if newer else 1, warm=warm))


def answers_of_weeks(office: Office, *, days: int = 56, a_day: int = 3) -> None:
    """What their customers answered; of those of whose words all was taken up more are satisfied."""
    chance = random.Random(5)
    answers = []
    for number in range(days * a_day):
        newer = number // a_day < days // 2
        voiced, taken_up = PAIRS[number % len(PAIRS)]
        likely = 0.85 if newer and taken_up == voiced else 0.5
        value = chance.choice([4, 5]) if chance.random() < likely else chance.choice([1, 2, 3])
        answers.append(SurveyAnswer(f"figures-{number}", Scale.CSAT, value, comment="As I said."))
    with office.house.store.writing() as session:
        keep_answers(session, "figures", answers)


def causes_of(office: Office) -> dict[str, int]:
    """What customers of those days voiced: refunds rise in the last week, one in ten is near no cause.

    Whoever is late asks where it is, one in three again; of refunds it is the letter that confuses.
    """
    with office.house.store.writing() as session:
        causes = find_some(session, "late", "refund")
        found = select(CONVERSATION.c.id, CONVERSATION.c.last_at).where(CONVERSATION.c.source == "figures")
        for number, row in enumerate(session.connection.execute(found.order_by(CONVERSATION.c.id)).all()):
            turn = {
                "conversation_id": row.id,
                "place": 0,
                "external_id": "1",
                "role": "customer",
                "text": "Again it is; the letter says something else",
            }
            session.connection.execute(insert(TURN).values(turn))
            is_new = session.at - row.last_at < timedelta(days=7)
            axis = "other" if number % 10 == 9 else "refund" if is_new or number % 8 == 0 else "late"
            how = LATE | {"again": number % 3 == 0} if axis == "late" else REFUND if axis == "refund" else {}
            voice(session, row.id, axis, **how)
    return dict(causes)
