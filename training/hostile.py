"""`python -m training.hostile`: teach the head that tells insults and threats, and write it beside the weights.

A logistic regression. Its threshold is the lowest at which nineteen of twenty texts that it calls hostile are, each
judged by a head that was taught without it; near misses are far more common among these texts than at a desk.
"""

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import precision_recall_curve
from sklearn.model_selection import GroupKFold

from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.engines.encoder import WEIGHTS, Encoder
from heard.engines.hostile import HEAD, KINDS, Sight
from training.sources.labelled import read_labelled

Floats = npt.NDArray[np.float64]

TEXTS = Path(__file__).parent / "corpus/hard/said.jsonl"
NEITHER = 0
# What the customers of the corpus say is no insult: each sentence counts for so much of a text that was written for it.
ORDINARY = 0.1
# The regression's pull, as scikit-learn has it: less is more of it. Chosen in held-out folds, like what it sees.
PULL = 0.002
RIGHT, FOLDS = 0.95, 5


@dataclass(frozen=True, slots=True)
class Rows:
    """Sentences: of which text each is, what the head sees of it, what it is (place in KINDS + 1), its weight."""

    texts: npt.NDArray[np.int_]
    seen: Floats
    kinds: npt.NDArray[np.int_]
    weights: Floats

    def only(self, some: npt.NDArray[np.bool_] | npt.NDArray[np.int_]) -> "Rows":
        """Some of the rows."""
        return Rows(self.texts[some], self.seen[some], self.kinds[some], self.weights[some])


def main() -> None:
    """Teach it and write it."""
    encoder = Encoder()
    sight = Sight(encoder)
    rows = _rows(sight, Path(os.environ.get("HEARD_DATA", "data")))
    written = rows.seen[rows.weights != ORDINARY]
    mean, spread = written.mean(axis=0), written.std(axis=0) + 1e-6
    rows = Rows(rows.texts, (rows.seen - mean) / spread, rows.kinds, rows.weights)
    threshold = _threshold(rows)
    weights, bias = _taught(rows)
    weights = weights / spread
    np.savez_compressed(
        WEIGHTS / HEAD,
        model=encoder.card["sha256"],
        weights=weights.astype(np.float16),
        bias=(bias - weights.astype(np.float16).astype(np.float64) @ mean).astype(np.float32),
        threshold=threshold,
    )
    print(f"Taught by {len(rows.texts):,} sentences: {WEIGHTS / HEAD}", flush=True)


def _rows(sight: Sight, data: Path) -> Rows:
    """What was written for it, and what the customers of the corpus say; both in one order."""
    found = list(_written(sight))
    ordinary = sorted({turn.text for each in read_labelled(data) for turn in each.conversation.by(Role.CUSTOMER)})
    first = found[-1][0] + 1
    for number, text in enumerate(ordinary, first):
        found += [(number, seen, NEITHER, ORDINARY) for _, seen in sight.sentences(Turn("1", Role.CUSTOMER, text))]
    texts, seen, kinds, weights = zip(*found, strict=True)
    return Rows(np.array(texts), np.stack(seen), np.array(kinds), np.array(weights))


def _written(sight: Sight) -> Iterator[tuple[int, Floats, int, float]]:
    """The sentences of the texts; what stands around the quote of a hostile one teaches nothing."""
    for number, line in enumerate(TEXTS.read_text(encoding="utf-8").splitlines()):
        text = json.loads(line)
        turn = Turn("1", Role.CUSTOMER, text["said"])
        quote = text.get("quote", turn.text)
        start = turn.text.index(quote)
        for span, seen in sight.sentences(turn):
            if "is" not in text:
                yield number, seen, NEITHER, 1.0
            elif span.start < start + len(quote) and start < span.end:
                yield number, seen, KINDS.index(text["is"]) + 1, 1.0


def _taught(rows: Rows) -> tuple[Floats, Floats]:
    fitted = LogisticRegression(C=PULL, max_iter=500).fit(rows.seen, rows.kinds, sample_weight=rows.weights)
    return fitted.coef_, fitted.intercept_


def _threshold(rows: Rows) -> float:
    """Chosen on the texts that were written for it, as heads see them that were taught by others."""
    likely = np.zeros(len(rows.texts))
    for taught, kept in GroupKFold(FOLDS, shuffle=True, random_state=0).split(rows.seen, groups=rows.texts):
        weights, bias = _taught(rows.only(taught))
        found = np.exp(rows.seen[kept] @ weights.T + bias)
        likely[kept] = 1 - found[:, NEITHER] / found.sum(axis=1)
    ordinary = rows.weights == ORDINARY
    written, texts = rows.only(~ordinary), np.unique(rows.texts[~ordinary])
    hostile = [bool(written.kinds[written.texts == text].max()) for text in texts]
    surest = [likely[rows.texts == text].max() for text in texts]
    right, found_of, at = precision_recall_curve(hostile, surest)
    place = int(np.argmax(right[:-1] >= RIGHT))
    threshold = round(float(at[place]), 3)
    told = _told(hostile, right[place], found_of[place])
    print(f"{told}, from {threshold} on; {np.mean(likely[ordinary] >= threshold):.2%} of other sentences", flush=True)
    return threshold


def _told(hostile: Sequence[bool], right: float, found: float) -> str:
    return f"Of {len(hostile)} texts {sum(hostile)} are hostile: precision {right:.2f}, recall {found:.2f} held out"


if __name__ == "__main__":
    main()
