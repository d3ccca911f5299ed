"""What a customer says."""

from hypothesis import given
from hypothesis import strategies as st

from heard.rehearsal.answering import Answer, Standing
from heard.rehearsal.cards.persona import Persona
from heard.rehearsal.cards.says import Intent
from heard.rehearsal.judged import Judged
from heard.rehearsal.state import Band
from heard.rehearsal.voice import SILENT, Voice
from tests.rehearsal.deck import PERSONA, asking, card, course, judged, offering

REPLIES = st.lists(
    st.one_of(
        st.builds(judged, st.floats(1, 5), pitfalls=st.sampled_from([(), ("scripted",), ("blame", "hand_off")])),
        st.builds(asking, st.sampled_from(["the number", "the street"])),
        st.builds(offering, st.floats(1, 5)),
    ),
    max_size=15,
)


@given(REPLIES, st.integers(0, 100))
def test_no_line_is_said_twice(replies: list[Judged], seed: int) -> None:
    now = course(seed=seed)
    for each in replies:
        if now.end is None:
            now = now.after(each)
    said = [line for line in now.said if line != SILENT]
    assert len(set(said)) == len(said)


def test_the_same_seed_says_the_same_and_another_says_it_otherwise() -> None:
    def said(seed: int) -> tuple[str, ...]:
        return course(seed=seed).after(judged()).after(judged(2.0)).said

    assert said(1) == said(1)
    assert len({said(seed) for seed in range(10)}) > 1


def test_a_reaction_says_the_agents_own_words_back() -> None:
    now = course().after(judged(2.0, pitfalls=("scripted",)))
    assert now.exchanges[-1].lines[0] == "scripted: You waited"


def test_where_the_card_has_no_line_left_the_persona_has() -> None:
    persona = Persona(
        "other", "", "", 0.5, 0.5, 2, withdraws=False, says={"blame": dict.fromkeys(Band, ("it was you",))}
    )
    now = course(persona=persona).after(judged(1.0, pitfalls=("blame",)))
    assert now.exchanges[-1].lines[0] == "it was you"


def test_whoever_has_nothing_left_to_say_is_silent() -> None:
    voice = Voice(card(), PERSONA, 1)
    everything = [*card().lines, "scripted: You waited"]
    state = card().start
    assert voice.lines(Answer((Intent.PRESS,), Standing()), judged(), state, everything) == (SILENT,)
