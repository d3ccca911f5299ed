"""A customer's words are changed: nothing particular of them is left, the same each time, or they are refused."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.rehearsal.own.change import FOREIGN, LEFT_OUT, TOO_LONG, TOO_SHORT, TOO_STRANGE, change
from heard.rehearsal.own.ordinary import is_ordinary
from heard.rehearsal.own.stock import NAMES, TOO_MANY, Unchangeable

LETTERS = "bcdfghjklmnpqrstvwz"
# Words that are in no list, such as names are.
STRANGE = st.text("aeiou" + LETTERS, min_size=4, max_size=9).filter(lambda word: not is_ordinary(word))
NUMBERS = st.integers(0, 99_999_999)
DAYS = st.sampled_from("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
MONTHS = st.sampled_from("January February March April May June July August September October November".split())
# What a customer may put where; each place is filled with something of its own.
TEXTS = (
    "Hi, this is {Name}. My order {number} was due on {day}, and it is still not here.",
    "I spoke with {Name} on {date} {month}, and nothing has happened in {number} days. Mail me: {name}@{other}.org",
    "My {Other} broke on {day}. {Name} told me to wait. I paid £{number}.50 for it, in {Third}!",
    "we ordered from {other} on {number}/{month} and {name} promised it by {day} at {date}:45. where is it?",
    "Order {Name}-{number}, in the name of {Other} {Third}. I want my {number} euros back by {month}.",
    "@{name} I HAVE CALLED {date} TIMES SINCE {month}, AND {Other} DOES NOT CARE. #{third}",
)
DIGITS = re.compile(r"\d+")
WORDS = re.compile(r"[^\W\d_](?:'?[^\W\d_])+")


@given(
    st.sampled_from(TEXTS),
    st.lists(STRANGE, min_size=3, max_size=3, unique=True),
    NUMBERS,
    st.tuples(st.integers(1, 28), DAYS, MONTHS),
)
def test_nothing_particular_is_left(text: str, names: list[str], number: int, dates: tuple[int, str, str]) -> None:
    name, other, third = names
    date, day, month = dates
    words: dict[str, object] = {"name": name, "other": other, "third": third, "number": number}
    words |= {"date": date, "day": day, "month": month}
    words |= {"Name": name.title(), "Other": other.title(), "Third": third.title()}
    said = text.format(**words)
    try:
        changed = change(said)
    except Unchangeable:
        return
    left = set(re.findall(r"[^\W\d_]+", changed.casefold()))
    assert not left & {name, other, third, *({day.casefold(), month.casefold()} & set(said.casefold().split()))}
    assert not {int(each) for each in DIGITS.findall(said)} & {int(each) for each in DIGITS.findall(changed)}
    assert changed == change(said)


@given(st.text(max_size=300))
def test_of_anything_only_ordinary_and_made_up_words_stay(text: str) -> None:
    try:
        changed = change(text)
    except Unchangeable:
        return
    made_up = {word.casefold() for names in NAMES.values() for word in names.split()}
    told = set(re.findall(r"[^\W\d_]{2,}", text.casefold()))
    strange = {word for word in told if not is_ordinary(word)}
    assert strange & set(re.findall(r"[^\W\d_]{2,}", changed.casefold())) <= made_up | {
        "tv",
        "pdf",
        "sms",
        "usb",
        "ok",
    } | (KEPT_AS_THEY_STAND)


# Signs of address, masks and words of what is put in their place.
KEPT_AS_THEY_STAND = frozenset(
    "tv pdf sms usb ok mr mrs ms dr sir sirs madam pin god card security code iban password token link secret national "
    "address phone https example org page".split()
)


@pytest.mark.parametrize(
    ("said", "changed"),
    [
        ("It was due on Tuesday, and today is Friday.", r"It was due on (\w+day), and today is (?!\1)\w+day\."),
        ("Marta told me so. I trust Marta.", r"(\w+) told me so\. I trust \1\."),
        ("It is order 40-7718, twice: 40-7718.", r"It is order (\d\d-\d{4}), twice: \1\."),
        ("I have waited 2 weeks, or three.", r"I have waited \d weeks, or (?!three)\w+\."),
        ("I paid for 1 bag on the 9th.", r"I paid for one bag on the \d+(?:st|nd|rd|th)\."),
        ("May I sit in the sun? It may rain.", r"May I sit in the sun\? It may rain\."),
        ("You are there 24/7, are you?", "You are there day and night, are you\\?"),
        ("My zorbulator makes a noise.", f"My {LEFT_OUT} makes a noise\\."),
        ("Write to ruth@example.test please.", r"Write to \w+@example\.org please\."),
        ("My card is [card ****1111], not yours.", r"My card is \[card\], not yours\."),
        ("@shop where is my parcel now?", r"where is my parcel now\?"),
        ("YOU LEFT ME WAITING FOR DAYS!", "YOU LEFT ME WAITING FOR DAYS!"),
        ("It came from Leeds, I think.", r"It came from (?!Leeds)[A-Z]\w+, I think\."),
    ],
)
def test_each_kind_is_put_otherwise(said: str, changed: str) -> None:
    assert re.fullmatch(changed, change(said)), change(said)


def test_names_of_those_who_took_part_are_known() -> None:
    told = "It was told to me by Hope. Hope is kind, and I hope for her."
    assert change(told, ["Hope"]).endswith(" is kind, and I hope for her.")
    assert "Hope" not in change(told, ["Hope"])


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("hola", TOO_SHORT),
        ("Where is my parcel? " * 80, TOO_LONG),
        ("Where is my посылка now?", FOREIGN),
        ("Wo bleibt denn meine Lieferung, frage ich euch nochmals?", TOO_STRANGE),
        (" ".join(f"I spoke with Name{each} on day {place}." for place, each in enumerate("bcdfghjk", 9)), TOO_MANY),
    ],
)
def test_what_cannot_be_changed_is_refused(said: str, why: str) -> None:
    with pytest.raises(Unchangeable, match=re.escape(why)):
        change(said)
