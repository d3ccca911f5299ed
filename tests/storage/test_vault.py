"""The vault: sealed with a key, found by a digest, and a new key does not lock out the old."""

import pytest

from heard.errors import SettingsError, StorageError
from heard.storage.vault import Vault

OLD, NEW = bytes(32), bytes(range(32))


def test_what_is_sealed_is_opened_again_and_never_looks_the_same() -> None:
    vault = Vault([OLD])
    sealed = [vault.seal("ruth@example.test") for _ in range(2)]
    assert [vault.open(each) for each in sealed] == ["ruth@example.test"] * 2
    assert sealed[0] != sealed[1]
    assert b"ruth" not in sealed[0]


def test_an_old_key_still_opens_and_finds() -> None:
    old, both = Vault([OLD]), Vault([NEW, OLD])
    assert both.open(old.seal("x")) == "x"
    assert both.digest("email", "x") == old.digest("email", "x")


def test_another_key_opens_nothing() -> None:
    with pytest.raises(StorageError, match="does not open with this key"):
        Vault([NEW]).open(Vault([OLD]).seal("x"))


@pytest.mark.parametrize("keys", [[], [b"short"], [OLD, b""]])
def test_a_key_of_another_length_is_refused(keys: list[bytes]) -> None:
    with pytest.raises(SettingsError, match="32 bytes"):
        Vault(keys)


def test_digests_of_kinds_are_apart() -> None:
    vault = Vault([OLD])
    assert vault.digest("email", "1") != vault.digest("phone", "1")
