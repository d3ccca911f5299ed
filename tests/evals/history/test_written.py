"""Reading written stories."""

import json

from evals.history.written import DEVELOPMENT, FILE
from evals.sets import read_written


def test_the_stories_are_as_the_readme_tells() -> None:
    assert len(read_written(FILE)) == 150
    assert len(read_written(DEVELOPMENT)) == 40


def test_no_story_of_development_is_measured_on() -> None:
    measured = {json.dumps(raw["conversations"]) for raw in read_written(FILE)}
    assert not any(json.dumps(raw["conversations"]) in measured for raw in read_written(DEVELOPMENT))
