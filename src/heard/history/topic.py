"""What a conversation is about, as far as words can tell: the numbers that it names, and the kind of trouble."""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

from heard.conversation.span import Span
from heard.conversation.turn import Turn
from heard.suggest.particulars.pattern import any_of


class Trouble(StrEnum):
    """What kind of trouble a customer reports; one text may tell of several."""

    LATE = "late"
    FAULT = "fault"
    CHARGE = "charge"
    ACCESS = "access"
    CHANGE = "change"
    CONDUCT = "conduct"


TROUBLES = {
    Trouble.LATE: any_of(
        r"(?:not|never|n[’']?t|no|nothing) (?:\w+ ){0,3}(?:arriv\w+|come|came|turned up|received|delivered|here|sign|show\w*)",
        r"(?:where|when) (?:is|are|will|does|do|can|s)\b|wheres|whereabouts|waiting|missing|lost|late|delay\w*|overdue|track\w*|"
        r"delivered",
    ),
    Trouble.FAULT: any_of(
        r"broke\w*|crack\w*|leak\w*|fault\w*|dead|drip\w*|stopped|stops|crash\w*|freez\w*|froze|error\w*|bounc\w*|reject\w*",
        r"(?:not|n[’']?t|stopped) work\w*|goes? off|drops?|dropp\w+|cuts? out|slow|black|flicker\w*|nois\w+|smell\w*|"
        r"fail\w*|damag\w*|torn|stuck|jam\w*|burst|cold|down|offline|won[’']?t",
    ),
    Trouble.CHARGE: any_of(
        r"charg\w+|bill\w*|invoic\w*|fees?|overcharg\w*|refund\w*|debit\w*|deduct\w*|paid|pay|payment|price|cost|money|statement|"
        r"balance|credit\w*|discount|premium|tax|fine"
    ),
    Trouble.ACCESS: any_of(
        r"log(?:ged|ging)? ?in|login|sign(?:ed|ing)? ?in|password\w*|locked|code|verif\w+|access|account|block\w*|reset|pin|2fa|"
        r"authenticator"
    ),
    Trouble.CHANGE: any_of(
        r"(?:change|move|shift|swap|cancel|rebook|add|remove|update|transfer|upgrade|switch|postpone|bring forward)\w*",
        r"(?:new|wrong|old) (?:address|name|number|date)|spelt|spelled|spelling",
    ),
    Trouble.CONDUCT: any_of(
        r"rude\w*|shout\w*|attitude|swore|hung up|disrespect\w*|ignored|behaviou?r|staff|driver|laughed|patroni\w+"
    ),
}
PATTERNS = {trouble: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for trouble, words in TROUBLES.items()}
# A number that names something, or an amount: of two figures and more, and neither a year nor a time of day.
FIGURES = re.compile(r"(?<![\w:/.])[£€$#]?(?P<figures>(?:[A-Za-z]{1,4}-?)?\d[\dA-Za-z,]*(?:[-.]\d[\dA-Za-z]*){0,3})(?![\w:/])")
NO_NAME = re.compile(r"\d?\d?(?:st|nd|rd|th|am|pm|h|x)?|(?:19|20)\d\d|\d[.:]\d\d", re.IGNORECASE)


def figures_in(turn: Turn) -> Iterator[tuple[str, Span]]:
    """The numbers of orders, amounts and the like in a turn, each in one form, with its words."""
    for found in FIGURES.finditer(turn.text):
        said = found["figures"].rstrip(",.-")
        bare = re.sub(r"[^\w.]", "", said.removesuffix(".00")).upper()
        if bare and not NO_NAME.fullmatch(bare):
            yield bare, Span(turn, found.start("figures"), found.start("figures") + len(said))


def troubles_in(texts: Iterable[str]) -> frozenset[Trouble]:
    """The kinds of trouble that texts tell of."""
    texts = tuple(texts)
    return frozenset(
        trouble for trouble, pattern in PATTERNS.items() if any(pattern.search(text) for text in texts)
    )
