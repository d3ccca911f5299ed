"""Requests rated for politeness: what is learned and what is kept for measuring."""

from pathlib import Path

import pytest

from training.sources.politeness import FILES, KEPT, requests_kept, requests_to_learn


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two files with more requests in all than are kept."""
    for name in FILES:
        rows = "".join(f'x,{number},"{name}, please {number}?",0.5\n' for number in range(KEPT))
        (tmp_path / name).write_text(f"Community,Id,Request,Normalized Score\n{rows}", encoding="utf-8")
    return tmp_path


def test_what_is_kept_is_never_learned(folder: Path) -> None:
    learned, kept = requests_to_learn(folder), requests_kept(folder)
    assert (len(learned), len(kept)) == (KEPT, KEPT)
    assert not {request.text for request in learned} & {request.text for request in kept}


def test_both_files_are_read_and_the_order_stays(folder: Path) -> None:
    assert requests_kept(folder) == requests_kept(folder)
    assert {request.text.split(",")[0] for request in requests_kept(folder)} == set(FILES)
