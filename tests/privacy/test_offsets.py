"""The map between the letters before and after masking: "pin 1234 ok" became "pin [password] ok"."""

import pytest

from heard.privacy.offsets import OffsetMap, Stretch

MAP = OffsetMap((Stretch(4, 8, 4, 14), Stretch(12, 15, 18, 21)))


@pytest.mark.parametrize(
    ("old", "start", "end"),
    [
        (0, 0, 0),
        (4, 4, 4),
        (6, 4, 14),
        (8, 14, 14),
        (11, 17, 17),
        (12, 18, 18),
        (13, 18, 21),
        (15, 21, 21),
        (20, 26, 26),
    ],
)
def test_it_leads_to_the_mask_or_to_the_very_letter(old: int, start: int, end: int) -> None:
    assert (MAP.start(old), MAP.end(old)) == (start, end)


@pytest.mark.parametrize(
    ("new", "start", "end"), [(3, 3, 3), (5, 4, 8), (14, 8, 8), (17, 11, 11), (19, 12, 15), (26, 20, 20)]
)
def test_it_leads_back(new: int, start: int, end: int) -> None:
    assert (MAP.old_start(new), MAP.old_end(new)) == (start, end)


def test_it_never_runs_backwards() -> None:
    places = [MAP.start(old) for old in range(30)]
    assert places == sorted(places)


def test_without_masks_everything_stays() -> None:
    assert OffsetMap().start(7) == OffsetMap().old_end(7) == 7
