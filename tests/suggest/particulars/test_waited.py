"""How long they have waited: a length beside what is missing, broken or not done, and no other length."""

import pytest

from heard.suggest.particulars.read import read_particulars
from tests.people import customer


def waited(text: str) -> str | None:
    found = read_particulars([customer(text)]).waited
    return found.words if found else None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I've been waiting for nine days", "nine days"),
        ("Still waiting for my parcel after nine days", "nine days"),
        ("We had to wait three hours", "three hours"),
        ("You've kept me waiting for two hours", "two hours"),
        ("Been on hold 45 minutes already", "45 minutes"),
        ("My parcel has been missing for two weeks", "two weeks"),
        ("My phone has been broken for a month", "a month"),
        ("The heating's been off for six days", "six days"),
        ("The line has been down for twenty-five minutes", "twenty-five minutes"),
        ("We've been without water for four days", "four days"),
        ("I have had no reply for nine days", "nine days"),
        ("It still hasn't come after three weeks", "three weeks"),
        ("It hasn't worked for three weeks", "three weeks"),
        ("It's now nine days", "nine days"),
        ("Three days straight of this", "three days"),
        ("It's been nine days and still no parcel", "nine days"),
        ("Nine days and nobody answers!", "nine days"),
        ("An hour and a half on hold", "an hour and a half"),
        ("I've been a customer for 12 years and my wifi has been off for three days", "three days"),
    ],
)
def test_a_length_that_lasts(text: str, words: str) -> None:
    assert waited(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "I've been a customer for 12 years",
        "I've been with you for 15 years now",
        "That's 12 years now I've been with you",
        "I've been a loyal member for six years",
        "I've banked with you for thirty years and this is how you treat me",
        "I've used you for four years and never had this",
        "I've owned it for two months",
        "I had it for seven weeks and it broke",
    ],
)
def test_how_long_somebody_has_been_a_customer_is_no_wait(text: str) -> None:
    assert waited(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "My son has been ill for three weeks",
        "My daughter has been ill for two days now",
        "I've lived here for nine years",
        "We've been married for twelve years",
        "I worked there for three months and never got paid",
        "I haven't worked for three weeks",
        "I've run this shop for twenty years now",
        "I've been off sick for two weeks",
        "My husband was out for three hours",
        "I was two hours late for my interview",
    ],
)
def test_a_life_is_no_wait(text: str) -> None:
    assert waited(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "It has worked for three years and now my router is dead",
        "My phone is dead after two years",
        "We had no problems for three years",
        "It ran without a hitch for two years",
        "The phone is broken, it is two years old",
        "My order is late, I ordered it three weeks ago",
        "We stayed for three nights and it was lovely",
    ],
)
def test_how_long_it_went_well_is_no_wait(text: str) -> None:
    assert waited(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "I'm not waiting three weeks",
        "I am not going to be waiting three weeks",
        "I refuse to be kept waiting two weeks",
        "I can't wait three weeks",
        "I don't want to wait 30 days",
        "You told me to wait three days",
        "You promised me two days and the parcel is missing",
        "The waiting list is three months",
        "The delivery time is three weeks now",
        "My card is blocked and I fly in three days",
        "I have three days left and the parcel is missing",
    ],
)
def test_what_nobody_has_waited_yet_is_no_wait(text: str) -> None:
    assert waited(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Three hours of footage are missing",
        "A two week trial is missing from my bill",
        "Been waiting on my 12 month subscription refund",
        "The wifi is off every two days",
        "Still waiting, and 3-5 days was the promise",
        "I am without a phone since the one for £40 a month broke",
    ],
)
def test_a_length_that_measures_something_else_is_no_wait(text: str) -> None:
    assert waited(text) is None
