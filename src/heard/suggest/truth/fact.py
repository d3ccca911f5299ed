"""Facts in a text: numbers, amounts, dates, times, names, links and addresses, in a form that can be compared."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from heard.suggest.particulars.amount import SMALL


class FactKind(StrEnum):
    """What a fact is."""

    LINK = "link"
    ADDRESS = "address"
    AMOUNT = "amount"
    CODE = "code"
    TIME = "time"
    DATE = "date"
    NUMBER = "number"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact as it stands in a text, code points `start` to `end`, and the value by which two are the same."""

    kind: FactKind
    value: str
    start: int
    end: int


CURRENCIES = {
    "€": "eur",
    "eur": "eur",
    "euro": "eur",
    "euros": "eur",
    "£": "gbp",
    "gbp": "gbp",
    "pound": "gbp",
    "pounds": "gbp",
    "quid": "gbp",
    "$": "usd",
    "usd": "usd",
    "dollar": "usd",
    "dollars": "usd",
    "bucks": "usd",
    "chf": "chf",
    "¥": "jpy",
    "yen": "jpy",
    "₹": "inr",
    "rupees": "inr",
    "kr": "kr",
    "%": "%",
    "percent": "%",
    "per cent": "%",
}
SIGNS = "€£$¥₹"
WORDS = "|".join(re.escape(word) for word in sorted(CURRENCIES, key=len, reverse=True) if word.isalpha() or " " in word)
DIGITS = r"\d{1,3}(?:[,\u202f ]\d{3})+(?:\.\d{1,2})?|\d{1,12}(?:[.,]\d{1,2})?"
NUMBER_WORDS = {word: str(number) for number, word in enumerate(SMALL, start=1)} | {
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
    "sixty": "60",
    "seventy": "70",
    "eighty": "80",
    "ninety": "90",
    "hundred": "100",
    "thousand": "1000",
    "dozen": "12",
    "fortnight": "14",
    "twice": "2",
    "double": "2",
    "third": "3",
    "fourth": "4",
    "fifth": "5",
    "sixth": "6",
    "couple": "2",
}
# "One" and "second" are hardly ever counted: "one moment", "a second".
UNCOUNTED = {"one"}
DAYS = {day[:3]: day for day in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")}
MONTHS = {
    month[:3]: month
    for month in ("january february march april may june july august september october november december".split())
}
DAY = r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?s?"
RELATIVE = (
    r"today|tonight|tomorrow|yesterday|overnight|(?:this|next|last) (?:week|month|year|morning|"
    r"afternoon|evening|weekend)|"
    r"(?:by )?the end of (?:the|this) (?:day|week|month)|noon|midnight|christmas|easter"
)
MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
PATTERNS = (
    (
        FactKind.LINK,
        re.compile(
            r"\b(?:https?://|www\.)[^\s<>\])]{1,400}|(?<![\w-])[\w-]{1,63}\.(?:com|org|net|io|co|"
            r"uk|de|eu|ly|me|app)\b(?:/[^\s<>\])]{0,400})?",
            re.IGNORECASE,
        ),
    ),
    # Before what looks like a telephone number.
    (FactKind.DATE, re.compile(r"\b\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}\b")),
    (
        FactKind.ADDRESS,
        re.compile(
            r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,63}\b|"
            r"(?<![\w+])\+?\d(?:[ ()./-]{0,2}\d){7,14}(?!\w)|(?<!\w)@\w{2,30}"
        ),
    ),
    (
        FactKind.AMOUNT,
        re.compile(
            rf"[{SIGNS}]\s?(?P<a>{DIGITS})|(?<![\w.,])(?P<b>{DIGITS}|"
            rf"{'|'.join(NUMBER_WORDS)})\s?(?P<unit>[{SIGNS}%]|(?:{WORDS})\b)",
            re.IGNORECASE,
        ),
    ),
    (
        FactKind.TIME,
        re.compile(
            r"\b\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\b\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?|\b\d{1,2} o[’']clock\b", re.IGNORECASE
        ),
    ),
    (
        FactKind.CODE,
        re.compile(
            r"(?<![\w#])#?(?=[A-Z0-9-]{0,40}\d)(?=[A-Z0-9-]{0,40}[A-Z])[A-Z0-9]{1,30}(?:-[A-Z0-9]{1,30}){0,6}(?!\w)|(?<!\w)#\d+\b"
        ),
    ),
    (
        FactKind.DATE,
        re.compile(
            rf"\b(?:{DAY})\b|\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{MONTH})\b|"
            rf"\b(?:{MONTH}) \d{{1,2}}(?:st|nd|rd|th)?\b|"
            rf"\bthe \d{{1,2}}(?:st|nd|rd|th)\b|"
            rf"\b(?:{RELATIVE})\b",
            re.IGNORECASE,
        ),
    ),
    (
        FactKind.NUMBER,
        re.compile(
            rf"(?<![\w.,])(?:{DIGITS})(?!\w)|(?<![\w.,])\d+(?=[a-z]+\b)|\b(?:{'|'.join(NUMBER_WORDS)})\b", re.IGNORECASE
        ),
    ),
)
# A capital letter within a sentence; what stands at its beginning tells nothing.
NAME = re.compile(r"(?<=[a-z,;)’'] )(?!I\b|I['’])[A-Z][\w’'&-]{0,30}(?: [A-Z][\w’'&-]{0,30}){0,5}")
NO_NAMES = frozenset("I I'm I'll I've I'd OK DM PM FAQ".split())


