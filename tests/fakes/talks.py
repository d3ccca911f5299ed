"""Conversations that nobody thought of: every mix of what the fakes can read, for property tests."""

from hypothesis import strategies as st

from heard.conversation.conversation import Conversation
from heard.conversation.turn import Turn
from tests.fakes.words import BEHAVIOURS, CONCERNS, FEELINGS, HINTS, LANGUAGES, SIGNALS, WAYS
from tests.people import SPEAKERS

# Line ends, wide letters and control characters stand where offsets may go wrong.
FILLERS = ("Hello", "it is", "so", "maybe", "!", "!!", ".", "…", "\r\n", "> ", "😀", "é", "\x1b[31m", "\0", "1.5")

customer_words = st.sampled_from([*FEELINGS, *CONCERNS, *SIGNALS, *HINTS, *FILLERS])
agent_words = st.sampled_from([*BEHAVIOURS, *CONCERNS, *FEELINGS, *WAYS, *FILLERS])
rare_words = st.sampled_from([*LANGUAGES, ""])


@st.composite
def turns(draw: st.DrawFn, speakers: str = "CCCAAABSN") -> Turn:
    """A turn of anybody, its words in any order."""
    role = SPEAKERS[draw(st.sampled_from(speakers))]
    words = draw(st.lists(customer_words if role == "customer" else agent_words, max_size=6))
    rare = draw(rare_words) if draw(st.integers(0, 9)) == 0 else ""
    return Turn("t", role, " ".join([*words, rare]))


@st.composite
def talks(draw: st.DrawFn) -> Conversation:
    """A conversation of up to eight turns."""
    said = draw(st.lists(turns(), max_size=8))
    return Conversation("talk", tuple(Turn(str(place), turn.role, turn.text) for place, turn in enumerate(said)))
