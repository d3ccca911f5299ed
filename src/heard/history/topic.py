"""What a conversation is about, as far as words can tell: its telling words, its numbers, and the kind of trouble."""

import re
from collections.abc import Iterable
from enum import StrEnum

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
WORD = re.compile(r"[^\W\d_]{3,}(?:['’][^\W\d_]+)?")
# A number that names something: at least four figures, or letters and figures mixed.
NUMBER = re.compile(r"(?<![\w.,£$€])#?(?=[\w-]{0,20}\d)[A-Za-z]{0,4}-?\d[\dA-Za-z]{1,12}(?:-[\dA-Za-z]{1,12}){0,3}(?![\w:]|\.\d)")
FEWEST_FIGURES = 4
NO_NUMBER = re.compile(r"^(?:\d{1,2}(?:st|nd|rd|th|am|pm|h)|(?:19|20)\d\d)$", re.IGNORECASE)
# What stands in any letter to a desk tells nothing of its matter.
SAID_EVERYWHERE = frozenset(
    "the and but for with was were are has have had not you your our they their them she her his him its that this these "
    "those there here then than from into onto what when where which who whom why how all any some one two three four five "
    "six seven eight nine ten can could would should will shall may might must just only also even ever never still again yet "
    "now today tonight tomorrow yesterday day days week weeks month months year years hour hours minute minutes morning "
    "afternoon evening night monday tuesday wednesday thursday friday saturday sunday january february march april june july "
    "august september october november december time times ago since until before after once twice first second third last next "
    "hello hey dear sir sirs madam team please thanks thank cheers regards kind sincerely best bye sorry yes yeah okay right "
    "well really very much more most less too quite about around over under out off back down did does done doing don't didn't "
    "doesn't isn't wasn't haven't hasn't can't won't couldn't wouldn't i'm i've i'd i'll it's that's there's you're you've "
    "get got getting give gave given goes went gone going come came comes coming make made take took taken put said says say "
    "saying tell told tells ask asked asking want wanted wants need needed needs know knew known think thought thinks see saw "
    "seen look looked looking looks let lets like liked got way thing things something anything nothing everything someone "
    "somebody anyone anybody nobody everyone people person help helped helping work works worked working good fine great nice "
    "lovely perfect bad wrong new old other another same such own each every both few many lot lots bit little big small long "
    "call called calls calling rang ring phone phoned email emailed mail mailed message messaged write writing wrote written "
    "reply replied answer answered contact contacted chat speak spoke spoken talk talked customer service support agent "
    "colleague number name account reference question problem issue trouble matter case wait waited waiting hear heard "
    "send sent sending received receive use used using try tried trying keep kept because though although while being been "
    "without within between through during against per via end start started morning's today's mr mrs miss ms".split()
)
ENDINGS = re.compile(r"(?:['’]s|ies|ing|ed|es|s|e|y)$")
SHORTEST = 3


def telling_words(texts: Iterable[str]) -> frozenset[str]:
    """The words of texts that tell what they are about, cut to their stems."""
    words = (word.lower().replace("’", "'") for text in texts for word in WORD.findall(text))
    return frozenset(stem(word) for word in words if word not in SAID_EVERYWHERE)


def stem(word: str) -> str:
    """A word without the ending that grammar gave it, roughly."""
    cut = ENDINGS.sub("", word)
    cut = cut if len(cut) >= SHORTEST else word
    return cut[:-1] if len(cut) > SHORTEST and cut[-1] == cut[-2] else cut


def numbers_in(texts: Iterable[str]) -> frozenset[str]:
    """The numbers of orders, tickets and the like that texts name, in capitals and without marks."""
    found = (number for text in texts for number in NUMBER.findall(text))
    return frozenset(
        re.sub(r"\W", "", number).upper()
        for number in found
        if sum(letter.isdigit() for letter in number) >= FEWEST_FIGURES and not NO_NUMBER.match(number)
    )


def troubles_in(texts: Iterable[str]) -> frozenset[Trouble]:
    """The kinds of trouble that texts tell of."""
    texts = tuple(texts)
    return frozenset(
        trouble for trouble, pattern in PATTERNS.items() if any(pattern.search(text) for text in texts)
    )