def find_facts(text: str) -> tuple[Fact, ...]:
    """The facts of a text in order; what is part of one is no other."""
    facts: list[Fact] = []
    taken = bytearray(len(text))
    for fact in _candidates(text):
        if fact.value and not any(taken[fact.start : fact.end]):
            taken[fact.start : fact.end] = b"\x01" * (fact.end - fact.start)
            facts.append(fact)
    return tuple(sorted(facts, key=lambda fact: fact.start))


def _candidates(text: str) -> Iterator[Fact]:
    """What may be facts, from the surest kind to the least sure."""
    for kind, pattern in PATTERNS:
        for found in pattern.finditer(text):
            yield Fact(kind, _value(kind, found), found.start(), found.end())
    for found in NAME.finditer(text):
        if found[0] not in NO_NAMES:
            yield Fact(FactKind.NAME, re.sub(r"['’]s$", "", found[0].lower()), found.start(), found.end())


def _value(kind: FactKind, found: re.Match[str]) -> str:
    said = found[0].lower().replace("’", "'")
    if kind is FactKind.AMOUNT:
        unit = found["unit"] or found[0][0]
        return f"{_number(found['a'] or found['b'])} {CURRENCIES[unit.lower()]}"
    if kind is FactKind.NUMBER:
        return "" if said in UNCOUNTED else _number(said)
    if kind is FactKind.DATE:
        return _date(said)
    if kind is FactKind.TIME:
        return re.sub(r"[^0-9apm:]", "", said.replace(".", ":").replace("h", ":")).strip(":")
    if kind is FactKind.ADDRESS and "@" not in said:
        return re.sub(r"\D", "", said)
    return said.rstrip(".,;:!?").removeprefix("#")


def _number(said: str) -> str:
    said = said.lower()
    if said in NUMBER_WORDS:
        return NUMBER_WORDS[said]
    digits = re.sub(r"[,\u202f ](?=\d{3}(?!\d))", "", said).replace(",", ".")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits.lstrip("0") or "0"


def _date(said: str) -> str:
    if said in {"may", "mar", "sun", "sat"}:
        return ""
    day = re.match(r"[a-z]{3}", said)
    if day and day[0] in DAYS and re.fullmatch(DAY, said):
        return DAYS[day[0]]
    month = re.search(rf"\b({MONTH})\b", said)
    number = re.search(r"\d{1,2}", said)
    if month and number:
        return f"{int(number[0])} {MONTHS[month[1][:3]]}"
    return re.sub(r"\s+", " ", said)
