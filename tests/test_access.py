"""Who may see and do what, as a table; and each check, left out once, is missed by it."""

import ast
import inspect
from collections.abc import Iterator, Mapping
from types import ModuleType
from typing import Any

import pytest
from sqlalchemy import Connection, create_engine, select

from heard import access
from heard.storage.access import reach as reaches
from heard.storage.schema import CONVERSATION
from tests.mutants import Mutant, module_of, mutants_of

ACCESS, REACH = (ast.parse(inspect.getsource(each)) for each in (access, reaches))
CHECKS = "POLICY TEXT may reach _grants _is_unlocked _reach".split()
SHARED = "Assigned", "Reach", "NOTHING", "EVERYTHING"

# Conversations by the keys of their team and their agent; 11 is the agent that all the agents below are.
PLACES = {
    "own": (1, 11),
    "colleague": (1, 12),
    "queue": (1, None),
    "other": (2, 21),
    "other-queue": (2, None),
    "lent": (2, 11),
    "loose": (None, 11),
    "stray": (None, None),
}
# What was assigned to whom; those below are user 1.
ASSIGNED = (("colleague", 1), ("other", 1), ("stray", 1), ("queue", 2))
ALL, TEAM = " ".join(PLACES), "own colleague queue"
OWN = "own queue lent loose"
SETTINGS = {"settings:read": ALL}
PRACTICE = {"rehearsals:play": OWN}
# Of somebody of no team there is no queue.
PRACTICE_OF_NO_TEAM = {"rehearsals:play": "own lent loose"}
HOUSE = "conversations:write customers:change imports:run settings:read settings:change people:manage".split()
ADMIN = dict.fromkeys([*HOUSE, "webhooks:manage", "audit:read", "metrics:read", "text:unlock", "experiments:run"], ALL)
AGENT = {
    "conversations:read": OWN,
    "conversations:write": OWN,
    "customers:read": TEAM,
    "drafts:review": OWN,
    "gradings:read": OWN,
    "gradings:write": OWN,
    "judgements:dispute": OWN,
    "figures:own": OWN,
    **PRACTICE,
    **SETTINGS,
}
LOOKS = "conversations:read gradings:read gradings:write".split()
CHANGES = "conversations:write customers:read customers:change drafts:review gradings:assign"
INSIGHTS = "insights:read insights:annotate experiments:run causes:change figures:agents"
LEADS = ["rehearsals:train", "judgements:override", *INSIGHTS.split()]
LEAD = dict.fromkeys([*LOOKS, *CHANGES.split(), *LEADS], TEAM)
# Who, by roles with their teams; the scopes of a token; whether unlocked; and on what they may do what: in brackets
# stands what they see without the names of those who answered.
Line = tuple[tuple[tuple[str, int | None], ...], str | None, bool, Mapping[str, str]]
TABLE: Mapping[str, Line] = {
    "an agent": ((("agent", 1),), None, False, AGENT),
    "an agent of no team": (
        (("agent", None),),
        None,
        False,
        dict.fromkeys(AGENT, "own lent loose") | {"customers:read": ALL} | SETTINGS,
    ),
    "an agent who says that they are unlocked": ((("agent", 1),), None, True, AGENT),
    "an agent of two teams": (
        (("agent", 1), ("agent", 2)),
        None,
        False,
        dict.fromkeys(AGENT, f"{OWN} other-queue") | {"customers:read": f"{TEAM} other other-queue lent"} | SETTINGS,
    ),
    "a lead": ((("lead", 1),), None, False, LEAD | SETTINGS | PRACTICE),
    "a lead of all": ((("lead", None),), None, False, dict.fromkeys(LEAD, ALL) | SETTINGS | PRACTICE_OF_NO_TEAM),
    "a lead of two teams": (
        (("lead", 1), ("lead", 2)),
        None,
        False,
        dict.fromkeys(LEAD, f"{TEAM} other other-queue lent") | SETTINGS | {"rehearsals:play": f"{OWN} other-queue"},
    ),
    "an administrator": ((("admin", None),), None, False, ADMIN),
    # Heard is one house: whoever looks after it in one team looks after all of it.
    "an administrator in one team": ((("admin", 1),), None, False, ADMIN),
    "an unlocked administrator": (
        (("admin", None),),
        None,
        True,
        ADMIN | {"conversations:read": ALL, "customers:read": ALL},
    ),
    "a reviewer": ((("reviewer", 1),), None, False, dict.fromkeys(LOOKS, "(colleague)") | SETTINGS | PRACTICE),
    "a reviewer of all": (
        (("reviewer", None),),
        None,
        False,
        dict.fromkeys(LOOKS, "(colleague) (other) (stray)") | SETTINGS | PRACTICE_OF_NO_TEAM,
    ),
    "a lead who reviews for others": (
        (("lead", 1), ("reviewer", 2)),
        None,
        False,
        LEAD | dict.fromkeys(LOOKS, f"{TEAM} (other)") | SETTINGS | {"rehearsals:play": f"{OWN} other-queue"},
    ),
    "a trainer": (
        (("trainer", 1),),
        None,
        False,
        {"drafts:review": TEAM, "rehearsals:train": TEAM} | SETTINGS | PRACTICE,
    ),
    "nobody": ((), None, True, {}),
    "a token of a lead": ((("lead", 1),), "conversations:read", False, {"conversations:read": TEAM}),
    "a token of an unlocked administrator": ((("admin", None),), "settings:read", True, SETTINGS),
    "a token without scopes": ((("lead", None),), "", False, {}),
}


