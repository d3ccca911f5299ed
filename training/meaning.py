"""`python -m training.meaning`: teach the map to the space of meaning, by the base, and write it beside the weights.

The base says where sentences lie; a ridge finds how that follows from what the lower layers of the shipped encoder make
of the same words. Its pull was chosen on questions of banking77's train split, none of which it is taught with.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from evals.baselines.vectors import vectors_of
from heard.conversation.role import Role
from heard.engines.encoder import WEIGHTS, Encoder
from heard.engines.meaning import MAP, EncoderPlacer
from heard.language.sentence import split_sentences
from training.sources.goemotions import read_comments
from training.sources.labelled import read_labelled

# So many sentences of customers and comments teach it, spread over all there are; shorter ones say too little.
CUSTOMERS, COMMENTS, FEWEST_WORDS = 4000, 1000, 3
PULL = 500.0
DIMENSIONS, FEATURES = 384, 1536


def main() -> None:
    """Teach it and write it."""
    texts = texts_to_learn(Path(os.environ.get("HEARD_DATA", "data")))
    encoder = Encoder()
    model = encoder.card["sha256"]
    np.savez(WEIGHTS / MAP, model=model, mean=np.zeros(FEATURES), map=np.zeros((FEATURES, DIMENSIONS)))
    placer = EncoderPlacer(encoder)
    known = vectors_of(set(texts))
    print(f"The base has read {len(texts):,} texts.", flush=True)
    features = np.stack([placer.features(text, [(0, len(text))])[0] for text in texts])
    taught = np.stack([known[text] for text in texts])
    mean, spread = features.mean(axis=0), features.std(axis=0) + 1e-6
    rows = (features - mean) / spread
    pull = PULL * np.eye(rows.shape[1])
    weights = np.linalg.solve(rows.T @ rows + pull, rows.T @ (taught - taught.mean(axis=0)))
    found = (weights / spread[:, None]).astype(np.float16)
    np.savez_compressed(WEIGHTS / MAP, model=model, mean=mean.astype(np.float32), map=found)
    print(f"Taught by {len(texts):,} texts: {WEIGHTS / MAP}", flush=True)


def texts_to_learn(data: Path) -> list[str]:
    """Sentences of customers from what teaches Heard, and comments."""
    said = (turn for each in read_labelled(data) for turn in each.conversation.by(Role.CUSTOMER))
    customers = (span.quote for turn in said for span in split_sentences(turn))
    comments = (each.text for each in read_comments(data / "goemotions/train.tsv"))
    return [*_spread(customers, CUSTOMERS), *_spread(comments, COMMENTS)]


def _spread(texts: Iterator[str], most: int) -> Sequence[str]:
    """So many different texts, spread over all."""
    found = list(dict.fromkeys(text for text in texts if len(text.split()) >= FEWEST_WORDS))
    return found[:: max(1, len(found) // most)][:most]


if __name__ == "__main__":
    main()
