"""A single mail: known by its headers, and read as a conversation of one turn."""

import pytest

from heard.formats.eml import sniff
from tests.formats.mails.letters import letter
from tests.formats.reading import read


@pytest.mark.parametrize(
    ("head", "known"),
    [
        (letter(), True),
        ("Received: from x\n\tby y\nFrom: a@b.test\n\nHi", True),
        ("From: Oslo\nTo: Bergen\nDate: 3 May\n\nHi", False),
        ("Customer: Hi\nAgent: Hello\n", False),
        ("MIME-Version: 1.0\nFrom: a@b.test\nno header\n\nHi", False),
        ("\nFrom: a@b.test\nMIME-Version: 1.0", False),
    ],
)
def test_it_is_known_by_what_a_program_writes_above(head: str, known: bool) -> None:  # noqa: FBT001 - a table of answers
    assert sniff(head) is known


def test_it_is_a_conversation_of_one_turn() -> None:
    outcome = read(letter("Where is it?", message_id="<m1@mail.test>"), "mail.eml", 'support = ["help@shop.test"]')
    assert (outcome.ids, outcome.said) == (["m1@mail.test"], ["customer: Where is it?"])


def test_without_an_id_it_is_called_after_its_file() -> None:
    assert read(letter(), "lamp.eml").ids == ["lamp"]
