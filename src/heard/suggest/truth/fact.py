"""Facts in a text: numbers, amounts, dates, times, names, links and addresses, in a form that can be compared."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from heard.suggest.letter import HANDLES
from heard.suggest.particulars.amount import ORDINALS, SMALL


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
class Amount:
    """How much of what: `unit` is a currency, "%", a unit of time such as "day", or empty where it is a bare number."""

    number: float
    unit: str = ""

    def __str__(self) -> str:
        return f"{self.number:.15g} {self.unit}".rstrip()


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact as it stands in a text, code points `start` to `end`, and the value by which two are the same.

    An amount and a number have their `amount`, too.
    """

    kind: FactKind
    value: str
    start: int
    end: int
    amount: Amount | None = None


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
    "jpy": "jpy",
    "yen": "jpy",
    "₹": "inr",
    "inr": "inr",
    "rupees": "inr",
    "kr": "kr",
    "%": "%",
    "percent": "%",
    "per cent": "%",
}
SIGNS = "€£$¥₹"
WORDS = "|".join(re.escape(word) for word in sorted(CURRENCIES, key=len, reverse=True) if word.isalpha() or " " in word)
# What stands in front of a number, too: "EUR 1500".
CODES = "eur|gbp|usd|chf|jpy|inr|kr"
DIGITS = r"\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3}){1,4}(?:[.,]\d{1,2})?(?!\d)|\d{1,30}(?:[.,]\d{1,9})?"
# The mark before exactly three digits parts thousands, and any other decimals: "1.500", "1,500.00", "1.500,00".
THOUSANDS = re.compile(r"(?<!^0)[.,'’\s](?=\d{3}(?!\d))")
TENS = {
    word: 10 * number
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
SCALES = {"k": 1_000, "thousand": 1_000, "million": 1_000_000}
NUMBER_WORDS = {word: number for number, word in enumerate(SMALL, start=1)} | TENS
NUMBER_WORDS |= {"dozen": 12, "twice": 2, "double": 2, "couple": 2}
# "Second" is hardly ever counted ("a second"), nor is "one" by itself ("one moment", "one second").
COUNTED = {word: SMALL.index(number) + 1 for word, number in ORDINALS.items() if word.isalpha() and word != "second"}
IDLE = re.compile(r"one(?: (?:second|sec|minute|min))?", re.IGNORECASE)
ONES = "|".join(SMALL[:9])
BELOW_100 = rf"(?:(?:{'|'.join(TENS)})(?:[ -](?:{ONES})\b)?|(?:{'|'.join(SMALL[9:19])}|{ONES})\b)"
BELOW_1000 = rf"(?:(?:(?:a|{BELOW_100}) )?hundred(?:(?: and)? {BELOW_100})?|{BELOW_100})"
SPELLED = rf"(?:(?:(?:a|{BELOW_1000}) )?(?:thousand|million)(?:,?(?: and)? {BELOW_1000})?|{BELOW_1000})\b"
QUANTITY = rf"(?:{DIGITS})(?:k\b| (?:hundred|thousand|million)\b)?|{SPELLED}|(?:dozen|twice|double|couple(?: of)?)\b"
TIMES = r"(?:second|sec|minute|min|hour|hr|day|night|week|wk|month|year|yr|fortnight)s?|h"
SHORT = {"sec": "second", "min": "minute", "h": "hour", "hr": "hour", "wk": "week", "yr": "year"}
OF_TIME = rf"(?:(?P<at_work>working|business) |(?:whole|full|long|solid|more) )?(?P<time>{TIMES})\b"
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
            rf"(?P<front>[{SIGNS}]|(?<!\w)(?:{CODES}))\s?(?P<a>(?>{QUANTITY}))(?!\s?(?:{TIMES})\b)|"
            rf"(?<![\w.,])(?P<b>{QUANTITY})[\s-]?(?P<unit>[{SIGNS}%]|(?:{WORDS})\b)",
            re.IGNORECASE,
        ),
    ),
    (
        FactKind.TIME,
        re.compile(
            r"\b\d{1,2}[:.h]\d{2}(?!\d)(?:\s?[ap]\.?m\b\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?|\b\d{1,2} o[’']clock\b",
            re.IGNORECASE,
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
            rf"(?<![\w.,])(?P<a>{QUANTITY})(?:[\s-]?{OF_TIME}|(?!\w))|(?<![\w.,])(?P<b>\d{{1,15}})(?=[a-z]+\b)|"
            rf"\b(?P<c>fortnight|{'|'.join(COUNTED)})\b",
            re.IGNORECASE,
        ),
    ),
)
# A capital letter within a sentence; what stands at its beginning tells nothing.
NAME = re.compile(r"(?<=[a-z,;)’'] )(?!I\b|I['’])[A-Z][\w’'&-]{0,30}(?: [A-Z][\w’'&-]{0,30}){0,5}")
BEHIND_HANDLES = re.compile(rf"\s*{HANDLES}")
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


def unit_of(currency: str) -> str | None:
    """The unit of amounts in a currency, by its sign, code or name ("€", "EUR", "euro"); None where it is unknown."""
    return CURRENCIES.get(currency.strip().lower())


def _candidates(text: str) -> Iterator[Fact]:
    """What may be facts, from the surest kind to the least sure."""
    for kind, pattern in PATTERNS:
        for found in pattern.finditer(text):
            amount = _amount(kind, found)
            yield Fact(kind, str(amount) if amount else _value(kind, found), *found.span(), amount)
    for found in NAME.finditer(text):
        if found[0] not in NO_NAMES and not BEHIND_HANDLES.fullmatch(text, 0, found.start()):
            yield Fact(FactKind.NAME, re.sub(r"['’]s$", "", found[0].lower()), found.start(), found.end())


def _amount(kind: FactKind, found: re.Match[str]) -> Amount | None:
    if kind is FactKind.AMOUNT:
        return Amount(_number(found["a"] or found["b"]), CURRENCIES[(found["front"] or found["unit"]).lower()])
    if kind is not FactKind.NUMBER or IDLE.fullmatch(found[0]):
        return None
    if found["c"]:
        word = found["c"].lower()
        return Amount(COUNTED[word]) if word in COUNTED else Amount(2, "week")
    time = (found["time"] or "").lower().removesuffix("s")
    unit = SHORT.get(time, time)
    return Amount(_number(found["a"] or found["b"]), f"working {unit}" if found["at_work"] else unit)


def _value(kind: FactKind, found: re.Match[str]) -> str:
    said = found[0].lower().replace("’", "'")
    if kind is FactKind.NUMBER:
        return ""
    if kind is FactKind.DATE:
        return _date(said)
    if kind is FactKind.TIME:
        return re.sub(r"[^0-9apm:]", "", said.replace(".", ":").replace("h", ":")).strip(":")
    if kind is FactKind.ADDRESS and "@" not in said:
        return re.sub(r"\D", "", said)
    return said.rstrip(".,;:!?").removeprefix("#")


def _number(said: str) -> float:
    """The number that digits, words or both spell: "1.500,00", "2k", "two hundred and fifty"."""
    total = part = 0.0
    for word in re.findall(r"\d[\d.,'’\s]*|[a-z]+", said.lower()):
        if word[0].isdigit():
            part = float(THOUSANDS.sub("", word.strip()).replace(",", "."))
        elif word == "hundred":
            part = (part or 1) * 100
        elif word in SCALES:
            total, part = total + (part or 1) * SCALES[word], 0
        else:
            part += NUMBER_WORDS.get(word, 0)
    return total + part


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
