"""Whether a reply holds what its question asks for: an amount, a time, a reason, a place, a name, a way, a side.

On the same topic and in the same tone a reply can answer another question. Words tell that only in part: a question of
no known sort can be answered by anything, and where words hold nothing of what was asked, the model may still be sure.
"""

import re
from collections.abc import Callable

from heard.language.answer import AMOUNT, DAYS, HOW_MUCH, MONTHS, UNITS
from heard.language.asked.gist import AUX, gist, opens_briefly, stem
from heard.language.asked.side import holds_side
from heard.language.asked.time import holds_time
from heard.language.pattern import any_of, compile_words

Holds = Callable[[str, str], bool]

# Handles, a signature behind a mark, and emoji answer nothing.
TRIMMINGS = re.compile(r"@\w+|\s[\^*~/-]\s?\w{1,12}\s*$|[\U0001f000-\U0001faff\u2600-\u27bf]")
HOW_MANY = compile_words(r"\bhow many\b")
OF_MONEY = compile_words(r"\b(?:cost|charge|pay|price|fee|rate|owe)\b", r"\bhow much (?:is|are)\b")
MONEY = compile_words(
    r"[€$£%]|\b\d+[.,]\d\d\b",
    r"\b(?:euros?|eur|dollars?|usd|pounds?|gbp|chf|pence|cents?|quid|percent|per cent)\b",
    r"\b(?:free|included|unlimited|costs? nothing|no (?:charge|fee|cost|limit|extra))\b",
)
NO_COUNT = compile_words(rf"\b\d{{1,2}}[:.]\d\d\b|\b\d+(?:st|nd|rd|th|am|pm)\b|\b\d+ ?(?:{UNITS}|kg|cm|{MONTHS})s?\b")
REASON = compile_words(
    r"\b(?:because|since|due to|reason|caus\w+|comes? from|means?|in order to|which is why|for (?:security|privacy))\b",
    r"\b(?:as|so) (?:it|the|we|you|your|our|this|that|they|there|of)\b|\bthat[’']s (?:what|why|how)\b",
    r"\bto (?:make sure|check|protect|keep|see|prevent|save|avoid|confirm)\b",
    r"\b(?:fault|mistake|wrong|error|mix-?up|down|full|closed|busy|too|missing|late|instead|without|not|no|only|still|never)\b|n[’']t\b",
    # What has come about: "You'd put the card on freeze", "it covers two months".
    r"\b(?:was|were|had|has|have|covers?|rose|limits?|blocks?|\w{3,}ed)\b",
)
NO_PLACE = any_of(
    r"(?:time|stock|advance|order|general|case|total|full|end|you|us|we|be|do|see)\b",
    rf"\d+ ?(?:{UNITS}|kg)|\d{{1,2}}[:.]|(?:{DAYS}|one|two|three|four|five|six|seven|eight|nine|ten)\b",
)
PLACE = compile_words(
    r"\b(?:at|in|on|under|behind|inside|outside|near|next to|above|below|opposite|to|from|via|within|into|through|by)"
    rf"\s+(?:(?:the|our|your|an?|any|every|this|that|my|their|its)\s+)?(?!{NO_PLACE})[a-z0-9]",
    r"\b(?:here|there|left|right|upstairs|downstairs|online|everywhere|anywhere|page|link|tab|menu|street|road)\b",
    r">|\[link\]|http|\b(?:click|swipe)\b",
)
PERSON = re.compile(
    r"\b(?i:team|manager|colleague|driver|neighbou?r|department|company|office|staff|boss|owner|courier|carrier|bank)\b|"
    r"\b(?i:me|i|we|you|they|he|she|any|anyone|nobody|no one|someone|everyone|ltd|inc|signed)\b|"
    r"(?<=[a-z,] )[A-Z][a-z]+|\[phone\]"
)
DO = any_of(
    "open|tap|tick|click|go|choose|select|log|sign|press|hold|call|ring|write|send|mail|e-?mail|dm|enter|type|use|ask",
    "turn|take|fill|scan|restart|reset|rinse|switch|set|pick|add|remove|install|uninstall|download|upload|unplug|plug",
    "push|pull|bring|drop|visit|contact|tell|reply|follow|show|swipe|put|check|change|pay|book|cancel|submit|register",
    "try|look",
)
WAY = compile_words(
    r"(?:^|[.!?;:,\n>–—-]\s{0,4}|\b(?:please|just|simply|then|and|or|first|to|must|should|can|you[’']d|you[’']ll) )"
    rf"{DO}\b",
    r"\byou (?:can|could|need|have to|must|should|may|do|just|simply)\b|\bby \w+ing\b|>",
    r"^\W{0,4}(?:under|on|at|in|via)\b|\bit[’']s (?:under|in|on|at)\b",
    # Done, or about to be, is a way as well.
    r"\b(?:i|we)(?:[’']ve| have|[’']ll| can| will)\b|\blet me\b",
)
# One of several, singled out.
PICK = compile_words(
    r"\b(?:only|the \w+ one|(?:i|we)[’']d|recommend|go (?:for|with)|take|better|best|either|neither|does|whichever)\b",
    r"\b(?:any|that[’']d|it means|(?:it|that)[’']s)\b",
)
OF_WHICH = compile_words(r"\bwhich (?:of (?:the |your |our |these |those )?(?:\w+ )?)?(\w+)")


