"""Correlating what Heard and the raters say of frustration."""

from evals.feelings.frustration import RatedTurn, mean_rating, pair_up, predicted_frustration, rating
from evals.measure import pearson
from heard.conversation.span import Span
from heard.customer.feeling import Feeling, FeelingName
from heard.customer.reading import Reading
from tests.people import customer

TURN = customer("Again no parcel. Thanks a lot.")
CALM = Reading(TURN)


def feel(name: FeelingName, intensity: int, confidence: float) -> Feeling:
    return Feeling(name, intensity, confidence, Span(TURN, 0, 5))


def test_the_surest_strong_feeling_counts() -> None:
    reading = Reading(TURN, (feel(FeelingName.ANGER, 3, 0.5), feel(FeelingName.FRUSTRATION, 2, 0.9)))
    assert predicted_frustration(reading) == 1.8


def test_pleasant_feelings_frustrate_nobody() -> None:
    assert predicted_frustration(Reading(TURN, (feel(FeelingName.GRATITUDE, 3, 0.9),))) == 0


def test_the_mean_is_over_those_who_rated() -> None:
    turn = RatedTurn(0, CALM, (4, None, 1))
    assert mean_rating()(turn) == 2.5
    assert mean_rating(without=0)(turn) == 1


def test_a_turn_that_nobody_rated_has_no_mean() -> None:
    assert mean_rating()(RatedTurn(0, CALM, (None, None, None))) is None


def test_turns_without_one_of_both_are_left_out() -> None:
    ratings = [(0, 1, None), (2, 3, None), (4, None, 1), (4, 5, 0)]
    turns = [RatedTurn(number, CALM, given) for number, given in enumerate(ratings)]
    pairs = pair_up(turns, rating(0), rating(1))
    assert pairs[:, 0].tolist() == [1, 1, 0, 1]
    assert pearson(pairs) > 0.999
