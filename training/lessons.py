"""Labelled texts as numbers: what the network is given, and what it should have said."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from heard.conversation.role import Role
from heard.conversation.span import Span
from heard.conversation.turn import Turn
from heard.engines.window import Window, build_windows
from heard.scoring.value import MIDDLE
from training.examples import Evidence, Sight, TurnExample
from training.labels import (
    ALL,
    AMOUNTS,
    CODEBOOK,
    CUSTOMER,
    DISPLEASURE,
    HINTS,
    IMPRESSION,
    PLACE,
    PLEASANT_FEELINGS,
    POLITENESS,
    SIGNALS,
)
from training.sources.goemotions import LABELS as GOEMOTIONS
from training.sources.goemotions import Comment
from training.sources.labelled import says
from training.sources.politeness import Request

Floats = npt.NDArray[np.float32]

# A sentence shows a label when it holds at least half of the quote, or is mostly quote itself.
QUOTE_SHARE, SENTENCE_SHARE = 0.5, 0.6
# A mapped label of another domain counts a fifth of one that was given for support conversations.
MAPPED_WEIGHT = 0.2
SIGNAL_PLACES, HINT_PLACES = ([PLACE[label] for label in labels] for labels in (SIGNALS, HINTS))


@dataclass(frozen=True, slots=True)
class Lesson:
    """One window with its targets: labels and their weights by sentence and by token, turn labels, amounts.

    A label's target is the share of annotators, 0..1 by their say, who saw it.
    """

    window: Window
    labels: Floats
    weights: Floats
    turn_labels: Floats
    tokens: Floats
    amounts: Floats
    amount_weights: Floats
    example: TurnExample | None = None

    @property
    def weights_in_words(self) -> Floats:
        """The weights of single sentences and tokens: signals are labelled for whole turns, without words."""
        weights = self.weights.copy()
        weights[SIGNAL_PLACES] = 0
        return weights

    @property
    def is_customer(self) -> bool:
        """Whether a customer said it."""
        return self.example is not None and self.example.turn.role is Role.CUSTOMER


def lessons_from_turn(example: TurnExample, tokenizer: Tokenizer) -> Iterator[Lesson]:
    """The lessons of one labelled turn: one a window."""
    is_customer = example.turn.role is Role.CUSTOMER
    weights = np.zeros(len(ALL), np.float32)
    weights[: len(CUSTOMER)] = is_customer
    weights[len(CUSTOMER) : len(CODEBOOK)] = not is_customer
    # Not every annotator was asked for hints; where none was, nothing is taught of them.
    shares = says(len(example.sights))
    asked = sum(say for say, sight in zip(shares, example.sights, strict=True) if sight.hints_asked)
    weights[HINT_PLACES] *= asked > 0
    hints_share = np.ones(len(ALL), np.float32)
    hints_share[HINT_PLACES] = 1 / asked if asked else 0
    for window in build_windows(tokenizer, example.sentences, example.before):
        seen = [_targets(window, sight) for sight in example.sights]
        labels, turn_labels, tokens, displeasure = (
            np.average(each, axis=0, weights=shares).astype(np.float32) for each in zip(*seen, strict=True)
        )
        amounts, amount_weights = _amounts(example, displeasure)
        yield Lesson(
            window,
            labels * hints_share,
            weights,
            turn_labels * hints_share,
            tokens * hints_share[: len(CODEBOOK)],
            amounts,
            amount_weights,
            example,
        )


def _amounts(example: TurnExample, displeasure: Floats) -> tuple[Floats, Floats]:
    """The amounts of each sentence, and how much each of them counts."""
    amounts, weights = np.zeros((len(displeasure), len(AMOUNTS)), np.float32), np.zeros(len(AMOUNTS), np.float32)
    if example.heard is None:
        amounts[:, AMOUNTS.index(DISPLEASURE)], weights[AMOUNTS.index(DISPLEASURE)] = displeasure, 1
    else:
        place = AMOUNTS.index(IMPRESSION)
        amounts[:, place], weights[place] = example.heard - MIDDLE, example.counts
    return amounts, weights


def _targets(window: Window, sight: Sight) -> tuple[Floats, Floats, Floats, Floats]:
    """What one annotator saw in a window: labels by sentence, of the turn, by token, and displeasure by sentence."""
    labels = np.zeros((len(window.sentences), len(ALL)), np.float32)
    displeasure = np.zeros(len(window.sentences), np.float32)
    tokens = np.zeros((len(window.ids), len(CODEBOOK)), np.float32)
    for evidence in sight.evidence:
        shown = [_shows(sentence, evidence.span) for sentence in window.sentences]
        labels[shown, PLACE[evidence.label]] = 1
        if evidence.label not in PLEASANT_FEELINGS:
            displeasure[shown] = np.maximum(displeasure[shown], evidence.intensity)
        tokens[_quoted(window, evidence), PLACE[evidence.label]] = 1
    turn_labels = labels.max(axis=0)
    turn_labels[[PLACE[signal] for signal in SIGNALS if signal in sight.signals]] = 1
    return labels, turn_labels, tokens, displeasure


def lesson_from_comment(comment: Comment, tokenizer: Tokenizer) -> Lesson | None:
    """The lesson of one GoEmotions comment, taken as a single sentence; None where there are no words."""
    lesson = _single(comment.text, tokenizer)
    if lesson is None:
        return None
    for feeling, shown in comment.feelings().items():
        lesson.labels[0, PLACE[feeling]] = shown
        lesson.weights[PLACE[feeling]] = MAPPED_WEIGHT
    for label in comment.labels:
        lesson.labels[0, PLACE[f"goemotions:{label}"]] = 1
    lesson.weights[len(ALL) - len(GOEMOTIONS) :] = 1
    return lesson


def lesson_from_request(request: Request, tokenizer: Tokenizer) -> Lesson | None:
    """The lesson of one request that was rated for politeness; None where there are no words."""
    lesson = _single(request.text, tokenizer)
    if lesson:
        lesson.amounts[0, AMOUNTS.index(POLITENESS)] = request.politeness
        lesson.amount_weights[AMOUNTS.index(POLITENESS)] = 1
    return lesson


def _single(text: str, tokenizer: Tokenizer) -> Lesson | None:
    """A text as one sentence that teaches nothing yet."""
    turn = Turn("1", Role.CUSTOMER, text)
    window = next(build_windows(tokenizer, (Span(turn, 0, len(text)),), ""), None)
    if window is None:
        return None
    labels, weights = np.zeros((1, len(ALL)), np.float32), np.zeros(len(ALL), np.float32)
    tokens = np.zeros((len(window.ids), len(CODEBOOK)), np.float32)
    amounts, amount_weights = np.zeros((1, len(AMOUNTS)), np.float32), np.zeros(len(AMOUNTS), np.float32)
    return Lesson(window, labels, weights, labels[0], tokens, amounts, amount_weights)


def _shows(sentence: Span, quote: Span) -> bool:
    shared = min(sentence.end, quote.end) - max(sentence.start, quote.start)
    enough = shared >= QUOTE_SHARE * (quote.end - quote.start)
    return shared > 0 and (enough or shared >= SENTENCE_SHARE * (sentence.end - sentence.start))


def _quoted(window: Window, evidence: Evidence) -> list[bool]:
    start, end = evidence.span.start, evidence.span.end
    return [first < end and last > max(first, start) for first, last in zip(window.starts, window.ends, strict=True)]


def all_lessons(examples: Iterable[TurnExample], tokenizer: Tokenizer) -> list[Lesson]:
    """The lessons of many turns."""
    return [lesson for example in examples for lesson in lessons_from_turn(example, tokenizer)]
