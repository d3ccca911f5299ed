"""Hostile text: what reads words for suggestions and masks takes time that grows with the text, not with its square."""

from collections.abc import Callable

import pytest

from heard.conversation.span import Span
from heard.privacy.mask import mask
from heard.suggest.draft import draft_of
from heard.suggest.particulars.concern import clause_of
from heard.suggest.particulars.read import read_particulars
from heard.suggest.style.trait import directness_of, register_of, warmth_of
from heard.suggest.truth.commitment import find_commitments
from heard.suggest.truth.fact import find_facts
from heard.suggest.writing.accept import BINDING_WORDS
from heard.suggest.writing.answer import MARKUP
from tests.language.test_hostile_text import LONG, MOST_TIME, SHORT, repeat, seconds
from tests.people import agent, customer


def clause(text: str) -> object:
    turn = customer(text)
    return clause_of(Span(turn, 0, len(text)))


READERS: dict[str, Callable[[str], object]] = {
    "facts": find_facts,
    "commitments": find_commitments,
    "particulars": lambda text: read_particulars([customer(text)]),
    "clauses": clause,
    "frames": lambda text: draft_of(agent(text)),
    "masks": lambda text: mask([text]),
    "registers": lambda text: register_of([text]),
    "traits": lambda text: (warmth_of([text]), directness_of([text])),
    "rules": lambda text: (MARKUP.search(text), BINDING_WORDS.findall(text)),
}
PIECES = (
    "A",
    "a-",
    "A-1",
    "1",
    "1 ",
    "4111 ",
    "my ",
    "I lost ",
    "we will ",
    "nine days ",
    "a@",
    "a.",
    "[a",
    "<a",
    "Hi ",
    "\n",
    "http://a?",
)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_with_the_text(reader: str, piece: str) -> None:
    read, short, long = READERS[reader], repeat(piece, SHORT), repeat(piece, LONG)
    assert seconds(lambda: read(long)) < MOST_TIME * max(seconds(lambda: read(short)), 0.0005)
