"""The house as it is served: what is changed in its files is in force without a start."""

from pathlib import Path
from threading import Event as Sign

import pytest

from heard.privacy.secret import SecretKind
from heard.settings import HOME
from heard.wiring.house import open_house

pytestmark = pytest.mark.engine


def test_a_changed_file_is_in_force_within_seconds_and_the_store_masks_by_it(tmp_path: Path) -> None:
    taken = Sign()
    with open_house({HOME: str(tmp_path)}) as house:
        house.in_force.whenever(lambda settings: taken.set() if settings.policy.kept else None)
        (tmp_path / "heard.toml").write_text('[privacy]\nkeep = ["email"]\n')
        assert taken.wait(10)
        assert house.store.policy.kept == {SecretKind.EMAIL}
