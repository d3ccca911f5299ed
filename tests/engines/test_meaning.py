"""Where words lie: what is about one thing lies together, whatever its words."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from heard.engines.encoder import WEIGHTS, Encoder
from heard.engines.meaning import ON_CARD, UPPER, EncoderPlacer
from heard.errors import EngineError
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


def test_what_else_is_said_in_a_turn_moves_nothing() -> None:
    place, text = placer().place, f"{LATE[0]} {LOGIN}"
    within = place(text, [(len(LATE[0]) + 1, len(text))])
    assert within == pytest.approx(place(LOGIN, [(0, len(LOGIN))]), abs=1e-6)


def test_a_stretch_without_words_lies_where_its_turn_does_and_nothing_lies_nowhere() -> None:
    place, text = placer().place, f"{LOGIN}   "
    assert place(text, [(len(LOGIN) + 1, len(text))]) == pytest.approx(place(text, [(0, len(LOGIN))]))
    assert not place("   ", [(0, 2)]).any()


def test_a_stretch_over_two_sentences_lies_between_them() -> None:
    place, text = placer().place, f"{LATE[0]} {LOGIN}"
    (both, late, login) = place(text, [(0, len(text)), (0, 5), (len(text) - 5, len(text))])
    assert min(both @ late, both @ login) > late @ login


def test_a_turn_of_many_windows_has_one_place() -> None:
    text = " ".join(f"On day {number} I waited for my parcel and it did not come." for number in range(80))
    (found,) = placer().place(text, [(0, len(text))])
    assert found @ placer().place(LATE[0], [(0, 5)])[0] > 0.3


@pytest.mark.parametrize("named", ["", "0" * 64])
def test_layers_that_the_card_does_not_name_are_refused(named: str, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(WEIGHTS, tmp_path / "weights"))
    card = json.loads((folder / "card.json").read_text(encoding="utf-8"))
    (folder / "card.json").write_text(
        json.dumps({**card, ON_CARD: named} if named else _without(card)), encoding="utf-8"
    )
    with pytest.raises(EngineError, match=f"{UPPER} holds other weights than its card names"):
        EncoderPlacer(Encoder(folder), folder)


def _without(card: dict[str, object]) -> dict[str, object]:
    return {name: part for name, part in card.items() if name != ON_CARD}
