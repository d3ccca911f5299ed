"""Names of people: read each line as text, then the names that are left out of it."""

import pytest

from heard.language.names import find_names


def names(text: str) -> list[str]:
    return [text[place.start : place.stop] for place in find_names(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hi Ngozi, I've looked into it.", ["Ngozi"]),
        ("hi ngozi, can you help", ["ngozi"]),
        ("Dear Mr. Chukwuemeka Obi, your parcel is here.", ["Chukwuemeka Obi"]),
        ("Good morning Zoë. I see.", ["Zoë"]),
        ("Hello 山田, it is on its way.", ["山田"]),
        ("This is Sam from the team, and my name is not on it.", ["Sam"]),
        ("I'm Jane Doe, policy 3.", ["Jane Doe"]),
        ("Is that all right, Lakshmi?", ["Lakshmi"]),
        ("Where is it?\nThanks,\nAnne-Marie O'Neil", ["Anne-Marie O'Neil"]),
        ("Please DM us. ^JK", ["JK"]),
        ("Kind regards,\nNgozi Okafor\nCustomer Support", ["Ngozi Okafor"]),
        ("Wei here, still waiting.", ["Wei"]),
        ("Hi Ngozi I need help", ["Ngozi"]),
        ("Thanks Sam for the quick reply.", ["Sam"]),
        ("my name is ngozi okafor, order 12", ["ngozi okafor"]),
        ("Your agent Ngozi promised a refund.", ["Ngozi"]),
        ("I was told by Dmitri that it ships today.", ["Dmitri"]),
        ("The booking is in the name of Maria J. da Silva.", ["Maria J. da Silva"]),
        ("So Lakshmi said it ships Friday.", ["Lakshmi"]),
        ("It is open again. Best, Ngozi", ["Ngozi"]),
        ("You'll get a mail tonight. ~Siobhán", ["Siobhán"]),
        ("Nobody calls me back. Ngozi Okafor", ["Ngozi Okafor"]),
    ],
)
def test_a_name_is_found(text: str, found: list[str]) -> None:
    assert names(text) == found


def test_a_name_that_is_given_away_is_found_within_sentences_too() -> None:
    assert names("Hi Ngozi, I told Ngozi's team. Ngozi knows.") == ["Ngozi", "Ngozi", "Ngozi"]
    assert names("Will do. I told Will so.\nThanks,\nWill") == ["Will", "Will"]


def test_a_name_that_is_known_is_found() -> None:
    text = "Okay, I have told Ngozi, and will tell the rest."
    assert [text[place.start : place.stop] for place in find_names(text, ["Ngozi Will"])] == ["Ngozi"]


@pytest.mark.parametrize(
    "text",
    [
        "Hello there, how can I help?",
        "Hi all, it works again.",
        "Thanks! We will look into it.",
        "Yes, Monday, then.",
        "We fly to Paris on the first.",
        "Refund",
        "Sorry about this. The app is down.",
        "",
        "THIS IS UNACCEPTABLE, I AM FURIOUS",
        "THANKS FOR NOTHING!",
        "I'm Deaf and can't call.",
        "You can choose:\n- Refund\n- Replacement\n- Voucher",
        "Hello anyone?",
        "What a joke. Unbelievable",
        "Sorry The Bridge is closed.",
        "Thanks for the quick reply.",
        "It is bad, TERRIBLE, and late.\nWHERE IS MY REFUND",
    ],
)
def test_no_name_is_found(text: str) -> None:
    assert not names(text)
