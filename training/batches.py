"""Lessons side by side: batches of like length, padded to few shapes."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from training.labels import ALL, AMOUNTS, CODEBOOK
from training.lessons import Lesson

# Batches come in few shapes: matrix products are compiled anew for every shape they have not seen yet.
TOKENS_ROUNDED_TO, SENTENCES_ROUNDED_TO = 16, 4
# Texts of like length are batched together out of this many batches at a time.
SORTED_OVER = 20


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
    amounts: Tensor
    amount_weights: Tensor


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
        amounts=torch.zeros(size, most, len(AMOUNTS)),
        amount_weights=torch.zeros(size, most, len(AMOUNTS)),
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
    in_words = torch.tensor(lesson.weights_in_words)
    batch.weights[row, :count] = in_words
    batch.present[row, :count] = 1
    batch.amounts[row, :count] = torch.tensor(lesson.amounts)
    batch.amount_weights[row, :count] = torch.tensor(lesson.amount_weights)
    if lesson.example is None:
        return
    batch.turn_labels[row] = torch.tensor(lesson.turn_labels)
    batch.turn_weights[row] = weights
    batch.tokens[row, :length] = torch.tensor(lesson.tokens)
    own = torch.tensor([float(end > 0) for end in window.ends])
    batch.token_weights[row, :length] = own[:, None] * in_words[: len(CODEBOOK)]


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
