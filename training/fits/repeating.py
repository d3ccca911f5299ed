"""Fits when a concern says an earlier one again, on what annotators gave the same id in two turns."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.engines.encoder import Encoder
from heard.engines.linker import REPEATED_FROM, EncoderLinker
from heard.language.sentence import split_sentences
from heard.ledger.item import ItemKind
from training.calibrate import f1
from training.fits.linking import REGULARISATION, Voiced, voiced_in
from training.sources.labelled import Labelled, Opinion

FOLDS = 5


def fit_repeats(encoder: Encoder, conversations: Sequence[Labelled]) -> dict[str, Any]:
    """The weights for the card, with their F1 in five-fold cross-validation."""
    linker = EncoderLinker(encoder)
    rows = [
        (features, label, place)
        for place, labelled in enumerate(conversations)
        for opinion in labelled.opinions
        for features, label in _pairs(labelled.conversation, opinion, linker)
    ]
    features, labels, groups = (np.array(column) for column in zip(*rows, strict=True))
    model = LogisticRegression(C=REGULARISATION, max_iter=2000)
    folds = list(GroupKFold(FOLDS).split(features, labels, groups))
    odds = cross_val_predict(model, features, labels, cv=folds, method="decision_function")
    found = odds >= REPEATED_FROM
    model.fit(features, labels)
    return {
        "weights": np.round(model.coef_[0].astype(float), 4).tolist(),
        "biases": round(float(model.intercept_[0]), 4),
        "pairs": len(rows),
        "f1": round(f1(labels.astype(float), found), 3),
        "f1_precision": round(float(labels[found].mean()), 3),
    }


def _pairs(said: Conversation, opinion: Opinion, linker: EncoderLinker) -> Iterator[tuple[Any, bool]]:
    """Each concern with each one of an earlier turn: features, and whether it is the same."""
    earlier: list[Voiced] = []
    for place, turn in enumerate(said.turns):
        if turn.role is not Role.CUSTOMER or not split_sentences(turn):
            continue
        now = [each for each in voiced_in(turn, opinion[turn.id]) if each.item.kind is not ItemKind.FEELING]
        for each in now if earlier else ():
            rows = linker.features_of_repeat(each.item, [other.item for other in earlier], said.turns[:place])
            yield from ((row, each.label_id == other.label_id) for row, other in zip(rows, earlier, strict=True))
        earlier.extend(now)
