"""Whether words can be an answer to a question: "when" wants a time, "how much" an amount.

Only what words alone decide: a reply that names no time answers no "when", however friendly it is and near to the
matter. Other questions are left to the model.
"""

import re

# "When" asks for a time unless a clause follows that tells of one ("when I open the app").
WHEN = re.compile(
    r"\bwhen\b(?! (?:i|you|we|it|the|he|she|they)\b)|\bwhat (?:time|day|date)\b|\bhow (?:long|soon)\b|\beta\b",
    re.IGNORECASE,
)
HOW_MUCH = re.compile(
    r"\bhow (?:much|many)\b|"
    r"\bwhat(?:[’']s| is| does| would| will)? (?:the |it |this |that )?(?:price|cost|fee|charge|rate)\b",
    re.IGNORECASE,
)

UNITS = "second|minute|min|hour|hr|day|night|week|month|year|weekend|quarter"
DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun"
MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
)
NUMBERS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|"
    "hundred|thousand|half|couple"
)
TIMES_OF_DAY = "now|tonight|noon|midday|midnight|morning|afternoon|evening|today|tomorrow|yesterday"
SEASONS = "spring|summer|autumn|fall|winter|christmas|easter"
SOON = "already|soon|shortly|immediately|instantly|straight away|right away|at once|as soon as|by the end|until|once"
OTHER_TIMES = "after|before|always|never|any ?time|daily|weekly"
TIME = re.compile(
    rf"\d|\b(?:{UNITS})s?\b|\b(?:{DAYS}|{MONTHS}|{SEASONS}|{TIMES_OF_DAY}|{SOON}|{OTHER_TIMES})\b", re.IGNORECASE
)
AMOUNT = re.compile(
    rf"\d|\b(?:{NUMBERS}|free|nothing|none|no (?:charge|fee|cost|limit)|included|unlimited|all|both|double|only|zero|"
    r"percent|as many|as much|any number|cents?|pence|euros?|dollars?|pounds?)\b|[%€$£]",
    re.IGNORECASE,
)


def can_answer(question: str, reply: str) -> bool:
    """Whether a reply holds what the question asks for, where that can be told by words."""
    if HOW_MUCH.search(question):
        return AMOUNT.search(reply) is not None
    if WHEN.search(question):
        return TIME.search(reply) is not None
    return True
