"""Search: all words, in any form, side by side in quotation marks; what people type is never an operator."""

from dataclasses import replace

import pytest

from heard.storage.conversations import keep
from heard.storage.search import search
from heard.storage.store import Store
from tests.people import conversation

SAID = (
    "C: My parcel has been missing for nine days",
    "A: We are looking for your parcels, missing or not",
    "C: The café lamp flickers & AND so on",
    "A: Press the button twice",
)


@pytest.fixture
def full(store: Store) -> Store:
    """A store with a little talk in it."""
    with store.writing() as session:
        keep(session, "shop", [conversation(*SAID)])
    return store


@pytest.mark.parametrize(
    ("words", "turns"),
    [
        ("parcel", ["1", "0"]),
        ("PARCELS missing", ["1", "0"]),
        ('"missing for nine"', ["0"]),
        ('"for missing"', []),
        ("parcel lamp", []),
        ("press pressing", ["3"]),
        ("AND", ["2"]),
        ("flickers AND", ["2"]),
        ('flickers "', ["2"]),
        ("", []),
        ("*", []),
        ("parcel* OR NOT NEAR(", []),
        ("text:parcel", []),
        ("parcel -missing", ["1", "0"]),
        ("%", []),
        ("'; DROP TABLE turn; --", []),
    ],
)
def test_it_finds(full: Store, words: str, turns: list[str]) -> None:
    with full.reading() as session:
        assert [hit.turn_id for hit in search(session, words)] == turns


def test_it_goes_on_behind_the_last_hit(full: Store) -> None:
    with full.reading() as session:
        [first] = search(session, "parcel", most=1)
        [second] = search(session, "parcel", before=first.place)
    assert (first.turn_id, second.turn_id) == ("1", "0")


def test_a_turn_that_was_changed_is_found_by_its_new_words_only(full: Store) -> None:
    talk = conversation(*SAID)
    with full.writing() as session:
        keep(session, "shop", [replace(talk, turns=(replace(talk.turns[0], text="My letter is lost"),))])
        assert [hit.turn_id for hit in search(session, "parcel")] == ["1"]
        assert [hit.turn_id for hit in search(session, "letters")] == ["0"]
