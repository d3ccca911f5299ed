"""Sentence vectors of all-MiniLM-L6-v2, the encoder that Heard was made from, as it comes: mean of the tokens."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import torch
from transformers import AutoModel, AutoTokenizer
from transformers.utils.logging import disable_progress_bar

from evals.baselines.learner import Said
from evals.interval import Rows
from training.base import unpack_base

# Where training unpacks it as well.
WORK = Path(__file__).parents[2] / "build" / "training"
BATCH = 32
TOKENS = 256


def view_of(said: Sequence[Said]) -> Rows:
    """One row a text: its vector, that of what was said before it, and their product."""
    vectors = vectors_of({words for each in said for words in (each.text, each.before)})
    rows = [(vectors[each.text], vectors[each.before]) for each in said]
    return np.array([np.concatenate([text, before, text * before]) for text, before in rows])


def vectors_of(texts: set[str]) -> dict[str, Rows]:
    """The vector of each text, of length 1; an empty text has length 0."""
    new = sorted(texts.difference(_known()), key=lambda text: (len(text), text))
    for first in range(0, len(new), BATCH):
        batch = new[first : first + BATCH]
        _known().update(zip(batch, _encode(batch), strict=True))
    return _known()


@cache
def _known() -> dict[str, Rows]:
    """What was read already: the sections of a run share most of their texts."""
    return {"": np.zeros(_base()[1].config.hidden_size)}


@cache
def _base() -> tuple[Any, Any]:
    disable_progress_bar()
    folder = unpack_base(WORK)
    return AutoTokenizer.from_pretrained(folder), AutoModel.from_pretrained(folder).eval()


def _encode(texts: list[str]) -> Rows:
    tokenizer, model = _base()
    batch = tokenizer(texts, padding=True, truncation=True, max_length=TOKENS, return_tensors="pt")
    with torch.inference_mode():
        hidden = model(**batch).last_hidden_state
    shares = batch["attention_mask"].unsqueeze(-1)
    mean = (hidden * shares).sum(dim=1) / shares.sum(dim=1)
    return np.asarray(torch.nn.functional.normalize(mean).double().numpy())
