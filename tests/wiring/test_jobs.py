"""The workbench: what a job reviews is reviewed as the pages do it."""

from pathlib import Path

import pytest

from heard.scoring.wire import versions_to_wire
from heard.settings import read_settings
from heard.storage.conversations import find, keep
from heard.storage.reviews import reviews_of
from heard.storage.store import Store
from heard.wiring.jobs import Workbench
from heard.wiring.model import shipped_model, teach
from tests.people import conversation
from tests.wiring.test_model import SAMPLE

pytestmark = pytest.mark.engine


def test_a_job_reviews_with_what_the_team_has_taught(store: Store, tmp_path: Path) -> None:
    settings = read_settings(SAMPLE)
    talk = conversation("C: It is late again", "A: Shall I ring you?")
    with store.writing() as session:
        keep(session, "desk", [talk])
    scorer = Workbench(store, tmp_path, settings).scorer
    scorer.work(scorer.plan().id)
    with store.reading() as session:
        versions = [each["versions"] for each in reviews_of(session, find(session, "desk", talk.id))]
    assert versions == [versions_to_wire(teach(settings.behaviours).versions)]
    assert versions != [versions_to_wire(shipped_model().versions)]
