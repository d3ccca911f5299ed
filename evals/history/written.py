"""Customer stories as people wrote and labelled them, beside the story that Heard makes of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from evals.sets import read_written
from heard.conversation.wire import conversation_from_wire
from heard.history.story import Story
from heard.scoring.model import Model
from heard.scoring.review import review

FILE = "evals/written/stories.jsonl"


@dataclass(frozen=True, slots=True)
class Written:
    """A story as Heard reviewed it, and what it was labelled with."""

    story: Story
    labels: Mapping[str, Any]


def read_stories(model: Model, file: str = FILE) -> list[Written]:
    """The stories of a written set, each conversation reviewed."""
    return [_reviewed(raw, model) for raw in read_written(file)]


def _reviewed(raw: Mapping[str, Any], model: Model) -> Written:
    conversations = [conversation_from_wire(each) for each in raw["conversations"]]
    return Written(Story(tuple(review(each, model) for each in conversations)), raw["labels"])
