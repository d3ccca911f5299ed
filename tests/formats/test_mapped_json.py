"""Any JSON by a mapping: where turns lie, who speaks, which of several texts counts."""

import json
from pathlib import Path
from typing import Any

import pytest

from heard.conversation.channel import Channel
from heard.conversation.conversation import Agent, Customer
from heard.errors import TranscriptError
from tests.formats.reading import read

ROOT = Path(__file__).parents[2]
MAPPING = (ROOT / "examples" / "mappings" / "translated-chats.toml").read_text(encoding="utf-8")
GUIDE = (ROOT / "docs" / "guides" / "formats.md").read_text(encoding="utf-8")

PLAIN = """
[paths]
turns = "said"
role = "who"
text = "words"
"""
LONG = """
channel = "email"
time_zone = "Europe/Berlin"
[paths]
conversations = "export.cases"
id = "number"
turns = "thread.entries"
turn = "key"
role = "by.kind"
text = "body"
at = "when"
author = "by.name"
channel = "via"
customer = "asker"
agent = "owner"
[roles]
"L1 Support" = "agent"
true = "customer"
"""
ENTRY = {"key": 5, "by": {"kind": "l1 support", "name": "Tom"}, "body": "Hi", "when": "2026-07-01 10:00"}
CASE: dict[str, Any] = {
    "number": 7,
    "via": "phone",
    "asker": {"id": 3, "name": "Ruth", "email": "ruth@customer.example"},
    "owner": "tom",
    "thread": {"entries": [ENTRY, {"key": 6, "by": {"kind": True}, "body": "Hello", "when": 1767225600}]},
}

FIRST, OTHER = {"case": 1, "who": "user", "words": "a"}, {"case": 2, "who": "user", "words": "b"}
LAST = {"case": 1, "who": "agent", "words": "c"}


@pytest.mark.parametrize("indent", [None, 2])
def test_it_reads_what_lies_at_the_paths(indent: int | None) -> None:
    outcome = read(json.dumps({"version": 1, "export": {"cases": [CASE]}}, indent=indent), mapping=LONG)
    [talk] = outcome.conversations
    assert outcome.said == ["agent: Hi", "customer: Hello"]
    assert (talk.id, talk.channel, talk.agent) == ("7", Channel.VOICE, Agent("tom"))
    assert talk.customer == Customer("3", "Ruth", "ruth@customer.example")
    assert [(turn.id, turn.author, str(turn.at)) for turn in talk.turns] == [
        ("5", "Tom", "2026-07-01 10:00:00+02:00"),
        ("6", None, "2026-01-01 00:00:00+00:00"),
    ]


def test_the_example_reads_sentences_and_no_emotions() -> None:
    turns: list[dict[str, Any]] = [
        {"floor": "inbound", "original": ["Não funciona."], "translated": ["It flickers.", "Why?"], "emotion": [4]},
        {"floor": "outbound", "original": ["Since when?"], "translated": ["Desde quando?"], "emotion": [1]},
    ]
    outcome = read(json.dumps([{"id": "a", "turns": turns}], indent=4), mapping=MAPPING)
    assert outcome.said == ["customer: It flickers. Why?", "agent: Since when?"]
    assert not outcome.rejected + outcome.warnings


def test_the_guide_shows_what_it_reads() -> None:
    _, _, part = GUIDE.partition("## Any JSON")
    shown, mapping = part.split("```json\n")[1].split("```")[0], part.split("```toml\n")[1].split("```")[0]
    assert read(shown, mapping=mapping).said == ["customer: The lamp flickers.", "agent: Since when does it?"]


@pytest.mark.parametrize(
    "content",
    [
        json.dumps([FIRST, OTHER, LAST]),
        "\n".join(map(json.dumps, [FIRST, OTHER, LAST])),
    ],
)
def test_turns_that_stand_for_themselves_find_their_conversation(content: str) -> None:
    outcome = read(content, mapping=PLAIN.replace('turns = "said"', 'id = "case"'))
    assert outcome.ids == ["1", "2"]
    assert outcome.said == ["customer: a", "agent: c", "customer: b"]


@pytest.mark.parametrize("indent", [None, 1])
def test_a_star_in_the_path_stands_for_any_name(indent: int | None) -> None:
    content = json.dumps({"x": {"said": [FIRST]}, "y": {"said": [LAST]}}, indent=indent)
    assert read(content, mapping=PLAIN + 'conversations = "*"').said == ["customer: a", "agent: c"]


def test_a_file_that_is_no_json_is_read_as_what_it_is() -> None:
    assert read("Customer: Hi", mapping=PLAIN).said == ["customer: Hi"]


@pytest.mark.parametrize(
    ("turn", "problem"),
    [
        ({"who": "user"}, "turn 1, by the customer, has no text at 'words'."),
        ({"who": "user", "words": {}}, "turn 1, by the customer, has no text at 'words'."),
        ({"words": "Hi"}, "turn 1 does not say who speaks at 'who'."),
        ({"who": "judge", "words": "Hi"}, "'judge' speaks in turn 1; add the word under [roles]."),
        (5, "turn 1 does not say who speaks at 'who'."),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_is_read(turn: object, problem: str) -> None:
    good = {"said": [{"who": "user", "words": "Hi"}]}
    outcome = read(json.dumps([good, {"said": [turn]}, good], indent=1), mapping=PLAIN)
    assert outcome.said == ["customer: Hi"] * 2
    assert [each.partition("conversation 2: ")[2] for each in outcome.rejected] == [problem]


@pytest.mark.parametrize(
    ("content", "mapping", "problem"),
    [
        ('[{"a": 1}]', PLAIN, "conversation 1: there is no list of turns at 'said'."),
        ('{"a": 1}', LONG, "the mapping looks for conversations at 'export.cases', and there are none."),
        ("[{}]", '[paths]\ntext = "x"', "the mapping has no path for role; add one under [paths]."),
        ("[{}]", '[paths]\nrole = "x"', "the mapping has no path for text; add one under [paths]."),
    ],
)
def test_a_mapping_that_does_not_fit_is_told(content: str, mapping: str, problem: str) -> None:
    with pytest.raises(TranscriptError) as raised:
        read(content, mapping=mapping)
    assert raised.value.problem == problem


def test_a_channel_that_heard_does_not_know_is_told_once() -> None:
    outcome = read(json.dumps({"export": {"cases": [{**CASE, "via": "pigeon"}]}}), mapping=LONG)
    assert outcome.conversations[0].channel is Channel.EMAIL
    assert outcome.warnings[0].startswith("Channel 'pigeon' is read as email; Heard knows email, chat")
