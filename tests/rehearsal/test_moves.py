"""How replies move a customer."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from heard.conversation.span import Span
from heard.customer.feeling import FeelingName
from heard.rehearsal.cards.persona import personas
from heard.rehearsal.judged import Judged
from heard.rehearsal.moves import LEADS_TO, Move, Past, What, after, moves_of
from heard.rehearsal.state import State
from heard.scoring.value import ScorePart
from tests.rehearsal.deck import PERSONA, WORDS, asking, card, judged, shown

NO_PAST = Past()
VALUES = st.floats(1, 5)
STRAINS = st.floats(0, 3).map(lambda strain: round(strain, 2))


def strained(strain: float) -> State:
    return State({FeelingName.WORRY: strain}, 2.0, 2.0)


def moves(
    did: Judged | None = None, state: State | None = None, past: Past = NO_PAST, **changed: object
) -> tuple[Move, ...]:
    return moves_of(did or judged(), state or strained(2), (card(**changed), PERSONA), past)


def total(found: tuple[Move, ...], what: What) -> float:
    return round(sum(move.by for move in found if move.what is what), 2)


@given(VALUES, VALUES, STRAINS, st.sampled_from(sorted(personas())))
def test_a_better_reply_never_leaves_anybody_more_strained(one: float, other: float, strain: float, name: str) -> None:
    state, who = strained(strain), (card(), personas()[name])
    worse, better = (
        after(state, moves_of(judged(value), state, who, NO_PAST), judged(value)) for value in sorted((one, other))
    )
    # Moves too small to be named are left out, on either side.
    assert better.strain <= worse.strain + 0.05


def test_each_step_of_the_value_leads_to_the_strain_of_the_table() -> None:
    for value, leads_to in enumerate(LEADS_TO, start=1):
        state = strained(2)
        step = round(0.5 * (leads_to - 2), 2)
        assert abs(total(moves(judged(value), state), What.STRAIN) - step) <= 0.05


def test_what_a_customer_needs_most_counts_one_and_a_half_times() -> None:
    named = Span(WORDS, 0, 3)
    parts = (ScorePart("base", 3.0), ScorePart("Name the feeling", 0.4, named, behaviour="name_feeling"))
    with_name = Judged(parts)
    felt = next(move.by for move in moves(with_name) if move.why == "Name the feeling")
    other = next(move.by for move in moves(with_name, need="speed") if move.why == "Name the feeling")
    assert felt < other < 0


def test_the_second_time_is_worth_half_and_the_third_nothing() -> None:
    did = judged(practices=("validate",))
    gained = [total(moves(did, past=Past(shown=("validate",) * times)), What.TRUST) for times in range(3)]
    assert gained == [0.5, 0.25, 0.0]


def test_whoever_is_asked_for_what_they_said_loses_patience() -> None:
    asked = total(moves(asking("the number")), What.PATIENCE)
    assert asked == total(moves(judged()), What.PATIENCE) - 1
    assert total(moves(asking("the street")), What.PATIENCE) == total(moves(judged()), What.PATIENCE)


def test_words_said_before_earn_no_trust_and_bring_nobody_down() -> None:
    copied = replace(judged(5.0, practices=("validate",)), copied=shown("validate").span)
    assert total(moves(copied), What.TRUST) == 0
    assert total(moves(copied, strained(1)), What.STRAIN) > 0


def test_what_was_confided_wants_a_word() -> None:
    past = Past(confided=True)
    assert total(moves(judged(practices=("inform",)), past=past), What.TRUST) < 0
    assert total(moves(judged(practices=("acknowledge_impact",)), past=past), What.TRUST) > 0


def test_each_move_says_why() -> None:
    found = moves(judged(2.0, pitfalls=("scripted", "hand_off"), practices=("inform",)))
    assert all(move.why for move in found)
    assert {move.span.quote for move in found if move.span} == {"You waited"}


def test_whoever_blames_has_them_angry() -> None:
    did, state = judged(1.0, pitfalls=("blame",)), strained(1)
    assert after(state, moves(did, state), did).foremost is FeelingName.ANGER
