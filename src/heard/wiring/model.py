"""Puts the shipped encoder behind the reader, listener and linker that the pure part knows."""

from functools import cache
from pathlib import Path

from heard.conversation.conversation import Conversation
from heard.engines.encoder import WEIGHTS, Encoder, damaged
from heard.engines.linker import EncoderLinker
from heard.engines.listener import EncoderListener
from heard.engines.reader import EncoderReader
from heard.rubric.catalogue import VERSION as RUBRIC_VERSION
from heard.scoring.model import Model, Versions
from heard.scoring.review import Review
from heard.scoring.review import review as review_with
from heard.scoring.value import Points
from heard.version import VERSION


@cache
def shipped_model() -> Model:
    """The model that came with the package, loaded on first use and then kept; EngineError if it is damaged."""
    return load_model(WEIGHTS)


def load_model(folder: Path, *, threads: int = 1) -> Model:
    """The model in a folder of weights; EngineError if it is missing or damaged."""
    encoder = Encoder(folder, threads=threads)
    try:
        return model_on(encoder, Points(**encoder.card["points"]))
    except (KeyError, TypeError, ValueError) as problem:
        raise damaged(folder, "card.json is not complete") from problem


def model_on(encoder: Encoder, points: Points) -> Model:
    """An encoder behind the three protocols, with the points that values are made of."""
    versions = Versions(VERSION, str(encoder.card["version"]), RUBRIC_VERSION)
    return Model(versions, EncoderReader(encoder), EncoderListener(encoder), EncoderLinker(encoder), points)


def review(conversation: Conversation) -> Review:
    """Read a conversation with the shipped model: what was voiced, what was taken up, how heard each reply leaves it.

    The model is loaded on the first call and kept; raises EngineError if it is missing or damaged.
    """
    return review_with(conversation, shipped_model())
