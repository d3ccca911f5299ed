"""Labelled texts as numbers: what the network is given, and what it should have said."""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from tokenizers import Tokenizer
from torch import Tensor

from heard.conversation.role import Role
from heard.conversation.span import Span
from heard.conversation.turn import Turn
from heard.engines.window import Window, build_windows
from training.examples import Evidence, TurnExample
from training.goemotions import LABELS as GOEMOTIONS
from training.goemotions import Comment
from training.labels import ALL, CODEBOOK, CUSTOMER, PLACE, SIGNALS

Floats = npt.NDArray[np.float32]

# A sentence shows a label when it holds at least half of the quote, or is mostly quote itself.
QUOTE_SHARE, SENTENCE_SHARE = 0.5, 0.6
# A mapped label of another domain counts a fifth of one that was given for support conversations.
MAPPED_WEIGHT = 0.2
# Batches come in few shapes: matrix products are compiled anew for every shape they have not seen yet.
TOKENS_ROUNDED_TO, SENTENCES_ROUNDED_TO = 16, 4
# Texts of like length are batched together out of this many batches at a time.
SORTED_OVER = 20


@dataclass(frozen=True, slots=True)
class Lesson:
    """One window with its targets: labels and their weights by sentence and by token, intensity, turn labels."""

    window: Window
    labels: Floats
    weights: Floats
    turn_labels: Floats
    tokens: Floats
    intensity: Floats
    is_customer: bool
    example: TurnExample | None = None


def lessons_from_turn(example: TurnExample, tokenizer: Tokenizer) -> Iterator[Lesson]:
    """The lessons of one labelled turn: one a window."""
    is_customer = example.turn.role is Role.CUSTOMER
    for window in build_windows(tokenizer, example.sentences, example.before):
        count = len(window.sentences)
        labels = np.zeros((count, len(ALL)), np.float32)
        intensity = np.zeros(count, np.float32)
        tokens = np.zeros((len(window.ids), len(CODEBOOK)), np.float32)
        for evidence in example.evidence:
            shown = [_shows(sentence, evidence.span) for sentence in window.sentences]
            labels[shown, PLACE[evidence.label]] = 1
            intensity[shown] = np.maximum(intensity[shown], evidence.intensity)
            tokens[_quoted(window, evidence), PLACE[evidence.label]] = 1
        weights = np.zeros(len(ALL), np.float32)
        weights[: len(CUSTOMER)] = is_customer
        weights[len(CUSTOMER) : len(CODEBOOK)] = not is_customer
        turn_labels = labels.max(axis=0)
        turn_labels[[PLACE[signal] for signal in example.signals]] = 1
        # Signals are labelled for the whole turn, without words: no single sentence is taught them.
        by_sentence = weights.copy()
        by_sentence[[PLACE[signal] for signal in SIGNALS]] *= not example.signals
        yield Lesson(window, labels, by_sentence, turn_labels, tokens, intensity, is_customer, example)


def lesson_from_comment(comment: Comment, tokenizer: Tokenizer) -> Lesson | None:
    """The lesson of one GoEmotions comment, taken as a single sentence; None where there are no words."""
    turn = Turn("1", Role.CUSTOMER, comment.text)
    window = next(build_windows(tokenizer, (Span(turn, 0, len(comment.text)),), ""), None)
    if window is None:
        return None
    labels = np.zeros((1, len(ALL)), np.float32)
    weights = np.zeros(len(ALL), np.float32)
    for feeling, shown in comment.feelings().items():
        labels[0, PLACE[feeling]] = shown
        weights[PLACE[feeling]] = MAPPED_WEIGHT
    for label in comment.labels:
        labels[0, PLACE[f"goemotions:{label}"]] = 1
    weights[len(ALL) - len(GOEMOTIONS) :] = 1
    tokens = np.zeros((len(window.ids), len(CODEBOOK)), np.float32)
    return Lesson(window, labels, weights, labels[0], tokens, np.zeros(1, np.float32), is_customer=False)


def _shows(sentence: Span, quote: Span) -> bool:
    shared = min(sentence.end, quote.end) - max(sentence.start, quote.start)
    enough = shared >= QUOTE_SHARE * (quote.end - quote.start)
    return shared > 0 and (enough or shared >= SENTENCE_SHARE * (sentence.end - sentence.start))


