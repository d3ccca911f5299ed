"""What a turn shows, by whoever says so."""

from evals.shown import Shown, majority, shown_by_labels, shown_by_reading
from evals.side import Side
from heard.conversation.span import Span
from heard.customer.concern import Concern, ConcernKind
from heard.customer.feeling import Feeling, FeelingName
from heard.customer.reading import Reading
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
    }
    assert shown_by_labels(labels) == Shown({"worry": 2}, frozenset({"request"}))


def test_a_reading_is_read_the_same_way() -> None:
    turn = customer("Please, I am worried.")
    words = Span(turn, 0, 6)
    reading = Reading(
        turn, (Feeling(FeelingName.WORRY, 2, 0.7, words),), (Concern("c1", ConcernKind.REQUEST, 0.6, words),)
    )
    assert shown_by_reading(reading) == Shown({"worry": 2}, frozenset({"request"}))
