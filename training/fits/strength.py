"""Fits from where on a feeling is clear or strong, on the development split."""

from collections.abc import Iterator, Sequence

import numpy as np

from heard.conversation.role import Role
from heard.customer.feeling import CLEAR, STRONG, FeelingName
from heard.engines.encoder import Encoder, ReadSentence
from training.sources.labelled import Labelled


def fit_strength(encoder: Encoder, conversations: Sequence[Labelled]) -> dict[str, dict[str, float]]:
    """The cuts for the card: of unpleasant feelings by displeasure, of pleasant ones by how clearly they show.

    A regression keeps to the middle: its 1.2 may well be a 2. The cuts make as many labelled feelings clear, and as
    many strong, as the annotators did.
    """
    found = [each for labelled in conversations for each in _amounts(labelled, encoder)]
    return {
        side: _cuts(side, np.array([pair for is_pleasant, *pair in found if is_pleasant is (side == "pleasant")]))
        for side in ("unpleasant", "pleasant")
    }


def _cuts(side: str, pairs: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> dict[str, float]:
    amounts, labels = pairs.T
    clear, strong = (round(float(np.quantile(amounts, np.mean(labels < step))), 3) for step in (CLEAR, STRONG))
    fit = f"r {np.corrcoef(amounts, labels)[0, 1]:.2f}, clear from {clear}, strong from {strong}"
    print(f"intensity of {len(pairs)} {side} feelings: {fit}", flush=True)
    return {"clear_from": clear, "strong_from": strong}


def _amounts(labelled: Labelled, encoder: Encoder) -> Iterator[tuple[bool, float, int]]:
    """For each labelled feeling: whether it is pleasant, its amount as Heard reads it, its labelled intensity."""
    turns = labelled.conversation.turns
    for place, turn in enumerate(turns):
        sentences = encoder.read(turn, turns[:place]) if turn.role is Role.CUSTOMER else ()
        labels = (label for opinion in labelled.opinions for label in opinion[turn.id].get("feelings", ()))
        for label in labels if sentences else ():
            name = FeelingName(label["feeling"])
            yield name.pleasant, _amount(encoder, sentences, name), label["intensity"]


def _amount(encoder: Encoder, sentences: Sequence[ReadSentence], name: FeelingName) -> float:
    """What Heard judges the intensity of a feeling by, in the sentence that shows it most."""
    place = encoder.labels[name]
    clearest = max(sentences, key=lambda sentence: sentence.probabilities[place])
    return float(clearest.probabilities[place]) if name.pleasant else clearest.displeasure
