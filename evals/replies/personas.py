"""Empathy of a bot's utterances: Empathetic Personas, rated by three people each."""

from collections.abc import Sequence
from functools import cache
from itertools import combinations
from pathlib import Path

import numpy as np

from evals.baselines.learner import Learner, Learners, Said
from evals.interval import Figure, Rows, estimate, estimate_mean
from evals.replies.values import gather_by, kappa_within, spearman
from evals.rival import Rivals, names, silent
from evals.sets import PERSONAS, RatedText, name_files, read_personas
from evals.table import Section, Table
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.rubric.catalogue import BEHAVIOURS
from heard.wiring.model import shipped_model

FOLDS = 10
SEED = 2
LEAST, MOST = 0, 2

ABOUT = (
    "What a therapeutic bot says, each utterance rated by three people for its empathy from 0 to 2 (Alazraki 2021). "
    "Expected is the mean of the three. Kappa is quadratic, over values rounded to whole ones. Heard has no such "
    "scale and never saw this set: in its column a ridge regression over what it makes of an utterance (of its "
    "sentences the highest probability of each behaviour, and the mean of their vectors) is taught on nine tenths and "
    f"asked about the tenth, {FOLDS} times over; utterances in the same words stay together. TF-IDF and MiniLM, which "
    "see what they see in the section above, are taught in the same way. For VADER and TextBlob Spearman is that of "
    "the polarity of the text. The raters' columns are means over the three of them. Intervals are over utterances."
)


def measure_personas(folder: Path, rivals: Rivals, learners: Learners = ()) -> Section:
    """How well learners, the first of which sees what Heard makes of a text, follow the raters."""
    rated = read_personas(folder)
    expected, folds = mean_ratings(rated), fold_by([each.text for each in rated])
    said = [Said(each.text) for each in rated]
    answers = [in_folds(learner, said, expected, folds) for learner in learners]
    polarities = [np.array([rival.polarity(each.text) for each in rated]) for rival in rivals]
    size, kappa = f"{len(rated):,} utterances", kappa_within(LEAST, MOST)
    rows = (
        (
            "quadratic kappa, empathy",
            size,
            *_follow(expected, answers, kappa),
            *_people(rated, kappa),
            *silent(rivals, "empathy"),
        ),
        (
            "Spearman, empathy",
            size,
            *_follow(expected, answers, spearman),
            *_people(rated, spearman),
            *_follow(expected, polarities, spearman),
        ),
    )
    people = ("one rater with another", "one rater with the mean of the others")
    head = ("figure", "n", *names(learners), *people, *names(rivals))
    return Section(
        "Empathy of utterances: Empathetic Personas", (ABOUT, name_files(folder, PERSONAS)), Table(head, rows)
    )


def hear(said: Sequence[Said]) -> Rows:
    """What Heard makes of texts, one row each; zeros where it does not read a text."""
    return np.array([_hear(each.text) for each in said])


def fold_by(texts: Sequence[str]) -> list[int]:
    """A fold for each text, by chance; the same words are always in the same one."""
    different = sorted(set(texts))
    order = np.random.default_rng(SEED).permutation(len(different))
    folds = {text: int(place) % FOLDS for text, place in zip(different, order, strict=True)}
    return [folds[text] for text in texts]


def in_folds(learner: Learner, said: Sequence[Said], expected: Rows, folds: Sequence[int]) -> Rows:
    """What a learner answers for each text, taught on all that are not in its fold."""
    answers = np.zeros(len(said))
    for fold in sorted(set(folds)):
        asked = np.asarray(folds) == fold
        taught = [each for each, is_asked in zip(said, asked, strict=True) if not is_asked]
        wanted = [each for each, is_asked in zip(said, asked, strict=True) if is_asked]
        answers[asked] = learner.value(taught, expected[~asked], wanted)
    return answers


def mean_ratings(rated: Sequence[RatedText], *, without: int | None = None) -> Rows:
    """The mean of the raters of each text, one of them left out if asked for."""
    ratings = np.array([each.ratings for each in rated], float)
    return np.asarray((ratings if without is None else np.delete(ratings, without, axis=1)).mean(axis=1))


@cache
def _hear(text: str) -> Rows:
    sentences = shipped_model().listener.listen(Turn("1", Role.AGENT, text), ()).sentences
    if not sentences:
        return _nothing()
    likely = [[sentence.says(behaviour.id) for behaviour in BEHAVIOURS] for sentence in sentences]
    vectors = [sentence.vector for sentence in sentences]
    return np.concatenate([np.max(likely, axis=0), np.mean(vectors, axis=0)])


@cache
def _nothing() -> Rows:
    """As wide as what Heard makes of a text that it reads."""
    return np.zeros_like(_hear("Thank you for telling me how you feel."))


def _pairs(expected: Rows, given: Rows) -> Rows:
    return gather_by(range(len(expected)), np.stack([expected, given], axis=1))


def _follow(expected: Rows, answers: Sequence[Rows], figure: Figure) -> list[str]:
    return [estimate(_pairs(expected, given), figure).text() for given in answers]


def _people(rated: Sequence[RatedText], figure: Figure) -> list[str]:
    """One rater with another, and one with the mean of the others."""
    places = range(len(rated[0].ratings))
    each = [np.array([text.ratings[place] for text in rated], float) for place in places]
    one_other = [_pairs(each[one], each[other]) for one, other in combinations(places, 2)]
    the_others = [_pairs(mean_ratings(rated, without=one), each[one]) for one in places]
    return [estimate_mean(pairs, [figure] * len(pairs)).text() for pairs in (one_other, the_others)]
