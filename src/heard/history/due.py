"""The day on which a promise falls due, from its words and the day they were said; there is no clock here."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta

from heard.suggest.particulars.amount import SMALL
from heard.suggest.truth.fact import DAY, DAYS, MONTH, MONTHS

WEEKDAYS = tuple(DAYS)
MONTH_NAMES = tuple(MONTHS)
SATURDAY, FRIDAY = 5, 4
A_WEEK = 7
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
SPELLED_DAY = re.compile(rf"\b(?:on|by|until|before) the (?P<day>{'|'.join(ORDINAL_DAYS)})(?=\s*(?:[.,;!)]|$|of\b|at\b|between\b|and\b))", re.IGNORECASE)
END_OF_MONTH = re.compile(rf"\bend of (?P<month>{MONTH})\b", re.IGNORECASE)
WEEK_OF = re.compile(r"\bweek (?:of|commencing|beginning)\b", re.IGNORECASE)
# A time of day alone is today's.
CLOCK = re.compile(
    rf"\b(?:before|by|at|until|around|after) (?:noon|midday|lunch|dinner|tea|home time|(?:the )?close|closing|{'|'.join(SMALL[:12])}|\d{{1,2}}(?:[:.]\d\d)?(?: ?[ap]m)?)"
    r"\b(?! (?:\w+ )?(?:days?|weeks?|months?|hours?|minutes?|percent|pounds|euros?))|\bthis minute\b|\bat once\b|\bin a (?:moment|minute|second)\b",
    re.IGNORECASE,
)
DAY_OF_MONTH = re.compile(r"\bthe (?P<day>\d{1,2})(?:st|nd|rd|th)\b", re.IGNORECASE)
ISO_DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
WORDS: tuple[tuple[str, Callable[[date], date]], ...] = (
    (r"day after tomorrow", lambda said: said + timedelta(days=2)),
    (r"tomorrow|overnight|next (?:working |business )?day|the morning\b", lambda said: said + timedelta(days=1)),
    (
        r"today|tonight|this (?:morning|afternoon|evening)|by (?:noon|midday|midnight|close of business)|"
        r"(?:the )?end of (?:the |this )?day|\b(?:eod|cob)\b|before (?:i|we) (?:finish|close|leave|go home)|later on\b|"
        r"straight away|right away|right now|immediately|within the hour",
        lambda said: said,
    ),
    (r"(?:the )?end of next week|(?:by |over |before )?next weekend", lambda said: _weekday(said, FRIDAY) + _WEEK),
    (r"next week", lambda said: _weekday(said, FRIDAY) + _WEEK if said.weekday() < FRIDAY else said + _WEEK),
    (r"(?:the )?end of (?:the |this )?week|this week|(?:the|this) weekend", lambda said: _weekday(said, FRIDAY)),
    (r"(?:the )?end of (?:the |this )?month", lambda said: _month_end(said)),
    (r"(?:the )?end of next month", lambda said: _month_end(_month_end(said) + timedelta(days=1))),
)
SAID = tuple((re.compile(rf"\b(?:{words})", re.IGNORECASE), due) for words, due in WORDS)
_WEEK = timedelta(days=A_WEEK)


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
    if iso := ISO_DAY.search(words):
        return _date(*map(int, iso.groups()))
    if found := DAY_MONTH.search(words):
        month = MONTH_NAMES.index((found["month"] or found["month_first"]).lower()[:3]) + 1
        day = int(found["day"] or found["day_last"])
        named = _in_a_year(said, month, day)
        return named + timedelta(days=FRIDAY - named.weekday()) if named and WEEK_OF.search(words) else named
    if found := END_OF_MONTH.search(words):
        named = _in_a_year(said, MONTH_NAMES.index(found["month"].lower()[:3]) + 1, 1)
        return _month_end(named) if named else None
    spelled = SPELLED_DAY.search(words)
    if spelled or (found := DAY_OF_MONTH.search(words)):
        day = ORDINAL_DAYS.index(spelled["day"].lower()) + 1 if spelled else int(found["day"])
        this_month = _date(said.year, said.month, day)
        if this_month is not None and this_month >= said:
            return this_month
        following = _month_end(said) + timedelta(days=1)
        return _date(following.year, following.month, day)
    return None


def _in_a_year(said: date, month: int, day: int) -> date | None:
    """The day of this name that is near, or still to come: in January "20 December" is over, in December "3 January" not."""
    this_year = _date(said.year, month, day)
    passed = this_year is not None and this_year < said - timedelta(days=60)
    return _date(said.year + 1, month, day) if passed else this_year


def _named(words: str, said: date) -> date | None:
    """What stands first of the days that are named: "by Friday", "tomorrow", "the end of the week"."""
    found = [(match.start(), due(said)) for pattern, due in SAID if (match := pattern.search(words))]
    named = NAMED_DAY.search(words)
    if named and not (named["day"].lower() in {"sun", "sat", "wed", "mon"} and not named["day"][0].isupper()):
        found.append((named.start(), _weekday(said, WEEKDAYS.index(named["day"].lower()[:3]), later=bool(named["week"]))))
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


def _month_end(said: date) -> date:
    return (said.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
