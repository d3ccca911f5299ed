"""The office that tests of the web come into: on SQLite, and, where the database matters, on PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from heard.storage.store import Store
from tests.storage.conftest import *  # noqa: F403 - the same stores
from tests.web.office import Office, open_office
from tests.web.stores import Stores


@pytest.fixture
def office(store: Store, tmp_path: Path) -> Iterator[Office]:
    """The app with two teams and people of every role."""
    with open_office(store, tmp_path) as office:
        yield office


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def stores(request: pytest.FixtureRequest) -> Iterator[Stores]:
    """Makes stores on each database."""
    stores = Stores(request.getfixturevalue(request.param))
    yield stores
    stores.close()
