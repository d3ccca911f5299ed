"""The day on which a promise falls due, from its words and the day they were said; there is no clock here."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta

from heard.suggest.particulars.amount import SMALL
from heard.suggest.particulars.pattern import any_of
from heard.suggest.truth.fact import DAY, DAYS, MONTH, MONTHS

WEEKDAYS = tuple(DAYS)
MONTH_NAMES = tuple(MONTHS)
SATURDAY, FRIDAY = 5, 4
A_WEEK = 7
_WEEK = timedelta(days=A_WEEK)
# A day of the calendar that lies further back than this is next year's.
JUST_PAST = timedelta(days=60)
COUNTS = {"a": 1, "an": 1, "couple of": 2, "couple": 2, "few": 3, "the next": 1} | {
    word: number for number, word in enumerate(SMALL, start=1)
}
COUNT = rf"\d{{1,3}}\s?|(?:{'|'.join(sorted(COUNTS, key=len, reverse=True))})[\s-]"
UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14, "month": 30}
SOON_IN_DAYS = {"minute": 0, "min": 0, "hour": 1, "hr": 1, "h": 1}
# "3-5 working days" and "five to seven days" are over with the last of them.
LENGTH = re.compile(
    rf"(?<![\w:.])(?:(?:{COUNT})\s?(?:-|–|to|or)\s?)?(?P<count>{COUNT})-?(?P<work>(?:working|business|work) )?"
    r"(?P<unit>minute|min|hour|hr|h|day|week|fortnight|month)s?(?![\w-])(?! (?:ago|late|before|old|earlier))",
    re.IGNORECASE,
)
NAMED_DAY = re.compile(
    rf"(?<!last )(?<!since )\b(?P<next>next |following )?(?P<day>{DAY})\b(?P<week> week)?(?! (?:was|did|gone)\b)",
    re.IGNORECASE,
)
DAY_MONTH = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{MONTH})\b|"
    rf"\b(?P<month_first>{MONTH}) (?:the )?(?P<day_last>\d{{1,2}})(?:st|nd|rd|th)?\b",
    re.IGNORECASE,
)
ORDINAL_DAYS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
SPELLED_DAY = re.compile(
    rf"\b(?:on|by|until|before) the (?P<day>{'|'.join(ORDINAL_DAYS)})(?=\s*(?:[.,;!)]|$|of\b|at\b|between\b|and\b))",
    re.IGNORECASE,
)
END_OF_MONTH = re.compile(rf"\bend of (?P<month>{MONTH})\b", re.IGNORECASE)
WEEK_OF = re.compile(r"\bweek (?:of|commencing|beginning)\b", re.IGNORECASE)
# A time of day alone is today's.
CLOCK = re.compile(
    rf"\b(?:before|by|at|until|around|after) (?:noon|midday|lunch|dinner|tea|home time|(?:the )?close|closing|"
    rf"{'|'.join(SMALL[:12])}|\d{{1,2}}(?:[:.]\d\d)?(?: ?[ap]m)?)"
    r"\b(?! (?:\w+ )?(?:days?|weeks?|months?|hours?|minutes?|percent|pounds|euros?))|\bthis minute\b|"
    r"\bat once\b|\bin a (?:moment|minute|second)\b",
    re.IGNORECASE,
)
DAY_OF_MONTH = re.compile(r"\bthe (?P<day>\d{1,2})(?:st|nd|rd|th)\b", re.IGNORECASE)
ISO_DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
TODAY = any_of(
    r"today|tonight|this (?:morning|afternoon|evening)|by (?:noon|midday|midnight|close of business)",
    r"(?:the )?end of (?:the |this )?day|eod|cob|before (?:i|we) (?:finish|close|leave|go home)|later on",
    r"straight away|right away|right now|immediately|within the hour",
)
WORDS: tuple[tuple[str, Callable[[date], date]], ...] = (
    ("day after tomorrow", lambda said: said + timedelta(days=2)),
    ("tomorrow|overnight|next (?:working |business )?day|the morning", lambda said: said + timedelta(days=1)),
    (TODAY, lambda said: said),
    (
        "(?:the )?end of next week|next week(?:end)?",
        lambda said: _weekday(said - timedelta(said.weekday()), FRIDAY) + _WEEK,
    ),
    ("(?:the )?end of (?:the |this )?week|this week|(?:the|this) weekend", lambda said: _weekday(said, FRIDAY)),
    ("(?:the )?end of (?:the |this )?month", lambda said: _month_end(said, 0)),
    ("(?:the )?end of next month", lambda said: _month_end(said, 1)),
)
SAID = tuple((re.compile(rf"\b(?:{words})\b", re.IGNORECASE), due) for words, due in WORDS)


def due_on(words: str, said: datetime) -> date | None:
    """The day by which these words, said at that time, promise something; None where they name none."""
    day = said.date()
    named = _on_the_calendar(words, day) or _named(words, day)
    if named is not None:
        return named
    length = LENGTH.search(words)
    if length:
        return _after(length, said)
    return day if CLOCK.search(words) else None


def _on_the_calendar(words: str, said: date) -> date | None:
    """What names a day of the year or of the month."""
    if iso := ISO_DAY.search(words):
        return _date(*map(int, iso.groups()))
    if found := DAY_MONTH.search(words):
        month = MONTH_NAMES.index((found["month"] or found["month_first"]).lower()[:3]) + 1
        named = _in_a_year(said, month, int(found["day"] or found["day_last"]))
        return named + timedelta(days=FRIDAY - named.weekday()) if named and WEEK_OF.search(words) else named
    if found := END_OF_MONTH.search(words):
        named = _in_a_year(said, MONTH_NAMES.index(found["month"].lower()[:3]) + 1, 1)
        return _month_end(named, 0) if named else None
    if found := SPELLED_DAY.search(words):
        return _in_a_month(said, ORDINAL_DAYS.index(found["day"].lower()) + 1)
    if found := DAY_OF_MONTH.search(words):
        return _in_a_month(said, int(found["day"]))
    return None


def _in_a_month(said: date, day: int) -> date | None:
    """The next such day of a month, the day itself included."""
    this_month = _date(said.year, said.month, day)
    if this_month is not None and this_month >= said:
        return this_month
    following = _month_end(said, 0) + timedelta(days=1)
    return _date(following.year, following.month, day)


def _in_a_year(said: date, month: int, day: int) -> date | None:
    """The day of this name that is still to come, or has only just passed."""
    this_year = _date(said.year, month, day)
    passed = this_year is not None and this_year < said - JUST_PAST
    return _date(said.year + 1, month, day) if passed else this_year


def _named(words: str, said: date) -> date | None:
    """What stands first of the days that are named: "by Friday", "tomorrow", "the end of the week"."""
    found = [(match.start(), due(said)) for pattern, due in SAID if (match := pattern.search(words))]
    named = NAMED_DAY.search(words)
    if named and not (named["day"].lower() in {"sun", "sat", "wed", "mon"} and not named["day"][0].isupper()):
        found.append(
            (named.start(), _weekday(said, WEEKDAYS.index(named["day"].lower()[:3]), later=bool(named["week"])))
        )
    return min(found)[1] if found else None


def _weekday(said: date, weekday: int, *, later: bool = False) -> date:
    """The next such day, never the day itself; a week later for "Monday week"."""
    ahead = (weekday - said.weekday() - 1) % A_WEEK + 1
    return said + timedelta(days=ahead + A_WEEK * later)


def _after(length: re.Match[str], said: datetime) -> date:
    word, unit = length["count"].lower().rstrip(" -"), length["unit"].lower()
    count = COUNTS.get(word) or int(word)
    if unit in SOON_IN_DAYS:
        return (said + timedelta(hours=count * SOON_IN_DAYS[unit])).date()
    if length["work"] and unit == "day":
        return _working_days(said.date(), count)
    return said.date() + timedelta(days=count * UNIT_DAYS[unit])


def _working_days(said: date, count: int) -> date:
    day = said
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < SATURDAY
    return day


def _month_end(said: date, later: int) -> date:
    """The last day of a month, so many months later."""
    first = said.replace(day=1)
    for _ in range(later + 1):
        first = (first + timedelta(days=31)).replace(day=1)
    return first - timedelta(days=1)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
