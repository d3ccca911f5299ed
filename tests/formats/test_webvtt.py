"""WebVTT: voices told apart, cues put together to turns, and what is written read back."""

import pytest
from hypothesis import given, settings

from heard.conversation.channel import Channel
from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.errors import TranscriptError
from heard.formats.webvtt import sniff, write
from tests.formats.reading import read
from tests.formats.talk import calls


def vtt(*cues: str, pause: int = 1) -> str:
    """A file with these cues, one a second, with pauses of so many seconds."""
    timed = (
        f"00:{n * pause // 60:02}:{n * pause % 60:02}.000 --> 00:{n * pause // 60:02}:{n * pause % 60:02}.500\n{cue}\n"
        for n, cue in enumerate(cues)
    )
    return "WEBVTT\n\n" + "\n".join(timed)


@pytest.mark.parametrize("head", ["WEBVTT", "WEBVTT\n\n", "WEBVTT - a call\n", "WEBVTT\tx"])
def test_it_is_known_by_its_first_word(head: str) -> None:
    assert sniff(head)
    assert not sniff(f"x{head}")
    assert not sniff(head.replace("WEBVTT", "WEBVTTX"))


@pytest.mark.parametrize(
    ("cues", "said"),
    [
        (["<v Agent>Hello", "<v Customer>Hi"], ["agent: Hello", "customer: Hi"]),
        (["<v.loud.first Agent>Hello</v>"], ["agent: Hello"]),
        (["<v Agent>Hello\n<v Customer>Hi"], ["agent: Hello", "customer: Hi"]),
        (["<v Agent>It <i>is</i> &lt;here&gt;\nand <00:00:01.000>there"], ["agent: It is <here> and there"]),
        (["Agent: Hello", "Customer: Hi\nthere"], ["agent: Hello", "customer: Hi there"]),
        (["Agent Anna: Hello", "Tom (customer): Hi"], ["agent: Hello", "customer: Hi"]),
        (["<v Anna (agent)>Hello"], ["agent: Hello"]),
        (["<v IVR>Press one"], ["bot: Press one"]),
        (["<v Agent>Hello", "and welcome"], ["agent: Hello and welcome"]),
        (["<v Agent>Order note: lamp"], ["agent: Order note: lamp"]),
    ],
)
def test_it_knows_who_speaks(cues: list[str], said: list[str]) -> None:
    outcome = read(vtt(*cues))
    assert outcome.said == said
    assert not outcome.rejected + outcome.warnings


@pytest.mark.parametrize(("pause", "turns"), [(1, 1), (10, 1), (11, 3)])
def test_a_voice_that_goes_on_without_a_long_pause_is_one_turn(pause: int, turns: int) -> None:
    [talk] = read(vtt("<v Agent>a", "<v Agent>b", "<v Agent>c", pause=pause)).conversations
    assert len(talk.turns) == turns
    assert (talk.turns[0].start_ms, talk.turns[-1].end_ms) == (0, 2000 * pause + 500)


def test_it_is_a_call_with_names_and_places() -> None:
    [talk] = read(vtt("<v Anna (agent)>Hello", "<v Customer>Hi")).conversations
    assert talk.channel is Channel.VOICE
    assert talk.turns == (
        Turn("0", Role.AGENT, "Hello", None, "Anna", 0, 500),
        Turn("1", Role.CUSTOMER, "Hi", None, None, 1000, 1500),
    )


@pytest.mark.parametrize(
    ("cues", "said", "guess"),
    [
        (
            ["<v Anna>Hello", "<v Bob>Hi"],
            ["agent: Hello", "customer: Hi"],
            "'Anna' as the agent and 'Bob' as the customer",
        ),
        (["Anna Berg: Hello", "Bob: Hi"], ["agent: Hello", "customer: Hi"], "'Anna Berg' as the agent and 'Bob' as"),
        (["<v Agent>Hello", "<v Bob>Hi"], ["agent: Hello", "customer: Hi"], "'Bob' as the customer is a guess"),
        (["<v anna.berg@shop.test>Hello"], ["agent: Hello"], "'anna.berg@shop.test' as the agent"),
    ],
)
def test_of_mere_names_the_first_is_taken_as_the_agent_with_a_word(
    cues: list[str], said: list[str], guess: str
) -> None:
    outcome = read(vtt(*cues))
    assert outcome.said == said
    assert outcome.warnings[0].startswith(guess)


def test_a_mapping_says_who_is_who() -> None:
    outcome = read(vtt("<v Bob>Hi", "<v Anna Berg>Hello"), mapping='[roles]\n"Anna Berg" = "agent"\nBob = "customer"')
    assert outcome.said == ["customer: Hi", "agent: Hello"]
    assert [turn.author for turn in outcome.conversations[0].turns] == ["Bob", "Anna Berg"]
    assert not outcome.warnings


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (
            vtt("<v A>a", "<v B>b", "<v C>c"),
            "who is customer and who is agent cannot be told of 'A', 'B', 'C'; write [roles]",
        ),
        (vtt("Hello there"), "nobody is named who says this."),
        ("WEBVTT\n\nNOTE nothing\n", "there is no conversation in it."),
        ("WEBVTT\n\n00:00:99 --> x\nAgent: Hi\n", "this cue has no time that can be read; write it like"),
    ],
)
def test_a_call_of_which_nobody_can_tell_who_speaks_gives_one_sentence(content: str, problem: str) -> None:
    with pytest.raises(TranscriptError) as raised:
        read(content)
    assert raised.value.problem.startswith(problem)


def test_what_is_no_cue_is_told_and_a_broken_cue_is_rejected_with_its_line() -> None:
    outcome = read(
        "WEBVTT\nKind: x\n\nSTYLE\n::cue {}\n\nstray\n\n1\n00:00:x --> y\nAgent: a\n\n" + vtt("Agent: Hi")[8:]
    )
    assert outcome.said == ["agent: Hi"]
    assert outcome.warnings == ("Line 7 belongs to no cue and was left out; so are others like it.",)
    assert outcome.rejected[0].startswith("talk.txt, line 9: this cue has no time that can be read")


def test_a_missing_empty_line_divides_nothing_from_its_number() -> None:
    outcome = read("WEBVTT\n\n1\n00:01.000 --> 00:02.000\nAgent: a\n2\n00:02.000 --> 00:03.000\nCustomer: b\r\n")
    assert outcome.said == ["agent: a", "customer: b"]


@pytest.mark.parametrize("author", ["Anna--", "--", "---", "a -- b", "-->"])
def test_an_author_that_looks_like_an_arrow_is_read_back(author: str) -> None:
    talk = Conversation("x", (Turn("1", Role.AGENT, "Hello", author=author, start_ms=0, end_ms=1),), Channel.VOICE)
    assert read(b"".join(write([talk]))).conversations == (talk,)


@settings(max_examples=40)
@given(calls)
def test_what_is_written_is_read_back_equal(talks: list[Conversation]) -> None:
    outcome = read(b"".join(write(talks)))
    assert outcome.conversations == tuple(talks)
    assert not outcome.rejected + outcome.warnings


def test_a_turn_that_lies_in_no_recording_stands_behind_the_one_before() -> None:
    turns = (Turn("a", Role.AGENT, "Hello", start_ms=500, end_ms=900), Turn("b", Role.CUSTOMER, "Hi"))
    [talk] = read(b"".join(write([Conversation("c", turns)]))).conversations
    assert [(turn.start_ms, turn.end_ms) for turn in talk.turns] == [(500, 900), (900, 900)]
