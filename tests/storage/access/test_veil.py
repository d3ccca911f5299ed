"""Who answered is told by a number to whoever sees a conversation only since it was assigned to them."""

import pytest

from heard.conversation.conversation import Agent, Conversation
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.storage.access.reach import EVERYTHING, Assigned, Reach
from heard.storage.access.users import HeldRole
from heard.storage.access.veil import shown, veiled
from heard.storage.access.visible import Wanted, agent_key, seen
from heard.storage.conversations import find, keep
from heard.storage.quality.assignments import assign
from heard.storage.store import Session, Store
from tests.storage.quality.talks import person

SAID = (
    Turn("1", Role.CUSTOMER, "Is that Ada?", author="Mira"),
    Turn("2", Role.NOTE, "Take it, Ada.", author="Ben Low"),
    Turn("3", Role.AGENT, "Ada here.", author="Ada Ferry"),
    Turn("4", Role.BOT, "One moment.", author="Robot"),
    Turn("5", Role.AGENT, "And Cyd.", author="Cyd Oak"),
    Turn("6", Role.AGENT, "Nobody in particular."),
    Turn("7", Role.AGENT, "Ada again.", author="Ada Ferry"),
)


def talk(agent: Agent | None, turns: tuple[Turn, ...] = SAID) -> Conversation:
    """A conversation of some agent."""
    return Conversation("t", turns, agent=agent, team="parcels")


@pytest.mark.parametrize("agent", [Agent("ada", "Ada Ferry"), Agent("Ada Ferry"), Agent("x7", "A. F."), None])
def test_colleagues_go_by_numbers_and_words_stay(agent: Agent | None) -> None:
    told = veiled(talk(agent))
    authors = [turn.author for turn in told.turns]
    assert authors == ["Mira", "Agent 3", "Agent 1", "Robot", "Agent 2", None, "Agent 1"]
    assert [turn.text for turn in told.turns] == [turn.text for turn in SAID]
    assert told.agent == (Agent("1", "Agent 1") if agent else None)


def test_whose_conversation_it_is_comes_first_though_another_answered_first() -> None:
    told = veiled(talk(Agent("cyd", "Cyd Oak")))
    assert [turn.author for turn in told.turns][2:5] == ["Agent 2", "Robot", "Agent 1"]


def test_what_is_said_later_changes_no_number() -> None:
    earlier = veiled(talk(Agent("ada", "Ada Ferry"), SAID[2:5]))
    later = veiled(talk(Agent("ada", "Ada Ferry"), (*SAID[2:5], Turn("8", Role.AGENT, "Hello", author="Dee"))))
    assert later.turns[:3] == earlier.turns


def reaches(session: Session, key: int) -> dict[str, Reach]:
    """Of a lead, of the agent, of a reviewer whom it was assigned to, and of one who answered it as well."""
    rhea, lea = person(session, "rhea", HeldRole("reviewer")), person(session, "lea")
    assign(session, [key], [rhea], by=lea)
    agent = agent_key(session, "desk", "ada")
    assert agent is not None
    assigned = Reach(assigned=frozenset({Assigned(rhea)}))
    own = Reach(agents=frozenset({agent}))
    return {"lead": EVERYTHING, "agent": own, "reviewer": assigned, "both": own | assigned}


def test_it_depends_on_how_somebody_comes_to_see_it(store: Store) -> None:
    with store.writing() as session:
        keep(session, "desk", [talk(Agent("ada", "Ada Ferry"))])
        key = find(session, "desk", "t")
        for who, reach in reaches(session, key).items():
            (row,) = seen(session, Wanted(reach))
            conversation = shown(session, key, reach)
            names = {row.agent, conversation.turns[2].author, conversation.agent and conversation.agent.name}
            assert names == ({"Agent 1"} if who == "reviewer" else {"Ada Ferry"}), who


def test_nobody_is_nobody_by_number_too(store: Store) -> None:
    with store.writing() as session:
        keep(session, "desk", [talk(None)])
        rhea = person(session, "rhea", HeldRole("reviewer"))
        assign(session, [find(session, "desk", "t")], [rhea], by=rhea)
        (row,) = seen(session, Wanted(Reach(assigned=frozenset({Assigned(rhea)}))))
    assert row.agent is None
