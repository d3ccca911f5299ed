"""SRT: subtitles put together to turns, who speaks from the words before the colon."""

import pytest

from heard.conversation.turn import Turn
from heard.errors import TranscriptError
from heard.formats.srt import sniff
from tests.formats.reading import read

CALL = """1
00:00:00,000 --> 00:00:01,500
Agent: Hello

2
00:00:02,000 --> 00:00:03,000
Customer: The <i>lamp</i>

flickers &amp; hums.

3
00:00:03,000 --> 00:00:04,000
Still.
"""


def test_it_is_read_with_its_places_in_the_recording() -> None:
    [talk] = read(CALL).conversations
    assert [turn.text for turn in talk.turns] == ["Hello", "The lamp flickers &amp; hums. Still."]
    assert [(turn.start_ms, turn.end_ms) for turn in talk.turns] == [(0, 1500), (2000, 4000)]
    assert isinstance(talk.turns[0], Turn)


@pytest.mark.parametrize("content", [CALL, CALL.replace("\n", "\r\n"), "\ufeff" + CALL, CALL.replace(",", ".")])
def test_it_is_known_by_a_number_and_a_time(content: str) -> None:
    assert len(read(content).said) == 2


@pytest.mark.parametrize(
    "head", ["1\nHello", "Agent: Hi", "00:00:00,000 --> 00:00:01,000\nHi", "1\n2\n00:00:00,000 --> "]
)
def test_all_else_is_none(head: str) -> None:
    assert not sniff(head)


def test_words_that_nobody_is_named_for_are_rejected_with_their_line() -> None:
    outcome = read("1\n00:00:00,000 --> 00:00:01,000\n(music)\n\n" + CALL)
    assert outcome.said[0] == "agent: Hello"
    assert outcome.rejected == ("talk.txt, line 1: nobody is named who says this.",)


def test_without_any_speaker_there_is_no_conversation() -> None:
    with pytest.raises(TranscriptError, match="nobody is named"):
        read("1\n00:00:00,000 --> 00:00:01,000\nHello\n")


def test_an_end_before_its_start_is_taken_for_the_start() -> None:
    [talk] = read("1\n00:00:05,000 --> 00:00:01,000\nAgent: Hello\n").conversations
    assert (talk.turns[0].start_ms, talk.turns[0].end_ms) == (5000, 5000)
