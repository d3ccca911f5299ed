"""The store as it is opened: its folder, its key, its tables, made once and for one user alone."""

import stat
from pathlib import Path

import pytest

from heard.errors import SettingsError, StorageError
from heard.storage.conversations import keep
from heard.wiring.store import home_of, open_database, open_store
from tests.storage.test_conversations import TALK


@pytest.fixture
def there(tmp_path: Path) -> dict[str, str]:
    """An environment that names a home which is not there yet."""
    return {"HEARD_HOME": str(tmp_path / "a" / "home")}


def mode(path: Path) -> int:
    """Who may do what with a file."""
    return stat.S_IMODE(path.stat().st_mode)


def test_what_is_made_is_for_its_user_alone(there: dict[str, str]) -> None:
    with open_store(there):
        home = home_of(there)
    assert (mode(home), mode(home / "heard.key"), (home / "heard.key").stat().st_size) == (0o700, 0o600, 32)


def test_it_opens_again_with_the_same_key(there: dict[str, str]) -> None:
    with open_store(there) as store, store.writing() as session:
        keep(session, "shop", [TALK])
        sealed = store.vault.seal("Ruth")
    with open_store(there) as store:
        assert store.vault.open(sealed) == "Ruth"


def test_a_key_is_made_again_only_while_nothing_is_sealed(there: dict[str, str]) -> None:
    key = home_of(there) / "heard.key"
    with open_store(there):
        key.unlink()
    with open_store(there) as store, store.writing() as session:
        keep(session, "shop", [TALK])
    key.unlink()
    with pytest.raises(StorageError, match=r"heard\.key is missing"), open_store(there):
        pass
    assert not key.exists()


def test_another_key_is_refused(there: dict[str, str]) -> None:
    with open_store(there) as store, store.writing() as session:
        keep(session, "shop", [TALK])
    (home_of(there) / "heard.key").write_bytes(bytes(32))
    with pytest.raises(StorageError, match="does not open with this key"), open_store(there):
        pass


def test_what_a_crash_left_of_a_key_is_no_key(there: dict[str, str]) -> None:
    (home_of(there) / "heard.key.part").write_bytes(b"half")
    with open_store(there):
        assert (home_of(there) / "heard.key").stat().st_size == 32


def test_a_database_of_another_kind_is_refused(there: dict[str, str]) -> None:
    address = {"HEARD_DATABASE": "mysql://x/y"}
    with pytest.raises(SettingsError, match="mend its address"), open_database(there | address):
        pass
