"""Conversations as Hypothesis draws them, for what is written and read back."""

from datetime import datetime

from hypothesis import strategies as st

from heard.conversation.channel import Channel
from heard.conversation.conversation import Conversation, Satisfaction
from heard.conversation.fields import clean_text
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.formats.intake.role_word import role_named

# What people write, what spreadsheets compute, and what divides cells and lines.
letters = st.sampled_from([*"ab é😀＝'\"=+-@,;|\t\n\r:<>&", "\u2028", "\x85", "-->", "Agent: "]) | st.characters(
    codec="utf-8"
)
texts = st.lists(letters, max_size=12).map("".join).map(clean_text).filter(lambda text: "\r\n" not in text)
words = texts.map(str.strip).map(lambda text: text or "x").map(str.strip).filter(bool)
some_word = st.none() | words
times = st.datetimes() | st.datetimes(timezones=st.timezones()).map(
    lambda time: datetime.fromisoformat(time.isoformat())
)
satisfactions = st.builds(Satisfaction, st.floats(-1e6, 1e6).map(lambda value: round(value, 3)), words)


@st.composite
def turns(draw: st.DrawFn) -> tuple[Turn, ...]:
    """Turns with ids of their own."""
    ids = draw(st.lists(words, min_size=1, max_size=4, unique=True))
    said = st.tuples(st.sampled_from(Role), texts, st.none() | times, some_word)
    return tuple(Turn(id_, *draw(said)) for id_ in ids)


table_talks = st.lists(
    st.builds(
        Conversation,
        words,
        turns(),
        channel=st.sampled_from(Channel),
        language=some_word,
        satisfaction=st.none() | satisfactions,
        subject=some_word,
        team=some_word,
        tags=st.lists(words, max_size=3).map(tuple),
    ),
    min_size=1,
    max_size=3,
    unique_by=lambda conversation: conversation.id,
)


@st.composite
def spoken(draw: st.DrawFn) -> tuple[Turn, ...]:
    """Turns that lie in a recording."""
    said = draw(turns())
    places = st.tuples(st.integers(0, 10**8), st.integers(0, 10**4))
    authors = some_word.filter(lambda author: author is None or role_named(author) is None)
    return tuple(
        Turn(turn.id, turn.role, turn.text, None, draw(authors), start, start + length)
        for turn, (start, length) in ((turn, draw(places)) for turn in said)
    )


calls = st.lists(
    st.builds(Conversation, words, spoken(), channel=st.just(Channel.VOICE)),
    min_size=1,
    max_size=3,
    unique_by=lambda conversation: conversation.id,
)
