"""Fits from where on a predicted intensity is clear or strong, on the development split."""

from collections.abc import Iterator, Sequence

import numpy as np

from heard.conversation.role import Role
from heard.customer.feeling import CLEAR, STRONG
from heard.engines.encoder import Encoder
from training.labelled import Labelled


def fit_strength(encoder: Encoder, conversations: Sequence[Labelled]) -> dict[str, float]:
    """The cuts for the card.

    A regression keeps to the middle: its 1.2 may well be a 2. The cuts make as many labelled feelings clear, and as
    many strong, as the annotators did.
    """
    pairs = np.array([pair for labelled in conversations for pair in _pairs(labelled, encoder)])
    predicted, labels = pairs.T
    cuts = {step: float(np.quantile(predicted, np.mean(labels < step))) for step in (CLEAR, STRONG)}
    print(f"intensity: {len(pairs)} feelings, r {np.corrcoef(predicted, labels)[0, 1]:.2f}, cuts {cuts}", flush=True)
    return {"clear_from": round(cuts[CLEAR], 2), "strong_from": round(cuts[STRONG], 2)}


def _pairs(labelled: Labelled, encoder: Encoder) -> Iterator[list[float]]:
    """Predicted and labelled intensity of each labelled feeling."""
    turns = labelled.conversation.turns
    for place, turn in enumerate(turns):
        sentences = encoder.read(turn, turns[:place]) if turn.role is Role.CUSTOMER else ()
        for label in labelled.labels[turn.id]["feelings"] if sentences else ():
            feeling = encoder.labels[label["feeling"]]
            clearest = int(np.argmax([sentence.probabilities[feeling] for sentence in sentences]))
            yield [sentences[clearest].intensity, label["intensity"]]