@pytest.fixture(scope="module")
def rows() -> Iterator[Connection]:
    """The places as rows of a database, to be asked by a condition."""
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE conversation (id, team_id, agent_id)")
        connection.exec_driver_sql("CREATE TABLE assignment (conversation_id, user_id)")
        for name, (team, agent) in PLACES.items():
            connection.exec_driver_sql("INSERT INTO conversation VALUES (?, ?, ?)", (name, team, agent))
        for given in ASSIGNED:
            connection.exec_driver_sql("INSERT INTO assignment VALUES (?, ?)", given)
        yield connection
    engine.dispose()


def test_the_table_holds(rows: Connection) -> None:
    assert list(_broken(access, rows)) == []


def test_two_reaches_together_are_both_whichever_comes_first() -> None:
    assert list(_broken_unions(reaches)) == []


@pytest.mark.parametrize("mutant", [*mutants_of(ACCESS, CHECKS)], ids=lambda mutant: mutant.at)
def test_it_misses_each_check_of_access(rows: Connection, mutant: Mutant) -> None:
    given = {name: getattr(reaches, name) for name in SHARED}
    assert _is_caught(lambda: _broken(module_of(mutant.tree, "mutant", **given), rows))


@pytest.mark.parametrize("mutant", [*mutants_of(REACH, ["Assigned", "Reach"])], ids=lambda mutant: mutant.at)
def test_it_misses_each_check_of_reach(rows: Connection, mutant: Mutant) -> None:
    module = module_of(mutant.tree, "mutant")
    given = {name: getattr(module, name) for name in SHARED}
    assert _is_caught(lambda: _broken(module_of(ACCESS, "access", **given), rows)) or _is_caught(
        lambda: _broken_unions(module)
    )


def test_a_mutant_is_built_from_the_source_and_not_from_the_module(rows: Connection) -> None:
    given = {name: getattr(reaches, name) for name in SHARED}
    assert list(_broken(module_of(ACCESS, "copy", **given), rows)) == []


def _broken(module: ModuleType, rows: Connection) -> Iterator[str]:
    """The lines of the table that a module does not keep to."""
    for who, (roles, scopes, unlocked, rights) in TABLE.items():
        grants = frozenset(module.Grant(module.AccessRole(role), team) for role, team in roles)
        held = None if scopes is None else frozenset(map(module.Action, scopes.split()))
        principal = module.Principal(1, grants, frozenset({11}), held, unlocked)
        for action in module.Action:
            found, told = module.reach(principal, action), rights.get(action, "").split()
            expected, named = {each.strip("()") for each in told}, {each for each in told if "(" not in each}
            if module.may(principal, action) is not (action in rights):
                yield f"{who} {action}: may"
            if {name for name, place in PLACES.items() if found.covers(*place)} != named:
                yield f"{who} {action}: covers"
            if _within(rows, found) != expected:
                yield f"{who} {action}: condition"
            if _within(rows, found.by_name) != named:
                yield f"{who} {action}: by name"
            if bool(found) is not bool(expected):
                yield f"{who} {action}: bool"


def _within(rows: Connection, found: Any) -> set[str]:  # noqa: ANN401 - a reach of a module that may be a mutant
    """The places that a condition holds for."""
    return set(rows.execute(select(CONVERSATION.c.id).where(found.condition())).scalars())


def _broken_unions(module: ModuleType) -> Iterator[str]:
    """Pairs of reaches that do not add up."""
    parts: list[dict[str, Any]] = [
        {"everything": True},
        *({name: frozenset({7})} for name in ("teams", "queues", "agents", "assigned")),
    ]
    for part in parts:
        one, other = module.Reach(**part), module.Reach()
        if not (one | other == other | one == one and bool(one) and not other):
            yield str(part)


def _is_caught(broken: Any) -> bool:  # noqa: ANN401 - a function that may fail in any way
    try:
        return any(True for _ in broken())
    except Exception:  # noqa: BLE001 - whatever a mutant stumbles over, it is noticed
        return True