def can_answer(question: str, reply: str) -> bool:
    """Whether a reply holds what the question asks for, as far as words tell."""
    reply = TRIMMINGS.sub(" ", reply)
    return next((holds(question, reply) for asks, holds in SORTS if asks.search(question)), True)


def _holds_amount(question: str, reply: str) -> bool:
    counts = AMOUNT.search(NO_COUNT.sub(" ", reply)) is not None
    if HOW_MANY.search(question):
        return counts
    return MONEY.search(reply) is not None or (counts and (opens_briefly(reply) or not OF_MONEY.search(question)))


def _holds_choice(question: str, reply: str) -> bool:
    kind = {stem(kind) for kind in OF_WHICH.findall(question)}
    return bool(PICK.search(reply) or opens_briefly(reply) or (gist(question) - kind) & gist(reply))


def _words(pattern: re.Pattern[str]) -> Holds:
    return lambda _, reply: pattern.search(reply) is not None


TELL = r"(?:^|[,.;:!?]\s{0,4}|\b(?:and|but|so|know|idea|tell me|say|sure|ask\w*|about|until|since|by|exactly) )"
# What a question asks for, the pickiest first. An alternative ("or do they need wifi?") wants more than a side.
SORTS: tuple[tuple[re.Pattern[str], Holds], ...] = (
    (compile_words(HOW_MUCH.pattern, HOW_MANY.pattern), _holds_amount),
    (
        compile_words(
            rf"{TELL}when(?: {AUX}| the| my| it| i| we| you)\b",
            r"\bwhat (?:time|day|date)\b|\bhow (?:long|soon)\b|\beta\b",
        ),
        holds_time,
    ),
    (compile_words(r"\bwhy\b|\bhow come\b"), _words(REASON)),
    (compile_words(rf"{TELL}where\b"), _words(PLACE)),
    (compile_words(rf"{TELL}who\b"), _words(PERSON)),
    (compile_words(rf"{TELL}(?:in |on |from )?which \w+ \w+"), _holds_choice),
    (compile_words(r"\bhow (?:do|can|could|should|to|would) (?:i|we|you|u)\b"), _words(WAY)),
    (
        compile_words(
            r"^(?![^\n]*\bor\b(?! not\b))(?:[^\n]*(?:[.,;:!?–—]\s{0,4}|\b(?:and|but|so|also|then|ok|okay|well) ))?"
            rf"{AUX}(?:n[’']?t)? \w+"
        ),
        holds_side,
    ),
)
