"""Gaps in communication by the API: what is asked again, what confuses, how often, in whose words; and by cause."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from heard.access import Action
from heard.storage.access import audit
from heard.storage.access.doors import Terms
from heard.storage.quality.figures import mark_stale
from heard.storage.rated import FIGURES
from heard.storage.schema import AGENT, CONVERSATION, CUSTOMER
from heard.storage.store import Session
from tests.web.api.test_insights import ask
from tests.web.office import Office


def only(found: dict[str, Any], kind: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    """The one gap of a kind."""
    [gap] = found[kind]
    return gap


def test_what_is_mostly_asked_stands_with_how_often_it_is_asked_again(weeks: Office, causes: dict[str, int]) -> None:
    found = ask(weeks, "/gaps", who="first")
    gap = only(found, "questions")
    assert (gap["cause"], gap["called"], gap["kind"]) == (causes["late"], "late", "question")
    assert (found["conversations"], found["stale"], gap["share"]["now"]["n"]) == (87, 0, 87)
    assert gap["of_cause"]["value"] == 1
    assert 0.2 < gap["again"]["value"] < 0.45
    assert gap["elsewhere"] is None
    assert gap["share"]["change"] in {"fell", "unclear"}
    assert gap["share"]["before"]["n"] > 10


def test_what_confuses_stands_with_the_words_that_show_it(weeks: Office, causes: dict[str, int]) -> None:
    gap = only(ask(weeks, "/gaps"), "confusions")
    assert (gap["cause"], gap["again"]) == (causes["refund"], None)
    assert {(each["words"], each["start"]) for each in gap["quotes"]} == {("the letter says something else", 13)}
    assert len(gap["quotes"]) == 3
    with weeks.house.store.reading() as session:
        seen = {each.what for each in audit.records(session, actor=f"user {weeks.users['lead']}")}
    assert {f"conversation {each['conversation_id']}" for each in gap["quotes"]} <= seen


def test_who_may_read_no_conversation_is_shown_no_words(weeks: Office, causes: dict[str, int]) -> None:
    assert causes
    secret = weeks.house.people.new_token(weeks.users["lead"], Terms("figures", (Action.READ_INSIGHTS,)))[1]
    found = weeks.client.get("/api/v1/insights/gaps", headers={"Authorization": f"Bearer {secret}"}).json()
    assert [gap["quotes"] for gap in (*found["questions"], *found["confusions"])] == [[], []]


def test_a_lead_sees_counts_and_words_of_their_teams_alone(weeks: Office, causes: dict[str, int]) -> None:
    assert causes
    counts = [
        only(ask(weeks, "/gaps", who=who), "questions")["conversations"] for who in ("lead", "other-lead", "first")
    ]
    assert counts[0] + counts[1] == counts[2]


def test_below_ten_conversations_nothing_is_a_gap(weeks: Office, causes: dict[str, int]) -> None:
    assert causes
    day = weeks.house.store.clock().date()
    found = ask(weeks, "/gaps", since=day - timedelta(days=1), until=day)
    assert (found["questions"], found["confusions"]) == ([], [])


def known(session: Session, *back: int) -> None:
    """One customer, not known till now, had the conversations of so many days ago."""
    made = insert(CUSTOMER).values(analysed=True, since=session.at).returning(CUSTOMER.c.id)
    customer = session.connection.execute(made).scalar_one()
    for days in back:
        talk = CONVERSATION.c.external_id == f"figures-{days * 3 + 1}"
        session.connection.execute(update(CONVERSATION).where(talk).values(customer_id=customer))


def test_it_tells_how_many_had_asked_in_another_conversation(weeks: Office, causes: dict[str, int]) -> None:
    assert causes
    with weeks.house.store.writing() as session:
        for day in (8, 9, 10, 12, 13, 14):
            known(session, day, day + 8)
        known(session, 7)
        known(session, 15)
        known(session, 23, 54)
    elsewhere = only(ask(weeks, "/gaps", who="first"), "questions")["elsewhere"]
    assert elsewhere["n"] >= 10
    assert 0.3 < elsewhere["value"] < 0.5


def answered_by(office: Office, agents: int) -> None:
    """So many agents answered all conversations of the weeks, in turn."""
    with office.house.store.writing() as session:
        ids = session.connection.execute(
            select(CONVERSATION.c.id).where(CONVERSATION.c.source == "figures").order_by(CONVERSATION.c.id)
        )
        keys = ids.scalars().all()
        for number in range(agents):
            made = insert(AGENT).values(source="figures", external_id=str(number)).returning(AGENT.c.id)
            agent = session.connection.execute(made).scalar_one()
            some = CONVERSATION.c.id.in_(keys[number::agents])
            session.connection.execute(update(CONVERSATION).where(some).values(agent_id=agent))
        mark_stale(session, FIGURES.c.conversation_id.in_(keys))


@pytest.mark.parametrize(("agents", "told"), [(0, True), (4, False), (7, True)])
def test_how_customers_were_answered_is_told_of_no_few_agents(
    weeks: Office, causes: dict[str, int], agents: int, *, told: bool
) -> None:
    answered_by(weeks, agents)
    gap = only(ask(weeks, "/gaps", who="first"), "questions")
    assert (gap["again"] is not None, gap["conversations"] > 10) == (told, True)
    heat = ask(weeks, "/heat", who="first", by="cause")
    assert ("late" in heat["columns"], "late" in heat["columns"] or heat["left_out"] > 0) == (told, True)
    parts = ask(weeks, "/measures/heard_rate", who="first")["causes"]
    assert (causes["late"] in {part["cause"] for part in parts}) == told


def test_practices_and_measures_are_told_by_cause(weeks: Office, causes: dict[str, int]) -> None:
    late = next(each for each in ask(weeks, "/causes", who="first")["causes"] if each["id"] == causes["late"])
    heat = ask(weeks, "/heat", who="first", by="cause")
    assert (heat["columns"], heat["left_out"]) == (["late", "refund"], 0)
    [validate] = [row for row in heat["rows"] if row["practice"] == "validate"]
    assert validate["cells"][0]["n"] == late["conversations"]
    parts = ask(weeks, "/measures/left_unheard", who="first")["causes"]
    assert [(part["name"], part["cause"]) for part in parts] == [(name, causes[name]) for name in ("late", "refund")]
    assert parts[0]["estimate"]["n"] == late["conversations"]