def _quoted(window: Window, evidence: Evidence) -> list[bool]:
    start, end = evidence.span.start, evidence.span.end
    return [first < end and last > max(first, start) for first, last in zip(window.starts, window.ends, strict=True)]


@dataclass(frozen=True, slots=True)
class Batch:
    """Lessons side by side, padded to the longest."""

    ids: Tensor
    mask: Tensor
    types: Tensor
    pool: Tensor
    labels: Tensor
    weights: Tensor
    turn_labels: Tensor
    turn_weights: Tensor
    present: Tensor
    tokens: Tensor
    token_weights: Tensor
    intensity: Tensor
    intensity_weights: Tensor


def collate(lessons: Sequence[Lesson]) -> Batch:
    """One batch of lessons."""
    size = len(lessons)
    longest = _rounded_up(max(len(lesson.window.ids) for lesson in lessons), TOKENS_ROUNDED_TO)
    most = _rounded_up(max(len(lesson.window.sentences) for lesson in lessons), SENTENCES_ROUNDED_TO)
    batch = Batch(
        ids=torch.zeros(size, longest, dtype=torch.long),
        mask=torch.zeros(size, longest, dtype=torch.long),
        types=torch.zeros(size, longest, dtype=torch.long),
        pool=torch.zeros(size, most, longest),
        labels=torch.zeros(size, most, len(ALL)),
        weights=torch.zeros(size, most, len(ALL)),
        turn_labels=torch.zeros(size, len(ALL)),
        turn_weights=torch.zeros(size, len(ALL)),
        present=torch.zeros(size, most),
        tokens=torch.zeros(size, longest, len(CODEBOOK)),
        token_weights=torch.zeros(size, longest, len(CODEBOOK)),
        intensity=torch.zeros(size, most),
        intensity_weights=torch.zeros(size, most),
    )
    for row, lesson in enumerate(lessons):
        _fill(batch, row, lesson)
    return batch


def _rounded_up(count: int, step: int) -> int:
    return -(-count // step) * step


def _fill(batch: Batch, row: int, lesson: Lesson) -> None:
    window = lesson.window
    length, count = len(window.ids), len(window.sentences)
    batch.ids[row, :length] = torch.tensor(window.ids)
    batch.mask[row, :length] = 1
    batch.types[row, :length] = torch.tensor(window.types)
    for place, (first, last) in enumerate(zip(window.firsts, window.lasts, strict=True)):
        batch.pool[row, place, first:last] = 1 / (last - first)
    weights = torch.tensor(lesson.weights)
    batch.labels[row, :count] = torch.tensor(lesson.labels)
    batch.weights[row, :count] = weights
    batch.present[row, :count] = 1
    if lesson.example is None:
        return
    batch.turn_labels[row] = torch.tensor(lesson.turn_labels)
    batch.turn_weights[row] = torch.maximum(weights, torch.tensor(lesson.turn_labels))
    batch.tokens[row, :length] = torch.tensor(lesson.tokens)
    own = torch.tensor([float(end > 0) for end in window.ends])
    batch.token_weights[row, :length] = own[:, None] * weights[: len(CODEBOOK)]
    batch.intensity[row, :count] = torch.tensor(lesson.intensity)
    batch.intensity_weights[row, :count] = float(lesson.is_customer)


def shuffled(lessons: Sequence[Lesson], size: int, chance: random.Random) -> list[list[Lesson]]:
    """The lessons in batches of `size`, in a new order, like lengths together."""
    order = list(range(len(lessons)))
    chance.shuffle(order)
    stretch = size * SORTED_OVER
    batches: list[list[Lesson]] = []
    for start in range(0, len(order), stretch):
        near = sorted(order[start : start + stretch], key=lambda place: len(lessons[place].window.ids))
        batches.extend([lessons[place] for place in near[first : first + size]] for first in range(0, len(near), size))
    chance.shuffle(batches)
    return batches


def all_lessons(examples: Iterable[TurnExample], tokenizer: Tokenizer) -> list[Lesson]:
    """The lessons of many turns."""
    return [lesson for example in examples for lesson in lessons_from_turn(example, tokenizer)]
