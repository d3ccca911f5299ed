"""Presidio as a finder, with an analyzer that stands in for it."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from heard.engines.presidio import SURE, PresidioFinder
from heard.errors import EngineError
from heard.privacy.secret import Secret, SecretKind


@dataclass
class Seen:
    """What an analyzer says."""

    entity_type: str
    start: int
    end: int


class Analyzer:
    """Sees a person and a place in every text."""

    def analyze(self, text: str, language: str, *, entities: list[str], score_threshold: float) -> Sequence[Seen]:
        """The same for every text; it wants to be asked as Presidio is."""
        assert (language, score_threshold) == ("de", SURE)
        assert "PERSON" in entities
        assert "CREDIT_CARD" not in entities
        return [Seen("PERSON", 0, 3), Seen("LOCATION", 4, len(text))]


def test_it_says_in_our_words_what_it_is_asked_for() -> None:
    assert list(PresidioFinder(Analyzer(), language="de").find("Ana Bonn")) == [Secret(SecretKind.NAME, 0, 3)]


def test_it_says_what_to_do_when_it_is_not_installed() -> None:
    with pytest.raises(EngineError, match="Presidio is not installed; run `pip install heard\\[presidio\\]`"):
        PresidioFinder()
