"""Particulars of 390 written messages: said back right, or not at all. A wrong one is worse than none."""

import json
from collections import Counter
from pathlib import Path

import pytest

from heard.conversation.turn import Turn
from heard.suggest.particulars.amount import ORDINALS
from heard.suggest.particulars.case import told
from heard.suggest.particulars.particular import Particular
from heard.suggest.particulars.read import particulars_of, read_particulars
from heard.suggest.particulars.second_person import turned
from tests.fakes.reader import FakeReader
from tests.people import customer

CASES = [json.loads(line) for line in Path(__file__).with_name("cases.jsonl").read_text(encoding="utf-8").splitlines()]
TURNS = [customer(case["said"]) for case in CASES]
# What comes out wrong, and why. One that comes right fails, and leaves.
NOT_YET = {
    "part-055 thing": "a birthday told by its number is no occasion to the word list",
    "part-074 thing": "what was waited for came; the trouble is with what came next",
    "part-162 thing": "whoever was booked is named like a thing",
    "part-169 thing": "whoever was booked is named like a thing",
    "part-189 loss": "a person would keep the customer's verb: getting charged",
    "part-212 tries": "a person would keep the customer's noun: DMs",
    "part-228 loss": "the apostrophe that quick fingers left out is not put back",
    "part-234 thing": "a place where something is missing is named like the thing that is missing",
    "part-246 thing": "what caused the trouble is named like what it is about",
    "part-296 thing": "of two things only the second is told",
    "part-312 person": "whose former partner it is does not show in the words before",
    "part-317 thing": "an exchange that is waited for is named like a thing",
    "part-323 thing": "a trade that the word list does not know is named like a thing",
    "part-327 thing": "a trade that the word list does not know is named like a thing",
    "part-334 thing": "what came to harm is named like what it is about",
    "part-338 thing": "a verb that the word list does not know ends no noun phrase",
    "part-355 thing": "an occasion that the word list does not know is named like a thing",
    "part-361 loss": "words that only say when are told along",
    "part-364 thing": "where the thing stands is named like the thing",
    "part-378 person": "whoever rang to say thanks is named like who is concerned",
    "part-381 waited": "a wait of somebody else's, told by the way, is taken for the customer's",
}
# Silence everywhere would pass the test above. This much was found when the rules were last changed, less a handful:
# a rule that loses more than that has become too narrow, and whoever narrows it on purpose writes the new count here.
FOUND_AT_LEAST = {"thing": 113, "waited": 56, "tries": 43, "loss": 47, "person": 50}
# How a count of tries may be written in the customer's words.
WRITTEN = {"two": ("two", "second", "2nd", "twice"), "several": ("several", "multiple"), "many": ("many", "numerous")}


def found(turn: Turn) -> dict[str, str]:
    return {name: particular.words.lower() for name, particular in read_particulars([turn]).known().items()}


def written(count: str) -> tuple[str, ...]:
    """The count itself, the ordinals that stand for it, and other words for it."""
    return (count, *(ordinal for ordinal, number in ORDINALS.items() if number == count), *WRITTEN.get(count, ()))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_what_is_said_back_is_right(case: dict[str, str]) -> None:
    said = found(customer(case["said"]))
    wrong = {f"{case['id']} {name}" for name in said if said[name] != case.get(name, "").lower()}
    assert wrong == {name for name in NOT_YET if name.startswith(case["id"])}


def test_most_of_what_is_there_is_found() -> None:
    right = Counter(
        name
        for case, turn in zip(CASES, TURNS, strict=True)
        for name, words in found(turn).items()
        if words == case.get(name, "").lower()
    )
    assert all(right[name] >= least for name, least in FOUND_AT_LEAST.items()), right


def quotes(name: str) -> list[Particular]:
    known = (read_particulars([turn]).known() for turn in TURNS)
    return [particulars[name] for particulars in known if name in particulars]


@pytest.mark.parametrize("particular", quotes("waited"), ids=lambda particular: particular.words)
def test_a_length_is_what_it_quotes(particular: Particular) -> None:
    assert particular.words == told(particular.span.quote)


@pytest.mark.parametrize("particular", quotes("tries"), ids=lambda particular: particular.words)
def test_tries_quote_their_number(particular: Particular) -> None:
    count = particular.words.lower().rsplit(" ", 1)[0]
    assert any(number in particular.span.quote.lower() for number in written(count))


@pytest.mark.parametrize(
    "particular",
    [particular for name in ("thing", "loss", "person") for particular in quotes(name)],
    ids=lambda particular: particular.words,
)
def test_a_quote_ends_with_the_last_word_of_what_is_said(particular: Particular) -> None:
    quote = turned(particular.span.quote) or ""
    assert particular.words.lower().rsplit(" ", 1)[-1] in quote.lower().rsplit(" ", 1)[-1]


def test_the_latest_word_on_a_particular_counts() -> None:
    turns = [customer("I've waited for nine days for my parcel."), customer("I've waited for ten days now.")]
    known = read_particulars(turns).known()
    assert (known["waited"].words, known["thing"].words) == ("ten days", "your parcel")


@pytest.mark.parametrize(
    ("said", "thing"),
    [
        ("My parcel is lost.", "your parcel"),
        ("Where is my parcel? The other is lost.", None),
    ],
)
def test_a_thing_that_is_named_in_passing_is_not_what_it_is_about(said: str, thing: str | None) -> None:
    known = particulars_of([FakeReader().read(customer(said), ())])
    assert (known.thing.words if known.thing else None) == thing


def test_a_name_keeps_its_capitals() -> None:
    known = read_particulars([customer("I bought the Whale Shark card and nothing came.")]).known()
    assert known["thing"].words == "the Whale Shark card"
