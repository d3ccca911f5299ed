"""The training itself, in two stretches.

GoEmotions and the requests rated for politeness come first; the labelled conversations follow, mixed with them batch by
batch, so that the encoder keeps what it has learned.
"""

import random
import time
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits as cross_entropy

from training.batches import Batch, collate, shuffled
from training.labels import AMOUNTS, DISPLEASURE, IMPRESSION
from training.lessons import Lesson
from training.network import Answer, Network

SEED = 7
COMMENTS_A_BATCH, TURNS_A_BATCH = 32, 16
FIRST_EPOCHS, COMMENT_EPOCHS, TURN_EPOCHS = 2, 1, 6
ENCODER_RATE, HEADS_RATE = 1e-4, 1e-3
WEIGHT_DECAY = 0.01
WARM_UP = 0.06
LARGEST_GRADIENT = 1.0
# Amounts run to 3 and their squared error would otherwise outweigh the labels.
AMOUNTS_SHARE = 0.5
# Far below any logit: a sentence that is only padding is never the strongest.
NOTHING = -1e4
SAID_EVERY = 250
IMPRESSION_PLACE = AMOUNTS.index(IMPRESSION)


def train(base: Path, comments: Sequence[Lesson], turns: Sequence[Lesson], kept: Path) -> Network:
    """A network taught on both kinds of lessons; the same seed gives the same weights on the same machine.

    `kept` is where the network is put after the first stretch; one that is there already need not go through it again.
    """
    chance = _seed(SEED)
    network = Network(base)
    if kept.exists():
        network.load_state_dict(torch.load(kept, weights_only=True))
    else:
        _go_through(network, _batches(comments, COMMENTS_A_BATCH, FIRST_EPOCHS, chance))
        torch.save(network.state_dict(), kept)
    chance = _seed(SEED + 1)
    mixed = [
        *_batches(comments, COMMENTS_A_BATCH, COMMENT_EPOCHS, chance),
        *_batches(turns, TURNS_A_BATCH, TURN_EPOCHS, chance),
    ]
    chance.shuffle(mixed)
    network.keep_attention()
    _go_through(network, mixed)
    return network


def _seed(seed: int) -> random.Random:
    torch.manual_seed(seed)
    return random.Random(seed)  # noqa: S311 - an order of lessons, not a secret


def _batches(lessons: Sequence[Lesson], size: int, epochs: int, chance: random.Random) -> list[list[Lesson]]:
    return [batch for _ in range(epochs) for batch in shuffled(lessons, size, chance)]


def _go_through(network: Network, batches: Sequence[Sequence[Lesson]]) -> None:
    optimizer = _optimizer(network)
    rate = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step / len(batches)))
    start = time.monotonic()
    network.train()
    for step, lessons in enumerate(batches):
        loss = _step(network, collate(lessons), optimizer)
        rate.step()
        if step % SAID_EVERY == 0:
            print(f"step {step} of {len(batches)}, loss {loss:.2f}, {time.monotonic() - start:.0f} s", flush=True)


def _optimizer(network: Network) -> torch.optim.AdamW:
    encoder = list(network.encoder.parameters())
    heads = [own for name, own in network.named_parameters() if not name.startswith("encoder.")]
    groups = [{"params": encoder, "lr": ENCODER_RATE}, {"params": heads, "lr": HEADS_RATE}]
    return torch.optim.AdamW(groups, weight_decay=WEIGHT_DECAY, fused=True)


def _rate(done: float) -> float:
    return min(1.0, done / WARM_UP) * (1 - done)


def _step(network: Network, batch: Batch, optimizer: torch.optim.Optimizer) -> float:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        answer = network(batch.ids, batch.mask, batch.types, batch.pool)
    loss = loss_of(answer, batch)
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(network.parameters(), LARGEST_GRADIENT)
    optimizer.step()
    return float(loss.detach())


def loss_of(answer: Answer, batch: Batch) -> Tensor:
    """What is wrong with an answer: by sentence, by turn (its strongest sentence), by token, in amounts."""
    by_sentence = _mean(_entropy(answer.sentence, batch.labels, batch.weights), batch.present)
    strongest = (answer.sentence + (1 - batch.present)[..., None] * NOTHING).max(dim=1).values
    by_turn = _entropy(strongest, batch.turn_labels, batch.turn_weights).sum() / len(batch.ids)
    by_token = _mean(_entropy(answer.token, batch.tokens, batch.token_weights), batch.token_weights.amax(dim=-1))
    off = (answer.amount - batch.amounts) ** 2 * batch.amount_weights
    # No single sentence has to bear what the whole reply leaves.
    by_itself = [place for place in range(len(AMOUNTS)) if place != IMPRESSION_PLACE]
    in_amounts = _mean(off[..., by_itself], batch.amount_weights[..., by_itself])
    in_turns = _off_in_displeasure(answer, batch) + _off_in_impression(answer, batch)
    return by_sentence + by_turn + by_token + AMOUNTS_SHARE * (in_amounts + in_turns)


def _off_in_displeasure(answer: Answer, batch: Batch) -> Tensor:
    """A turn is as unpleasant as its most unpleasant sentence, which is how it is read later."""
    place = AMOUNTS.index(DISPLEASURE)
    strongest = (answer.amount[..., place] + (1 - batch.present) * NOTHING).max(dim=1).values
    weights = batch.amount_weights[..., place].amax(dim=1)
    return _mean((strongest - batch.amounts[..., place].amax(dim=1)) ** 2 * weights, weights)


def _off_in_impression(answer: Answer, batch: Batch) -> Tensor:
    """A reply leaves the mean of what its sentences leave, which is how it is read later."""
    left = (answer.amount[..., IMPRESSION_PLACE] * batch.present).sum(dim=1) / batch.present.sum(dim=1)
    weights = batch.amount_weights[:, 0, IMPRESSION_PLACE]
    return _mean((left - batch.amounts[:, 0, IMPRESSION_PLACE]) ** 2 * weights, weights)


def _entropy(logits: Tensor, labels: Tensor, weights: Tensor) -> Tensor:
    return cross_entropy(logits, labels, reduction="none") * weights


def _mean(values: Tensor, counted: Tensor) -> Tensor:
    return values.sum() / counted.sum().clamp(min=1)


@torch.no_grad()
def predict(network: Network, lessons: Sequence[Lesson]) -> list[Tensor]:
    """The sentence logits of each lesson, (sentences, labels), in the given order."""
    network.eval()
    found: dict[int, Tensor] = {}
    order = sorted(range(len(lessons)), key=lambda place: len(lessons[place].window.ids))
    for start in range(0, len(order), 64):
        places = order[start : start + 64]
        batch = collate([lessons[place] for place in places])
        answer = network(batch.ids, batch.mask, batch.types, batch.pool)
        for row, place in enumerate(places):
            found[place] = answer.sentence[row, : len(lessons[place].window.sentences)]
    return [found[place] for place in range(len(lessons))]
