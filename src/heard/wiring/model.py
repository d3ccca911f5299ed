"""Puts the shipped encoder behind the reader, listener and linker that the pure part knows."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path

from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.engines.encoder import WEIGHTS, Encoder, damaged
from heard.engines.linker import FITTED, EncoderLinker
from heard.engines.listener import EncoderListener
from heard.engines.reader import EncoderReader
from heard.rubric.behaviour import Example
from heard.rubric.catalogue import VERSION as RUBRIC_VERSION
from heard.rubric.listener import Hearing
from heard.rubric.taught import Definition, Taught
from heard.rubric.teaching import teach as teach_one
from heard.scoring.model import Model, Versions
from heard.scoring.review import Review
from heard.scoring.review import review as review_with
from heard.scoring.value import Points
from heard.settings import read_settings
from heard.suggest.review import DraftReview, Toolkit
from heard.suggest.review import review_draft as review_draft_with
from heard.version import VERSION


@cache
def shipped_model() -> Model:
    """The model that came with the package, loaded on first use and then kept; EngineError if it is damaged."""
    return _model_of(shipped_encoder(), WEIGHTS)


@cache
def shipped_encoder() -> Encoder:
    """The encoder that came with the package, for whatever rests on it; EngineError if it is damaged."""
    return Encoder(WEIGHTS)


def load_model(folder: Path, *, threads: int = 1) -> Model:
    """The model in a folder of weights; EngineError if it is missing or damaged."""
    return _model_of(Encoder(folder, threads=threads), folder)


def _model_of(encoder: Encoder, folder: Path) -> Model:
    if FITTED - encoder.card["linker"].keys():
        raise damaged(folder, "card.json is not complete")
    try:
        return model_on(encoder, Points(**encoder.card["points"]))
    except (KeyError, TypeError, ValueError) as problem:
        raise damaged(folder, "card.json is not complete") from problem


def model_on(encoder: Encoder, points: Points) -> Model:
    """An encoder behind the three protocols, with the points that values are made of."""
    versions = Versions(VERSION, str(encoder.card["version"]), RUBRIC_VERSION)
    return Model(versions, EncoderReader(encoder), EncoderListener(encoder), EncoderLinker(encoder), points)


def review(conversation: Conversation, model: Model | None = None) -> Review:
    """Read a conversation: what was voiced, what was taken up, how heard each reply leaves it.

    With the shipped model, unless another is given (see `teach`). It is loaded on the first call and kept; raises
    EngineError if it is missing or damaged.
    """
    return review_with(conversation, model or shipped_model())


def review_draft(
    conversation: Conversation, draft: str, toolkit: Toolkit | None = None, model: Model | None = None
) -> DraftReview:
    """Review a draft as the next reply: what it takes up and leaves unheard, and at most two edits that help most.

    `toolkit` is what a team lends (`Settings.toolkit`): statements, playbook, style, what was said today. Raises
    InvalidValue where the draft is empty, and EngineError where the model is missing or damaged.
    """
    return review_draft_with(conversation, draft, model or shipped_model(), toolkit)


def teach(source: Path | str | Iterable[Definition]) -> Model:
    """The shipped model with behaviours of a team's own, from a settings file or as definitions.

    Those that are muted are left out; `learn` says why. Raises SettingsError where the file cannot be used.
    """
    definitions = read_settings(Path(source)).behaviours if isinstance(source, Path | str) else source
    return model_taught(learn(definitions))


def model_taught(learned: Iterable[Taught]) -> Model:
    """The shipped model with what was learned, but for what is muted."""
    used = [each for each in learned if each.quality.muted_because is None]
    shipped = shipped_model()
    versions = _with_taught(shipped.versions, [each.definition for each in used])
    return replace(shipped, versions=versions, taught=tuple(each.behaviour for each in used))


def learn(definitions: Iterable[Definition]) -> tuple[Taught, ...]:
    """Each definition as the shipped model learns it, with how good it is."""
    return tuple(teach_one(each, [_hear(example) for example in each.examples]) for each in definitions)


def _hear(example: Example) -> Hearing:
    said, reply = Turn("1", Role.CUSTOMER, example.said), Turn("2", Role.AGENT, example.reply)
    return shipped_model().listener.listen(reply, (said,) if example.said else ())


def _with_taught(versions: Versions, taught: Sequence[Definition]) -> Versions:
    """Other definitions are another rubric: their hash stands in the version."""
    told = sha256(repr(taught).encode()).hexdigest()[:8]
    return replace(versions, rubric=f"{versions.rubric}+{told}") if taught else versions
