"""`python -m training.meaning`: make what reads on from the shipped encoder to where the base would place a text.

The first layer of the shipped encoder still lies near that of the base. A ridge over single tokens finds how the base's
first layer follows from it; the base's own further five, in int8, read on from there. No labels are used.
"""

import hashlib
import os
from collections.abc import Iterator, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from sklearn.metrics import v_measure_score
from torch import Tensor, nn
from transformers import AutoModel
from transformers.utils.logging import disable_progress_bar, set_verbosity_error

from evals.baselines.vectors import vectors_of
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.engines.encoder import WEIGHTS, Encoder
from heard.engines.meaning import DIMENSIONS, LAYERS, ON_CARD, UPPER, EncoderPlacer, Lower
from heard.insights.causes.kmeans import KMeans
from heard.language.sentence import split_sentences
from training.base import unpack_base
from training.card import extend_card
from training.export import OPSET
from training.sources.goemotions import read_comments
from training.sources.labelled import read_labelled
from training.sources.questions import KEPT, Question, read_questions

# So many sentences of customers and comments teach it, spread over all there are; shorter ones say too little.
CUSTOMERS, COMMENTS, FEWEST_WORDS = 4000, 1000, 3
# How many layers of the base are replaced by those of the shipped encoder, and the pull of the ridge.
BELOW, PULL = 1, 10.0
FEATURES = len(LAYERS) * DIMENSIONS
WORK = Path("build/training")
Doubles = npt.NDArray[np.float64]


class ReadsOn(nn.Module):
    """From what the shipped encoder's first layer makes of each token to what the base's last one would."""

    def __init__(self, base: Any, weights: Doubles) -> None:  # noqa: ANN401 - a model of transformers
        super().__init__()
        self.map = nn.Linear(FEATURES, DIMENSIONS)
        self.map.weight.data = torch.tensor(weights[:-1].T, dtype=torch.float32)
        self.map.bias.data = torch.tensor(weights[-1], dtype=torch.float32)
        self.layers = base.encoder.layer[BELOW:]

    def forward(self, tokens: Tensor) -> Tensor:
        """One text alone: (1, tokens, FEATURES) to (1, tokens, DIMENSIONS)."""
        hidden: Tensor = self.map(tokens)
        for layer in self.layers:
            hidden = layer(hidden)
        return hidden


def main() -> None:
    """Fit the ridge, write what reads on beside the weights, and say how well it places questions that were kept."""
    texts = texts_to_learn(Path(os.environ.get("HEARD_DATA", "data")))
    encoder = Encoder()
    disable_progress_bar()
    set_verbosity_error()
    base = AutoModel.from_pretrained(unpack_base(WORK), add_pooling_layer=False, attn_implementation="eager").eval()
    weights = _ridge(_pairs(texts, Lower(encoder), base))
    sha256 = _export(ReadsOn(base, weights).eval(), WEIGHTS / UPPER)
    extend_card(WEIGHTS, **{ON_CARD: sha256})
    print(f"Made of {len(texts):,} texts: {WEIGHTS / UPPER}", flush=True)
    _tell(EncoderPlacer(Encoder()), read_questions(KEPT))


def texts_to_learn(data: Path) -> list[str]:
    """Sentences of customers from what teaches Heard, questions of many industries, and comments."""
    said = (turn for each in read_labelled(data) for turn in each.conversation.by(Role.CUSTOMER))
    customers = (span.quote for turn in said for span in split_sentences(turn))
    comments = (each.text for each in read_comments(data / "goemotions/train.tsv"))
    questions = [each.text for each in read_questions()]
    return [*_spread(customers, CUSTOMERS), *questions, *_spread(comments, COMMENTS)]


def _spread(texts: Iterator[str], most: int) -> Sequence[str]:
    """So many different texts, spread over all."""
    found = list(dict.fromkeys(text for text in texts if len(text.split()) >= FEWEST_WORDS))
    return found[:: max(1, len(found) // most)][:most]


def _pairs(texts: Sequence[str], lower: Lower, base: Any) -> Iterator[tuple[Doubles, Doubles]]:  # noqa: ANN401 - as above
    """For the tokens of each text, what the shipped layers make of them and what those of the base do."""
    below = deepcopy(base)
    below.encoder.layer = below.encoder.layer[:BELOW]
    for text in texts:
        for ids, tokens in lower.read(split_sentences(Turn("1", Role.CUSTOMER, text))):
            with torch.inference_mode():
                hidden = below(input_ids=torch.tensor(ids)[None]).last_hidden_state[0]
            yield tokens.astype(np.float64), hidden.double().numpy()


def _ridge(pairs: Iterator[tuple[Doubles, Doubles]]) -> Doubles:
    """The weights of the ridge, the constant in the last row."""
    squares, products = PULL * np.eye(FEATURES + 1), np.zeros((FEATURES + 1, DIMENSIONS))
    for tokens, wanted in pairs:
        rows = np.column_stack([tokens, np.ones(len(tokens))])
        squares += rows.T @ rows
        products += rows.T @ wanted
    return np.asarray(np.linalg.solve(squares, products))


def _export(module: ReadsOn, target: Path) -> str:
    """Write it in int8; its sha256."""
    exact = WORK / "meaning-fp32.onnx"
    torch.onnx.export(
        module,
        (torch.zeros(1, 5, FEATURES),),
        str(exact),
        input_names=["tokens"],
        output_names=["meaning"],
        dynamic_axes={"tokens": {1: "count"}, "meaning": {1: "count"}},
        opset_version=OPSET,
        dynamo=False,
    )
    quantize_dynamic(exact, target, weight_type=QuantType.QInt8, per_channel=True)
    return hashlib.sha256(target.read_bytes()).hexdigest()


def _tell(placer: EncoderPlacer, questions: Sequence[Question]) -> None:
    """How near the kept questions lie to the base's places, and how well what they are about is found again."""
    vectors = vectors_of({each.text for each in questions})
    wanted = np.stack([vectors[each.text] for each in questions]).astype(np.float32)
    found = np.concatenate([placer.place(each.text, [(0, len(each.text))]) for each in questions])
    about = [each.about for each in questions]
    print(f"{len(questions)} kept questions lie {np.mean(np.sum(wanted * found, axis=1)):.3f} near the base's places")
    for name, places in (("the base", wanted), ("Heard", found)):
        value = v_measure_score(about, KMeans(len(set(about))).group(places))
        print(f"V-measure of their {len(set(about))} topics by {name}: {value:.3f}", flush=True)


if __name__ == "__main__":
    main()
