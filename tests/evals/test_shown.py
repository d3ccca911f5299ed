"""What a turn shows, by whoever says so."""

from evals.quote import Quote
from evals.shown import Shown, majority, shown_by_labels, shown_by_names, shown_by_reading
from evals.side import Side
from heard.conversation.span import Span
from heard.customer.concern import Concern, ConcernKind
from heard.customer.feeling import Feeling, FeelingName
from heard.customer.reading import Reading
from heard.customer.signal import Signal, SignalName
from tests.people import customer

NO_CONCERNS: frozenset[str] = frozenset()
CALM = Shown({}, NO_CONCERNS)


def test_most_of_three_decide_and_their_mean_is_the_intensity() -> None:
    opinions = [
        Shown({"anger": 3, "worry": 1}, frozenset({"problem"})),
        Shown({"anger": 2}, frozenset({"problem", "impact"})),
        CALM,
    ]
    assert majority(opinions) == Shown({"anger": 2.5}, frozenset({"problem"}))


def test_displeasure_is_the_strongest_unpleasant_feeling() -> None:
    assert Shown({"joy": 3, "worry": 1, "anger": 2}, NO_CONCERNS).displeasure == 2


def test_without_an_unpleasant_feeling_displeasure_is_0() -> None:
    assert Shown({"joy": 3}, NO_CONCERNS).displeasure == 0


def test_the_stronger_side_wins() -> None:
    assert Shown({"joy": 1, "anger": 2}, NO_CONCERNS).side is Side.UNPLEASANT
    assert Shown({"relief": 3, "worry": 1}, NO_CONCERNS).side is Side.PLEASANT


def test_without_feelings_it_is_on_neither_side() -> None:
    assert CALM.side is Side.NEITHER


def test_labels_are_read_by_their_names() -> None:
    labels = {
        "feelings": [{"feeling": "worry", "intensity": 2, "quote": "please"}],
        "concerns": [{"id": "c1", "kind": "request", "quote": "please"}],
        "signals": ["vulnerable"],
    }
    words = (Quote("request", 6, 12),)
    expected = Shown({"worry": 2}, frozenset({"request"}), frozenset({"vulnerable"}), words)
    assert shown_by_labels(labels, "Help, please!") == expected


def test_names_alone_are_sorted_into_feelings_concerns_and_signals() -> None:
    names = frozenset({"worry", "request", "vulnerable", "humming"})
    assert shown_by_names(names) == Shown({"worry": 1}, frozenset({"request"}), frozenset({"vulnerable"}))


def test_most_of_three_decide_on_signals_and_words() -> None:
    one = Shown({}, NO_CONCERNS, frozenset({"vulnerable"}), (Quote("problem", 0, 9),))
    other = Shown({}, NO_CONCERNS, frozenset({"vulnerable", "escalation"}), (Quote("problem", 5, 12),))
    shared = Shown({}, NO_CONCERNS, frozenset({"vulnerable"}), (Quote("problem", 5, 9),))
    assert majority([one, other, CALM]) == shared


def test_a_reading_is_read_the_same_way() -> None:
    turn = customer("Please, I am worried.")
    words = Span(turn, 0, 6)
    reading = Reading(
        turn,
        (Feeling(FeelingName.WORRY, 2, 0.7, words),),
        (Concern("c1", ConcernKind.REQUEST, 0.6, words),),
        (Signal(SignalName.VULNERABLE, 0.8, words),),
    )
    expected = Shown({"worry": 2}, frozenset({"request"}), frozenset({"vulnerable"}), (Quote("request", 0, 6),))
    assert shown_by_reading(reading) == expected
