"""Plain transcripts: who speaks, where a turn ends, and where the next conversation begins."""

import pytest

from heard.conversation.channel import Channel
from heard.errors import TranscriptError
from tests.formats.reading import read

HOW = "write 'Anna (agent):' or 'Anna (customer):' once to say who it is."


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("Customer: Hi\nAgent: Hello", ["customer: Hi", "agent: Hello"]),
        ("Customer: one\ntwo\n\nthree\n\nAgent: Hello\n", ["customer: one\ntwo\n\nthree", "agent: Hello"]),
        ("Customer:\n  Hi\nAgent:\nHello", ["customer: Hi", "agent: Hello"]),
        ("Customer: Hi\r\nAgent: Hello\r\n", ["customer: Hi", "agent: Hello"]),
        ("Customer: Hi\rAgent: Hello", ["customer: Hi", "agent: Hello"]),
        ("Customer: My order number: 12\nOrder number: 13", ["customer: My order number: 12\nOrder number: 13"]),
        ("Customer: See\nhttps://heard.example: it", ["customer: See\nhttps://heard.example: it"]),
        (
            "Customer: Hi\nBot: Wait\nSystem: Ann joined\nInternal note: VIP",
            ["customer: Hi", "bot: Wait", "system: Ann joined", "note: VIP"],
        ),
        ("[10:02] Customer: Hi\n10:03 Agent - Hello", ["customer: Hi", "agent: Hello"]),
        ("Anna (agent): Hi\nAnna: Still me\nCustomer: Hello", ["agent: Hi", "agent: Still me", "customer: Hello"]),
        ("Customer: Hi", ["customer: Hi"]),
    ],
)
def test_it_tells_turns_apart(content: str, said: list[str]) -> None:
    outcome = read(content)
    assert outcome.said == said
    assert not outcome.warnings


@pytest.mark.parametrize("rule", ["---", "=====", "###", "  ---------  "])
def test_a_rule_divides_conversations(rule: str) -> None:
    outcome = read(f"{rule}\nCustomer: Hi\n{rule}\n\n{rule}\nCustomer: Hello\n{rule}\n")
    assert outcome.ids == ["talk-1", "talk-2"]
    assert outcome.said == ["customer: Hi", "customer: Hello"]


def test_a_rule_inside_of_a_message_divides_nothing() -> None:
    outcome = read("Customer: see below\n---\nmy list\n---\nAgent: Thanks")
    assert outcome.said == ["customer: see below\n---\nmy list", "agent: Thanks"]


@pytest.mark.parametrize(
    ("content", "said", "warning"),
    [
        (
            "Anna: Hi\nBen: Hello\nAnna: Bye",
            ["customer: Hi", "agent: Hello", "customer: Bye"],
            f"'Anna' as the customer and 'Ben' as the agent is a guess, from who speaks first (line 1); {HOW}",
        ),
        (
            "Customer: Hi\nAnna: Hello",
            ["customer: Hi", "agent: Hello"],
            f"'Anna' as the agent is a guess, from who speaks first (line 2); {HOW}",
        ),
        (
            "Support: Hi\nAnna: Hello",
            ["agent: Hi", "customer: Hello"],
            f"'Anna' as the customer is a guess, from who speaks first (line 2); {HOW}",
        ),
        (
            "Customer: Hi\nAgent: Hello\nAnna: a friend",
            ["customer: Hi", "agent: Hello\nAnna: a friend"],
            f"'Anna:' in line 3 was read as part of the turn above; {HOW}",
        ),
        (
            "Chat of Monday\nCustomer: Hi",
            ["customer: Hi"],
            "Line 1 stands before the first speaker and was left out.",
        ),
    ],
)
def test_what_is_guessed_or_left_out_is_said(content: str, said: list[str], warning: str) -> None:
    outcome = read(content)
    assert outcome.said == said
    assert outcome.warnings == (warning,)


@pytest.mark.parametrize("content", ["Anna: Hi\nBen: Ho\nCleo: Ha", "Customer: Hi\nAnna: Ho\nBen: Ha"])
def test_names_whose_roles_cannot_be_told_are_an_error_that_says_what_to_write(content: str) -> None:
    with pytest.raises(TranscriptError, match="who is customer and who is agent cannot be told of 'Anna', 'Ben'"):
        read(content)


def test_one_conversation_that_cannot_be_read_leaves_the_others() -> None:
    outcome = read("Customer: Hi\n---\nAnna: Hi\nBen: Ho\nCleo: Ha\n---\nCustomer: Bye")
    assert outcome.said == ["customer: Hi", "customer: Bye"]
    assert outcome.rejected[0].startswith("talk.txt, line 3: who is customer and who is agent")


def test_a_time_is_kept_if_it_has_a_full_date() -> None:
    talk = read("2026-01-05 10:02 - Customer: Hi\n[10:03] Agent: Hello").conversations[0]
    assert [str(turn.at) for turn in talk.turns] == ["2026-01-05 10:02:00", "None"]


def test_the_name_of_a_speaker_is_kept() -> None:
    talk = read("Customer: Hi\nAnna (agent): Hello\nAgent (Ben): Hello").conversations[0]
    assert [turn.author for turn in talk.turns] == [None, "Anna", "Ben"]


@pytest.mark.parametrize(
    ("content", "channel"),
    [
        ("Channel: voice\nCustomer: Hi", Channel.VOICE),
        ("channel : E-Mail\n\nCustomer: Hi", Channel.EMAIL),
        ("Channel: pigeon\nCustomer: Hi", Channel.CHAT),
        ("Customer: Hi\nChannel: voice", Channel.CHAT),
    ],
)
def test_a_line_before_the_first_turn_may_name_the_channel(content: str, channel: Channel) -> None:
    assert read(content).conversations[0].channel is channel


def test_every_conversation_may_name_its_channel() -> None:
    talks = read("Channel: voice\nCustomer: Hi\n---\nChannel: email\nCustomer: Hi").conversations
    assert [talk.channel for talk in talks] == [Channel.VOICE, Channel.EMAIL]


@pytest.mark.parametrize("length", [1, 5000])
def test_it_reads_conversations_of_any_length(length: int) -> None:
    assert len(read("Customer: Hi\n" * length).said) == length


def test_a_line_over_sixteen_megabytes_is_refused() -> None:
    with pytest.raises(TranscriptError, match="line 2: the line is longer than 16 MB"):
        read(f"Customer: Hi\n{'x' * 2**24}x")
