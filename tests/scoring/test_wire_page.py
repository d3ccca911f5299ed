"""docs/wire.md tells the truth about `heard.review/1`."""

import json
import re
from pathlib import Path

import pytest

from heard.conversation.wire import conversation_from_wire
from heard.scoring.unwire import review_from_wire
from heard.scoring.wire import review_to_wire
from tests.scoring.test_wire import SHAPES

PAGE = (Path(__file__).parents[2] / "docs" / "wire.md").read_text(encoding="utf-8")
SECTION = PAGE.partition("\n## `heard.review/1`")[2].partition("\n## ")[0]
PROSE = re.sub(r"```.*?```", "", SECTION, flags=re.DOTALL)


def test_its_example_is_a_review_of_its_conversation() -> None:
    conversation, review = (json.loads(block) for block in re.findall(r"```json\n(.*?)```", SECTION, re.DOTALL))
    assert review_to_wire(review_from_wire(review, conversation_from_wire(conversation))) == review


@pytest.mark.parametrize("place", SHAPES)
def test_it_explains_every_field(place: str) -> None:
    fields = [field.rstrip("?") for field in SHAPES[place].split()]
    assert not [field for field in fields if f"`{field}`" not in PROSE]
