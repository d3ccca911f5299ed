"""The cards and personas that are shipped."""

import pytest

from heard.rehearsal.cards.persona import find_persona, personas
from heard.rehearsal.cards.shelf import shipped_scenarios
from heard.rehearsal.check import check

CARDS = tuple(shipped_scenarios())


@pytest.mark.parametrize("name", CARDS)
def test_every_card_that_is_shipped_is_fit_to_be_played(name: str) -> None:
    card = shipped_scenarios()[name]
    assert card.id == name
    assert not [fault.what for fault in check(card, find_persona(card.persona))]


def test_no_line_stands_on_two_cards() -> None:
    seen: dict[str, str] = {}
    for card in shipped_scenarios().values():
        for line in card.lines:
            assert seen.setdefault(line, card.id) == card.id, line


def test_personas_have_lines_of_their_own() -> None:
    for persona in personas().values():
        assert persona.says["press"]
        assert persona.says["withdraw" if persona.withdraws else "escalate"]
