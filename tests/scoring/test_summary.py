"""A conversation in one sentence: read the table."""

import pytest

from heard.conversation.span import Span
from heard.ledger.item import Item, ItemKind
from heard.scoring.review import review
from heard.scoring.summary import describe, summarise
from tests.fakes.model import fake_model
from tests.people import conversation, customer


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ([], "Not scored: no customer turn."),
        (["A: Hello."], "Not scored: no customer turn."),
        (["C: Broken."], "Not scored: no reply yet."),
        (["C: Broken.", "B: Hello."], "Not scored: no reply yet."),
        (["C: Hola.", "A: Hello."], "Not scored: language: es."),
        (["C: Hola.", "C: Danke.", "A: Hello."], "Not scored: language: de, es."),
        (["C: Broken.", "A: Hola."], "Not scored: language: es."),
        (["C: Broken.", "A: > Broken."], "Not scored: no words of its own."),
        (["C: Hello.", "A: Hello."], "Not scored: not enough was said."),
        (["C: Thank you!", "A: Hello."], "Not scored: not enough was said."),
        (
            ["C: Thank you, that was all I had in mind!", "A: You are welcome."],
            "Nothing was voiced that a reply could take up.",
        ),
        (["C: Broken.", "A: I will mend the broken one."], "The one thing voiced was taken up."),
        (["C: Broken.", "A: What is broken?"], "The one thing voiced was taken up in part."),
        (["C: Broken, when?", "A: Broken because of rain; when? Tomorrow."], "All 2 things voiced were taken up."),
        (["C: Broken, lost.", "A: Lost, broken?"], "All 2 things voiced were taken up, 2 of them in part."),
        (["C: Broken.", "A: Hello."], "0 of 1 things voiced were taken up; still unheard: problem (“Broken”)."),
        (
            ["C: Broken, lost.", "A: What is broken?"],
            "1 of 2 things voiced were taken up; still unheard: problem (“lost”).",
        ),
        (
            ["C: Broken, I am furious!", "A: I will mend the broken one."],
            "1 of 2 things voiced were taken up; still unheard: anger (“furious”).",
        ),
        (["C: Broken.", "A: I will mend the broken one.", "C: Lost."], "The one thing voiced was taken up."),
    ],
)
def test_it_says(lines: list[str], sentence: str) -> None:
    assert summarise(review(conversation(*lines), fake_model())) == sentence


def test_it_shortens_long_quotes_and_keeps_them_on_one_line() -> None:
    turn = customer(f"It is\n{'very ' * 20}old.")
    item = Item("c1", ItemKind.PROBLEM, Span(turn, 0, len(turn.text)), 1, 0.9)
    assert describe(item) == f"problem (“It is {'very ' * 9}very…”)"
