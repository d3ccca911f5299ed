"""The office that tests of the web come into: on SQLite, and, where the database matters, on PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from heard.storage.store import Store
from tests.storage.conftest import *  # noqa: F403 - the same stores
from tests.web.office import Office, open_office


@pytest.fixture
def office(store: Store, tmp_path: Path) -> Iterator[Office]:
    """The app with two teams and people of every role."""
    with open_office(store, tmp_path) as office:
        yield office
