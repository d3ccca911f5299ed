"""Times: whether a reply says when, or how long, of the matter that was asked about."""

from heard.language.answer import DAYS, MONTHS, UNITS
from heard.language.asked.gist import gist, sentences_of, stem
from heard.language.pattern import compile_words

NUMBER = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
LENGTH = (
    rf"(?:\d|\b(?:{NUMBER}|half|couple|few|several|an?))[\w -]{{0,20}}?\b(?:{UNITS})s?\b",
    r"\b(?:until|till|by|tonight|tomorrow|soon|as long as|for ?ever|\d{1,2}[:.]\d\d)\b",
)
SPAN = r"(?:next|this|last|in|by|until|till|since|from|before|after|at|around|about) (?:\w+ )?"
POINT = (
    r"\b\d{1,2}(?:[:.h]\d\d| ?(?:am|pm|h|o[’']clock)|st|nd|rd|th)\b",
    rf"\b(?:{DAYS}|{MONTHS}|christmas|easter|spring|summer|autumn|winter)\b",
    r"\b(?:now|tonight|noon|midday|midnight|morning|afternoon|evening|today|tomorrow|yesterday|weekend)\b",
    rf"\b{SPAN}(?:(?:{UNITS})s?|\d{{1,4}}|{NUMBER})\b",
    r"\b(?:already|soon|shortly|immediately|straight away|right away|at once|any ?time|any (?:day|minute|moment))\b",
    r"\b(?:daily|weekly|always|never|once|as soon as|when(?= \w)|after|before|until|till|by the (?:end|time))\b",
)
SAYS_HOW_LONG = compile_words(*LENGTH)
SAYS_WHEN = compile_words(*POINT, *LENGTH)
HOW_LONG = compile_words(r"\bhow long\b")
ABOUT_THE_PAST = compile_words(r"\b(?:did|was|were|has|have|had)\b")
PAST = compile_words(r"\b(?:was|were|did|had|left|ran|came|went|has|have|\w{3,}ed)\b")
STILL_TO_COME = compile_words(
    r"\b(?:will|should|can|may|is|are|by|won[’']t|comes?|goes|arrives?|due|takes?|until|till|tonight|tomorrow|next|not)\b",
    r"[’'](?:re|ll)\b",
)
# Times belong to matters: within thirty days you may return what arrives on Friday.
MATTERS = tuple(
    frozenset(map(stem, words.split()))
    for words in (
        "arrive deliver delivery come ship dispatch reach land",
        "return send",
        "refund reimburse credit",
        "cancel end expire renew valid",
        "open close",
        "park",
    )
)


def holds_time(question: str, reply: str) -> bool:
    """Whether some sentence says a time, or a length for "how long", that is not over and not another matter's."""
    says = SAYS_HOW_LONG if HOW_LONG.search(question) else SAYS_WHEN
    coming = not ABOUT_THE_PAST.search(question)
    return any(
        says.search(sentence)
        and not (coming and PAST.search(sentence) and not STILL_TO_COME.search(sentence))
        and not _other_matter(question, sentence)
        for sentence in sentences_of(reply)
    )


def _other_matter(question: str, sentence: str) -> bool:
    asked, told = _matters(question), _matters(sentence)
    return bool(asked and told) and asked.isdisjoint(told)


def _matters(text: str) -> set[int]:
    words = gist(text)
    return {number for number, matter in enumerate(MATTERS) if matter & words}
