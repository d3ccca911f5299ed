"""Times: read where they are given in full, never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.formats.intake.time_stamp import read_time


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2026-01-05T10:02:00+01:00", "2026-01-05 10:02:00+01:00"),
        ("2026-01-05T10:02:00Z", "2026-01-05 10:02:00+00:00"),
        (" 2026-01-05 10:02 ", "2026-01-05 10:02:00"),
        ("2026-01-05 10:02:33 UTC", "2026-01-05 10:02:33+00:00"),
        ("2026-01-05", "2026-01-05 00:00:00"),
        ("1767607320", "2026-01-05 10:02:00+00:00"),
        ("1767607320000", "2026-01-05 10:02:00+00:00"),
        ("9999999999999", "2286-11-20 17:46:39.999000+00:00"),
        ("05/01/2026 10:02", "None"),
        ("10:02", "None"),
        ("12345", "None"),
        ("yesterday", "None"),
        ("", "None"),
    ],
)
def test_a_time_is_read_in_full_or_not_at_all(text: str, time: str) -> None:
    assert str(read_time(text)) == time


@given(st.text("0123456789-:+TZW. ", max_size=25))
def test_whatever_looks_like_a_time_is_one_or_none(text: str) -> None:
    assert read_time(text) is None or str(read_time(text))
