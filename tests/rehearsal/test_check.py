"""Cards that are not fit to be played."""

from heard.rehearsal.check import alike, check
from tests.rehearsal.deck import PERSONA, card, values_of


def faults(**changed: object) -> list[str]:
    return [fault.what for fault in check(card(**changed), PERSONA, runs=200)]


def test_a_card_with_few_lines_is_not_lively() -> None:
    assert any("it stays lively" in fault for fault in faults())


def test_two_lines_that_are_nearly_the_same_are_found() -> None:
    assert alike("Where is my parcel, please?", "Where is my parcel please?") > 0.6
    assert alike("Where is my parcel?", "I want my money back.") < 0.2
    says = {**values_of()["says"], "blame": {"any": ["So it is my fault now, is it?", "So it is my fault, is it?"]}}
    assert any("So it is my fault, is it?" in fault and "nearly the same" in fault for fault in faults(says=says))


def test_a_line_that_nobody_can_come_to_hear_is_found() -> None:
    says = {**values_of()["says"], "withdraw": {"any": ["never said"]}}
    assert any("Nobody hears this line" in fault and "never said" in fault for fault in faults(says=says))


def test_every_other_line_is_heard() -> None:
    assert not [fault for fault in faults() if "Nobody hears" in fault]
