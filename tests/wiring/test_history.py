"""The ear is taught once and then kept."""

from pathlib import Path

import numpy as np
import pytest

from heard.history.ear import Ear, Sound
from heard.wiring.history import ear_kept_in, shipped_ear

pytestmark = pytest.mark.engine


def same(one: Ear, other: Ear) -> bool:
    """Whether two ears hear alike, to the last bit."""
    return all(np.array_equal(one.weights[sound], other.weights[sound]) for sound in Sound)


def test_what_is_kept_is_what_was_taught(tmp_path: Path) -> None:
    ear_kept_in(tmp_path)
    [kept] = tmp_path.glob("ear-*.npy")
    ear_kept_in.cache_clear()
    assert same(ear_kept_in(tmp_path), shipped_ear())
    assert kept.stat().st_size < 20_000


@pytest.mark.parametrize("damage", [b"", b"not an ear", b"\x93NUMPY\x01\x00"])
def test_what_is_damaged_is_taught_anew(tmp_path: Path, damage: bytes) -> None:
    ear_kept_in(tmp_path)
    [kept] = tmp_path.glob("ear-*.npy")
    whole = kept.read_bytes()
    kept.write_bytes(damage)
    ear_kept_in.cache_clear()
    assert same(ear_kept_in(tmp_path), shipped_ear())
    assert kept.read_bytes() == whole
