"""The shelf of statements: what is shipped, and what a team makes of it."""

import pytest

from heard.conversation.fields import Fields
from heard.errors import InvalidValue
from heard.suggest.statements.lint import lint
from heard.suggest.statements.shelf import shipped_statements, statements_with
from heard.suggest.statements.statement import Intent, Statement, opening_of

FEWEST = 400
OWN = {"id": "own-1", "intent": "closing", "text": "Till soon, and a good flight."}


def shelf(**team: object) -> dict[str, Statement]:
    own = statements_with(shipped_statements(), Fields(team))
    return {statement.id: statement for statement in own}


def test_there_are_enough_and_some_of_every_intent() -> None:
    statements = shipped_statements()
    assert len(statements) >= FEWEST
    assert {statement.intent for statement in statements} == set(Intent)
    assert len({statement.id for statement in statements}) == len(statements)


def test_the_shipped_ones_are_in_order() -> None:
    assert lint(shipped_statements()) == []


def test_a_team_adds_rewords_and_retires() -> None:
    first, second, *_ = shipped_statements()
    reworded = {"id": first.id, "intent": first.intent.value, "text": "Our own words."}
    own = shelf(statement=[OWN, reworded], retired=[second.id])
    assert own["own-1"].text == "Till soon, and a good flight."
    assert own[first.id].text == "Our own words."
    assert second.id not in own


@pytest.mark.parametrize(
    ("team", "sentence"),
    [
        ({"retired": ["none"]}, "retired names none, and there is no such statement; `heard statements list` has all."),
        ({"statement": [{**OWN, "mood": 1}]}, "statement[0].mood is no setting; here may stand channels, feelings, "),
        (
            {"statement": [{**OWN, "text": "Hi {name}."}]},
            "Statement own-1 has a slot {name}; slots are thing, waited, ",
        ),
        ({"statement": [{**OWN, "intensity": [0, 9]}]}, "Statement own-1 has intensity 0 to 9; it runs from 1 to 3."),
        ({"statement": [{**OWN, "intensity": "high"}]}, "statement[0].intensity must be two whole numbers, "),
        ({"statement": [{**OWN, "channels": ["pigeon"]}]}, "statement[0].channels[0] is 'pigeon'; use email, chat, "),
        ({"statement": [{**OWN, "intent": "joke"}]}, "statement[0].intent is 'joke'; use acknowledge, uncover, "),
        ({"statement": [{**OWN, "text": ""}]}, "Statement own-1 needs an id and a text."),
    ],
)
def test_what_cannot_be_used_is_said_in_one_sentence(team: dict[str, object], sentence: str) -> None:
    with pytest.raises(InvalidValue) as raised:
        shelf(**team)
    assert str(raised.value).startswith(sentence)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Rest assured we care.", "own says “Rest assured”, which is a cliche; say it in your own words."),
        ("It takes 5 days.", "own states “5 days”; what is not so in every case belongs into a slot or a [blank]."),
        ("I will refund you.", "own promises something; what agents may promise belongs into the playbook."),
        ("All about {thing", "own has a brace that opens no slot; slots look like {thing}."),
        ("word " * 40, "own has 40 words; 30 are the most."),
    ],
)
def test_a_statement_is_linted(text: str, problem: str) -> None:
    assert lint([Statement("own", Intent.CLOSING, text)]) == [problem]


def test_two_that_say_nearly_the_same_are_named() -> None:
    first = Statement("a", Intent.CLOSING, "I hope the rest of the week is kind to you.")
    second = Statement("b", Intent.CLOSING, "And I hope the rest of the week is kind to you.")
    assert lint([first, second]) == ["b and a say nearly the same; reword one."]


def test_openings_that_wear_out_are_named() -> None:
    same = [Statement(str(n), Intent.CLOSING, f"So long then {'x' * (n + 1)} {'y' * (n + 1)}") for n in range(4)]
    assert lint(same) == ["4 statements of closing open with “so long then”; 3 are the most."]


def test_an_opening_is_its_first_three_words() -> None:
    assert opening_of("Nine days, and more!") == "nine days and"
