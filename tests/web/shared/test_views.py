"""Who saw what is written down for all who ask at once, and nothing is shown that could not be."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from heard.errors import StorageError
from heard.storage.access.audit import first_broken, records
from heard.storage.store import Store
from heard.storage.upkeep.upgrade import downgrade, upgrade
from heard.web.shared.views import Views


def test_many_at_once_are_all_told(store: Store) -> None:
    views = Views(store)
    with ThreadPoolExecutor(16) as threads:
        list(threads.map(lambda number: views.note("user 1", f"conversation {number % 50}"), range(200)))
    with store.reading() as session:
        told = [each.what for each in records(session, most=300)]
        assert set(told) == {f"conversation {number}" for number in range(50)}
        assert first_broken(session) is None


def test_what_could_not_be_written_down_is_written_with_the_next(store: Store) -> None:
    views = Views(store)
    downgrade(store.database, "0002")
    with pytest.raises(StorageError):
        views.note("user 1", "conversation 1")
    upgrade(store.database)
    views.note("user 1", "conversation 2")
    with store.reading() as session:
        assert [each.what for each in records(session)] == ["conversation 2", "conversation 1"]
