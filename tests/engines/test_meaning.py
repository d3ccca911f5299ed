"""Where words lie: what is about one thing lies together, whatever its words."""

import numpy as np
import pytest

from heard.wiring.insights.causes import placer

pytestmark = pytest.mark.engine

LATE = ("My parcel still has not arrived.", "I am waiting for my delivery since Monday.")
LOGIN = "I cannot log in to my account any more."


def test_what_is_about_one_thing_lies_together() -> None:
    place = placer().place
    late, waiting, login = (place(text, [(0, len(text))])[0] for text in (*LATE, LOGIN))
    assert np.linalg.norm(late) == pytest.approx(1, abs=1e-5)
    assert late @ waiting > max(late @ login, waiting @ login)


def test_each_stretch_of_a_turn_has_a_place_of_its_own() -> None:
    text = f"{LATE[0]} {LOGIN}"
    late, login = placer().place(text, [(3, 20), (len(LATE[0]) + 3, len(text))])
    assert late @ login < 0.9
