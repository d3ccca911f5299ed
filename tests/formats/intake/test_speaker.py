"""The line that opens a turn: who speaks, in the many ways that people and programs write it."""

import pytest

from heard.conversation.role import Role
from heard.formats.intake.speaker import read_opening

CUSTOMER, AGENT = Role.CUSTOMER, Role.AGENT


@pytest.mark.parametrize(
    ("line", "role", "author"),
    [
        ("Customer: Hi", CUSTOMER, None),
        ("customer:Hi", CUSTOMER, None),
        ("CLIENT : Hi", CUSTOMER, None),
        ("End-User: Hi", CUSTOMER, None),
        ("Kundin: Hi", CUSTOMER, None),
        ("Customer 2: Hi", CUSTOMER, None),
        ("Customer (10:02): Hi", CUSTOMER, None),
        ("Customer (Ann): Hi", CUSTOMER, "Ann"),
        ("Me: Hi", AGENT, None),
        ("Support Rep: Hi", AGENT, None),
        ("Customer Service: Hi", AGENT, None),
        ("Operator: Hi", AGENT, None),
        ("Anna (agent): Hi", AGENT, "Anna"),
        ("Anna Lee [Support]: Hi", AGENT, "Anna Lee"),
        ("Agent Anna: Hi", AGENT, "Anna"),
        ("**Agent:** Hi", AGENT, None),
        ("**Agent**: Hi", AGENT, None),
        ("[Agent] Hi", AGENT, None),
        ("[Agent]: Hi", AGENT, None),
        ("<Agent> Hi", AGENT, None),
        ("[10:02] Agent: Hi", AGENT, None),
        ("10:02:33 Agent - Hi", AGENT, None),
        ("10:02 AM Agent: Hi", AGENT, None),
        ("(00:12) Agent: Hi", AGENT, None),
        ("[00:00:05 - 00:00:09] Agent: Hi", AGENT, None),
        ("[2026-01-05] Agent: Hi", AGENT, None),
        ("05/01/2026, 10:02 - Agent: Hi", AGENT, None),
        ("2026-01-05T10:02:33.5+01:00 | Agent: Hi", AGENT, None),
        ("10:02 Contact: Hi", CUSTOMER, None),
        ("Virtual Assistant: Hi", Role.BOT, None),
        ("Anna: Hi", None, "Anna"),
        ("Mr. O'Neil: Hi", None, "Mr. O'Neil"),
        ("Anna van Dyk: Hi", None, "Anna van Dyk"),
        ("王芳: Hi", None, "王芳"),
        ("10:02 anna_92: Hi", None, "anna_92"),
    ],
)
def test_it_says_who_speaks(line: str, role: Role | None, author: str | None) -> None:
    opening = read_opening(line)
    assert opening
    assert (opening.role, opening.author, opening.text) == (role, author, "Hi")


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Hi",
        "Order Number: 48213",
        "my address: Mill Lane 4",
        "Contact: 555-0123",
        "Event: our wedding",
        "PS: one more thing",
        "https://heard.example",
        "Anna:Hi",
        "[urgent] call me",
        "I waited - in vain",
        "Agent - in charge",
        "10:02 is when I called them: nobody there",
        "10:02",
        ": Hi",
        "(agent): Hi",
    ],
)
def test_it_leaves_alone_what_goes_on(line: str) -> None:
    assert read_opening(line) is None


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("2026-01-05 10:02 - Agent: Hi", "2026-01-05 10:02:00"),
        ("[2026-01-05, 9:02:33] Agent: Hi", "2026-01-05 09:02:33"),
        ("2026-01-05T10:02:33Z Agent: Hi", "2026-01-05 10:02:33+00:00"),
        ("2026-01-05 10:02 UTC Agent: Hi", "2026-01-05 10:02:00+00:00"),
        ("2026-01-05 10:02 PM Agent: Hi", "None"),
        ("05.01.2026 10:02 Agent: Hi", "None"),
        ("2026-13-05 10:02 Agent: Hi", "None"),
        ("2026-01-05 Agent: Hi", "None"),
        ("10:02 Agent: Hi", "None"),
    ],
)
def test_only_a_full_date_and_time_is_kept(line: str, at: str) -> None:
    opening = read_opening(line)
    assert opening
    assert str(opening.at) == at


@pytest.mark.parametrize("unit", [" ", "a ( ", "a* ", "10:02 ", "[1", "(a) "])
def test_hostile_lines_cost_no_more_than_their_length(unit: str) -> None:
    assert read_opening("a" + unit * 100_000 + ":") is None
