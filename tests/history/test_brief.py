"""The brief: one paragraph of quotes with dates."""

import re

from hypothesis import given
from hypothesis import strategies as st

from heard.conversation.channel import Channel
from heard.history.brief import MOST_WORDS, write_brief
from tests.history.told import history, talk

LINE = talk(
    "C: My line 4471 is broken and the wedding is on Sunday. Please don't phone me.",
    "A: An engineer will come on Wednesday.",
    day=0,
    channel=Channel.EMAIL,
)
QUOTED = re.compile("“([^”]+?)…?”")


def test_it_tells_what_came_before_in_quotes_with_dates() -> None:
    brief = write_brief(history(LINE))
    assert brief == (
        "Last wrote on 2 March: “broken”, and was promised something. Promised, due 4 March: “An engineer will come on "
        "Wednesday” (2 March); still open. Nobody took up: “wedding” (2 March). They asked: “Please don't phone me” "
        "(2 March)."
    )


def test_a_broken_promise_comes_before_others() -> None:
    brief = write_brief(
        history(LINE, talk("C: Second message on 4471: nobody came.", "A: I'll call you tomorrow.", day=7))
    )
    assert brief is not None
    assert brief.index("not kept") < brief.index("I'll call you tomorrow")
    assert "contact 2 on the matter of “broken” (2 March)" in brief


def test_there_is_none_without_a_conversation() -> None:
    assert write_brief(history()) is None


def test_a_conversation_without_words_is_told_without_a_quote() -> None:
    assert write_brief(history(talk())) == "Last chatted on 2 March, and got no answer."


words = st.sampled_from(
    "broken wedding scared! again I'll call tomorrow. Please mail me only. kept, came thanks".split()
)


@given(st.lists(st.lists(words, min_size=1, max_size=25).map(" ".join), min_size=1, max_size=4))
def test_it_is_short_and_every_quote_stands_in_the_story(said: list[str]) -> None:
    talks = [talk(f"C: {text}", f"A: {text}", day=place) for place, text in enumerate(said)]
    brief = write_brief(history(*talks)) or ""
    assert len(brief.split()) <= MOST_WORDS
    assert all(any(quote in text for text in said) for quote in QUOTED.findall(brief))
