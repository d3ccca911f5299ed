"""Experiments for the tests, with the conversations that began in their days."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from itertools import count
from typing import Any

from sqlalchemy import insert

from heard.insights.experiment import STILL_UNHEARD, Direction, Plan, Switch, Unit, plan_to_wire
from heard.insights.switchback import is_on
from heard.storage.insights.registered import add_registered
from heard.storage.quality.figures import keep_figures
from heard.storage.schema import CONVERSATION
from heard.storage.store import Session
from tests.web.figures import review_of
from tests.web.office import Office

WEEKS = 4
# How many days ago one began that is over, and one under way.
STAGES = {"over": 60, "running": 3}


def plan_of(session: Session, team: int, *, back: int, switches: Sequence[Switch] = (STILL_UNHEARD,)) -> Plan:
    """A plan of four weeks that began so many days ago."""
    first = session.at.date() - timedelta(days=back)
    asked = ("Does the list of what is unheard help?", tuple(switches), "heard_rate", Direction.RISE, 0.05)
    return Plan(*asked, Unit.DAY, (team,), first, WEEKS, seed=7, planned=56, power=0.84)


def registered_in(session: Session, plan: Plan, user: int) -> int:
    """The key of a plan, as if it had been registered before its first day."""
    return add_registered(session, plan_to_wire(plan), until=plan.until, by=user)


def switch(office: Office, switches: Sequence[Switch], *, on: bool, team: str = "parcels") -> None:
    """An experiment under way in which conversations that began today have something on, or off."""
    with office.house.store.writing() as session:
        plan = plan_of(session, office.teams[team], back=3, switches=switches)
        drawn = (replace(plan, seed=seed) for seed in count())
        plan = next(each for each in drawn if is_on(each, plan.teams[0], session.at.date()) is on)
        registered_in(session, plan, office.users["lead"])


def talks_of(session: Session, plan: Plan, *, a_day: int = 2) -> None:
    """So many conversations on each day; four of five things are taken up while it is on, and else three."""
    for number in range(plan.weeks * 7 * a_day):
        day = plan.first + timedelta(days=number // a_day)
        at = datetime.combine(day, time(10), UTC)
        values: dict[str, Any] = {"external_id": f"trial-{plan.teams[0]}-{number}", "last_at": at, "kept_at": at}
        made = insert(CONVERSATION).values(
            source="figures", channel="chat", tags=[], content_hash=b"x", team_id=plan.teams[0], **values
        )
        id_ = session.connection.execute(made.returning(CONVERSATION.c.id)).scalar_one()
        on = is_on(plan, plan.teams[0], day)
        # Not the same every day, so that there is something to be unsure of.
        keep_figures(session, id_, review_of(5, (4 if on else 3) - number % 3 // 2, warm=on))


def trials_of(office: Office, team: str, user: str) -> dict[str, int]:
    """The keys of one that is over, with its conversations, and of one under way."""
    with office.house.store.writing() as session:
        plans = {name: plan_of(session, office.teams[team], back=back) for name, back in STAGES.items()}
        talks_of(session, plans["over"])
        return {name: registered_in(session, plan, office.users[user]) for name, plan in plans.items()}
