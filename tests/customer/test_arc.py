"""The arc: read the table first."""

import pytest

from heard.customer.arc import ArcPoint, draw_arc
from tests.fakes.reader import FakeReader
from tests.people import customer


@pytest.mark.parametrize(
    ("said", "valence", "intensity"),
    [
        ("Where is the parcel.", 0, 0),
        ("I am annoyed.", -0.33, 1),
        ("I am annoyed!", -0.67, 2),
        ("I am furious!!!!", -1, 3),
        ("That is lovely!", 0.67, 2),
        ("I am furious and annoyed!", -0.67, 2),
        ("Lovely. I am furious!", 0, 2),
    ],
)
def test_it_has_a_point_for_each_turn(said: str, valence: float, intensity: int) -> None:
    reading = FakeReader().read(customer(said), ())
    assert draw_arc([reading]) == (ArcPoint("c", valence, intensity),)


def test_it_leaves_out_turns_that_were_not_read() -> None:
    readings = [FakeReader().read(customer(said), ()) for said in ("I am furious!", "Hola, furious!")]
    assert len(draw_arc(readings)) == 1
