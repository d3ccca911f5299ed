"""Fits the linker on the labelled take-ups of the development split, over what the shipped encoder sees."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.span import Span
from heard.conversation.turn import Turn
from heard.customer.concern import Concern, ConcernKind
from heard.customer.feeling import Feeling, FeelingName
from heard.engines.encoder import Encoder
from heard.engines.linker import GROUPS, WAYS, EncoderLinker, group_of
from heard.language.sentence import split_sentences
from heard.ledger.item import Item, Way, open_concern, open_feeling
from heard.ledger.ledger import REACH
from heard.ledger.linker import TAKEN_UP_FROM
from training.calibrate import f1
from training.sources.labelled import Labelled, Opinion

REGULARISATION = 0.3
NOT_AT_ALL = 0


@dataclass(frozen=True, slots=True)
class Pair:
    """An open item and a reply: features, and the way of taking it up (0: not at all)."""

    group: str
    conversation: str
    features: npt.NDArray[np.float32]
    way: int


def fit_linker(encoder: Encoder, conversations: Sequence[Labelled]) -> dict[str, Any]:
    """The weights of each group for the card, with the F1 of "taken up at all" in five-fold cross-validation."""
    linker = EncoderLinker(encoder)
    pairs = [
        pair
        for labelled in conversations
        for opinion in labelled.opinions
        for pair in _pairs(labelled.conversation, opinion, encoder, linker)
    ]
    return {group: _fit([pair for pair in pairs if pair.group == group]) for group in GROUPS}


def _fit(pairs: Sequence[Pair]) -> dict[str, Any]:
    features = np.stack([pair.features for pair in pairs])
    ways = np.array([pair.way for pair in pairs])
    folds = GroupKFold(5).split(features, ways, [pair.conversation for pair in pairs])
    model = LogisticRegression(C=REGULARISATION, max_iter=2000)
    shares = cross_val_predict(model, features, ways, cv=list(folds), method="predict_proba")
    any_way = f1((ways > NOT_AT_ALL).astype(float), 1 - shares[:, NOT_AT_ALL] >= TAKEN_UP_FROM)
    model.fit(features, ways)
    weights = np.zeros((len(WAYS) + 1, features.shape[1]))
    biases = np.full(len(WAYS) + 1, -20.0)  # a way never seen is never said
    weights[model.classes_], biases[model.classes_] = model.coef_, model.intercept_
    return {
        "weights": np.round(weights, 4).tolist(),
        "biases": np.round(biases, 4).tolist(),
        "pairs": len(pairs),
        "f1_any": round(any_way, 3),
    }


def _pairs(said: Conversation, opinion: Opinion, encoder: Encoder, linker: EncoderLinker) -> Iterator[Pair]:
    turns = said.turns
    opened: list[Voiced] = []
    for place, turn in enumerate(turns):
        raw = opinion[turn.id]
        if turn.role is Role.CUSTOMER:
            opened.extend(voiced_in(turn, raw) if split_sentences(turn) else ())
            continue
        ways = {address["id"]: WAYS.index(Way(address["how"])) + 1 for address in raw["addresses"]}
        sentences = encoder.read(turn, turns[:place])
        for voiced in opened[-REACH:] if sentences else ():
            rows = linker.features(voiced.item, sentences, turns[:place])
            closest = rows[int(np.argmax(rows[:, 0]))]
            way = ways.get(voiced.label_id, NOT_AT_ALL)
            yield Pair(group_of(voiced.item), said.id, closest, way)
        opened = [voiced.passed_over() for voiced in opened if voiced.label_id not in ways]


@dataclass(frozen=True, slots=True)
class Voiced:
    """An item with the id under which replies are labelled to address it."""

    label_id: str
    item: Item

    def passed_over(self) -> "Voiced":
        """The same item after a reply that did nothing about it."""
        return Voiced(self.label_id, self.item.after_reply(None))


def voiced_in(turn: Turn, raw: Mapping[str, Any]) -> Iterator[Voiced]:
    """The items that an annotator saw a customer open in a turn."""
    for label in raw["feelings"]:
        feeling = Feeling(FeelingName(label["feeling"]), label["intensity"], 1.0, _span(turn, label["quote"]))
        if not feeling.name.pleasant:
            yield Voiced(f"f{turn.id}", open_feeling(feeling))
    for label in raw["concerns"]:
        concern = Concern(label["id"], ConcernKind(label["kind"]), 1.0, _span(turn, label["quote"]))
        yield Voiced(concern.id, open_concern(concern))


def _span(turn: Turn, quote: str) -> Span:
    start = turn.text.index(quote)
    return Span(turn, start, start + len(quote))
