"""Fits the thresholds of the behaviours that are found by what a reply leaves out, which no sentence shows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from heard.conversation.turn import Turn
from heard.rubric.catalogue import BEHAVIOURS
from heard.rubric.listener import Hearing, Listener
from heard.scoring.model import Model
from heard.scoring.review import review
from training.calibrate import CANDIDATES, LOWEST, f1
from training.sources.labelled import Labelled

SILENCES = tuple(behaviour.id for behaviour in BEHAVIOURS if behaviour.by_silence)


class Lenient:
    """A listener to whom everything is present, so that every confidence can be seen."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener

    @property
    def thresholds(self) -> Mapping[str, float]:
        """Nothing but the impossible is too unlikely."""
        return dict.fromkeys(SILENCES, 0.001)

    def listen(self, reply: Turn, before: Sequence[Turn]) -> Hearing:
        """What the other listener hears."""
        return self._listener.listen(reply, before)


def fit_silence(model: Model, conversations: Sequence[Labelled]) -> dict[str, float]:
    """The threshold of each with the best F1; their confidences are products and not calibrated."""
    lenient = replace(model, listener=Lenient(model.listener))
    rows = np.array([row for labelled in conversations for row in _rows(labelled, lenient)])
    thresholds = {}
    for behaviour_id, (confidences, labels) in zip(SILENCES, rows.transpose(1, 2, 0), strict=True):
        scores = [f1(labels, confidences >= candidate) for candidate in CANDIDATES]
        thresholds[behaviour_id] = round(max(LOWEST, float(CANDIDATES[int(np.argmax(scores))])), 2)
        print(f"{behaviour_id}: F1 {max(scores):.2f} from {thresholds[behaviour_id]} on", flush=True)
    return thresholds


def _rows(labelled: Labelled, model: Model) -> Iterator[list[list[float]]]:
    """For each reply and each silence: the confidence that it is there, and whether it was labelled."""
    for reply in review(labelled.conversation, model).replies:
        found = {finding.behaviour: finding.confidence for finding in reply.findings}
        there = labelled.shown(reply.turn.id, "pitfalls")
        yield [[found.get(silence, 0.0), float(silence in there)] for silence in SILENCES]
