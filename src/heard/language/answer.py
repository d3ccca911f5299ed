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

# "Can I", "does it": the answer takes a side, by a word of its own or by the echo of the question's verb.
YES_OR_NO = re.compile(
    r"(?:^|[.,;!\n]\s*|\b(?:and|or|but|so|also|if)\s)\W*(?:is|are|was|were|am|do|does|did|can|could|will|would|should|have|has|"
    r"may|isn[’']t|aren[’']t|don[’']t|doesn[’']t|can[’']t|won[’']t)\s+(?:\w+\s+){0,2}?(?:i|we|you|u|it|they|he|she|there|the|my|your|"
    r"this|that|these|those|a|any|one)\b",
    re.IGNORECASE,
)
SIDE = re.compile(
    r"\b(?:yes|yep|yeah|yup|no|nope|not|never|only|unless|correct|indeed|of course|absolutely|certainly|afraid|"
    r"possible|cannot|without|instead|provided|as long as)\b|n[’']t\b|"
    r"\b(?:you|it|they|we|that|there|she|he|this|both|all|none|i) (?:can|does|do|is|are|will|may|has|have|did|would)\b",
    re.IGNORECASE,
)
WHY = re.compile(r"\bwhy\b|\bhow come\b|\bwhat (?:for|caused)\b|\breason\b", re.IGNORECASE)
REASON = re.compile(
    r"\b(?:because|since|due to|as (?:it|the|we|you|your|our|this|they)|that[’']s (?:what|why|how)|"
    r"so (?:it|the|that|we|they)|reason|caused|comes? from|means|in order to|which is why)\b",
    re.IGNORECASE,
)
# What a question asks for, and what an answer to it holds.
ASKED_AND_HELD = ((WHEN, TIME), (HOW_MUCH, AMOUNT), (YES_OR_NO, SIDE), (WHY, REASON))


def fit_of(question: str, reply: str) -> tuple[float, ...]:
    """For each sort of question, 1 where it is asked and the reply holds what it asks for, -1 where not, else 0."""
    return tuple(
        0.0 if not asked.search(question) else 1.0 if held.search(reply) else -1.0 for asked, held in ASKED_AND_HELD
    )
