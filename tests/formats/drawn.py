"""Conversations as Hypothesis draws them, for JSON that is written and read back."""

from datetime import UTC, timedelta, timezone

from hypothesis import strategies as st

from heard.conversation.channel import Channel
from heard.conversation.conversation import Agent, Conversation, Customer, Satisfaction
from heard.conversation.fields import clean_text
from heard.conversation.role import Role
from heard.conversation.turn import Turn

letters = st.sampled_from([*'ab é😀"\\{}[],:\n\r#', "\u2028", "\x85"]) | st.characters(codec="utf-8")
texts = st.lists(letters, max_size=12).map("".join).map(clean_text).filter(lambda text: "\r\n" not in text)
words = texts.filter(lambda text: bool(text.strip()))
some_word = st.none() | words
zones = st.sampled_from([UTC, timezone(timedelta(hours=5, minutes=30)), timezone(-timedelta(hours=3))])
times = st.datetimes() | st.datetimes(timezones=zones)
some_time = st.none() | times


@st.composite
def turns(draw: st.DrawFn, *, voiced: bool) -> tuple[Turn, ...]:
    """Turns with ids of their own; if voiced, they lie in a recording."""
    ids = draw(st.lists(words, min_size=1, max_size=4, unique=True))
    places = st.integers(0, 10**6) if voiced else st.none()
    said = st.tuples(st.sampled_from(Role), texts, some_time, some_word, places)
    return tuple(Turn(id_, *draw(said)) for id_ in ids)


def _unique(talks: st.SearchStrategy[Conversation]) -> st.SearchStrategy[list[Conversation]]:
    return st.lists(talks, min_size=1, max_size=3, unique_by=lambda talk: talk.id)


plain_talks = _unique(st.builds(Conversation, words, turns(voiced=False)))
whole_talks = _unique(
    st.builds(
        Conversation,
        words,
        turns(voiced=True),
        st.sampled_from(Channel),
        language=some_word,
        customer=st.none() | st.builds(Customer, words, some_word, some_word, some_word),
        agent=st.none() | st.builds(Agent, words, some_word),
        opened_at=some_time,
        satisfaction=st.none() | st.builds(Satisfaction, st.floats(-1e6, 1e6), words, some_word, some_time),
        subject=some_word,
        status=some_word,
        team=some_word,
        tags=st.lists(words, max_size=3).map(tuple),
    )
)
