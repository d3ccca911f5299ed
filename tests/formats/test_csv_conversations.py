"""CSV with one conversation a row: the transcript in a cell, and what the other columns say of it."""

import pytest

from heard.conversation.channel import Channel
from heard.errors import TranscriptError
from tests.formats.reading import read

WHOLE = """Ticket ID,Channel,Subject,CSAT,Tags,Team,Opened At,Status,Language,Transcript
7,Phone,Lamp,4/5,a;b,Lights,2026-01-05T10:02:00Z,closed,en,"Agent: Hello
Customer: It flickers."
"""


def test_every_column_is_read() -> None:
    [talk] = read(WHOLE).conversations
    assert [f"{turn.id} {turn.role}: {turn.text}" for turn in talk.turns] == [
        "0 agent: Hello",
        "1 customer: It flickers.",
    ]
    assert (talk.id, talk.channel, talk.subject, talk.tags, talk.team) == (
        "7",
        Channel.VOICE,
        "Lamp",
        ("a", "b"),
        "Lights",
    )
    assert talk.satisfaction is not None
    assert (talk.satisfaction.value, talk.satisfaction.scale) == (4, "up to 5")
    assert (str(talk.opened_at), talk.status, talk.language) == ("2026-01-05 10:02:00+00:00", "closed", "en")


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        ("", "this is empty; save the conversation in it and try again."),
        ("It flickers.", 'nobody speaks in the transcript; begin each turn with "Customer:" or "Agent:".'),
        ('"Ann: a\nBob: b\nCid: c"', "who is customer and who is agent cannot be told of 'Ann', 'Bob', 'Cid'"),
    ],
)
def test_a_row_that_holds_no_talk_is_rejected_and_the_rest_is_read(cell: str, problem: str) -> None:
    outcome = read(f"id,transcript\n1,{cell}\n2,Customer: Hi\n")
    assert outcome.said == ["customer: Hi"]
    assert outcome.rejected[0].startswith(f"talk.txt, line 2: {problem}")


def test_a_divider_in_a_cell_divides_nothing() -> None:
    [talk] = read('id,transcript\n1,"Customer: Hi\n---\nAgent: Hello"\n').conversations
    assert [turn.text for turn in talk.turns] == ["Hi", "Hello"]


def test_a_guess_is_said_once_with_its_line() -> None:
    outcome = read('id,transcript\n1,"Ann: a\nBob: b"\n2,"Cid: a\nDan: b"\n')
    [warning] = outcome.warnings
    assert warning.startswith("In the transcript of line 2: 'Ann' as the customer and 'Bob' as the agent is a guess")
    assert warning.endswith("Others may be alike.")


def test_words_for_roles_come_from_the_mapping_too() -> None:
    outcome = read('id,log\n1,"Ann: a\nBob: b"\n', mapping='[columns]\ntranscript = "log"\n[roles]\nAnn = "agent"')
    assert outcome.said == ["agent: a", "customer: b"]


def test_a_column_called_transcript_may_hold_the_words_of_one_turn() -> None:
    outcome = read("call_id,speaker,transcript\n1,agent,Hello\n1,customer,Hi\n")
    assert outcome.said == ["agent: Hello", "customer: Hi"]


def test_a_direction_beside_a_transcript_makes_no_messages_of_it() -> None:
    assert read("id,direction,transcript,comment\n1,inbound,Customer: Hi,none\n").said == ["customer: Hi"]


def test_a_transcript_column_without_rows_is_no_conversation() -> None:
    with pytest.raises(TranscriptError, match="there is no conversation in it"):
        read("id,transcript\n")
