"""The line that opens a turn in a plain transcript: who speaks, perhaps when, and the first words."""

import re
from dataclasses import dataclass, replace
from datetime import datetime

from heard.conversation.role import Role
from heard.formats.intake.role_word import role_named
from heard.formats.intake.time_stamp import read_time

# Every pattern is tried at the start of this many letters: hostile text costs linear time.
LINE_HEAD = 200

DATE = r"\d{4}-\d\d-\d\d|\d{1,4}[./]\d{1,2}[./]\d{1,4}"
TIME = r"\d{1,2}:\d\d(?::\d\d(?:[.,]\d{1,6})?)?"
STAMP = re.compile(
    rf"[\[(]?(?=\d)(?P<date>{DATE})?(?:T|,?\s*)(?P<time>{TIME})?\s?(?P<zone>Z|UTC|[+-]\d\d:?\d\d)?"
    rf"(?P<half>[AaPp]\.?[Mm]\.?)?(?:\s*(?:-|–|-->)\s*{TIME})?[\])]?,?\s*(?:[-–—|]\s+)?"
)
# Markdown may embolden the name, with the colon inside or outside of it.
LABEL = re.compile(
    r"[*_]{0,2}(?P<name>[^\W\d_][^:()\[\]<>|*]{0,39}?)\s{0,3}+(?:[(\[](?P<aside>[^()\[\]]{1,40})[)\]])?[*_]{0,2}"
    r"\s{0,3}+(?P<mark>:|[-–—](?=\s|$))[*_]{0,2}(?P<space>\s*)"
)
BRACKETED = re.compile(r"[\[<](?P<name>[^\[\]<>:]{1,40})(?P<aside>)[\]>](?P<mark>:?)(?P<space>\s*)")
DASHES = frozenset("-–—")

# Words for a role in tables that also begin lines of what people write: "Contact: 555-0123", "Event: our wedding".
AMBIGUOUS_WORDS = frozenset(
    "event tool function developer contact lead member inbound outbound incoming outgoing automation passenger "
    "patient subscriber buyer associate".split()
)
# Words in front of a colon that are nobody's name.
NO_NAMES = frozenset(
    "account address amount answer also attachment bank bcc bug case cc channel chat city code colour color "
    "conversation country date day dear delivery details device duration edit email e-mail error example fax first "
    "from fwd hello hi hours iban id important invoice issue item last link location mail message mobile model name "
    "no notes number option order password payment phone please postcode price problem product ps p.s quantity "
    "question re reason ref reference regards result room second sent serial shipping size status step street subject "
    "summary tel telephone thanks then third ticket time title to today topic total tracking transcript update url "
    "username version warning web website yes zip".split()
)
PARTICLES = frozenset("al bin da de den der di du el la le van von y".split())
LONGEST_NAME = 3


@dataclass(frozen=True, slots=True)
class Opening:
    """The line that opens a turn: the role if it says one, the name if it gives one, and the first words.

    `at` only where the line gives date and time in full.
    """

    role: Role | None
    author: str | None
    text: str = ""
    at: datetime | None = None


def read_opening(line: str) -> Opening | None:
    """What a line says of a speaker; None if it goes on with what was being said."""
    line = line.strip()
    stamp = _stamp(line)
    start = stamp.end() if stamp else 0
    label = LABEL.match(line, start, start + LINE_HEAD) or BRACKETED.match(line, start, start + LINE_HEAD)
    if not label or (not stamp and label["mark"] in DASHES):
        return None
    speaker = _speaker(label["name"], label["aside"] or "", stamped=stamp is not None)
    text = line[label.end() :]
    # "[urgent] call me", "https://...": only a word that is known to name a role may stand so.
    loose = label.re is BRACKETED or (text and not label["space"])
    if not speaker or (loose and not speaker.role):
        return None
    return replace(speaker, text=text, at=_time(stamp) if stamp else None)


def _stamp(line: str) -> re.Match[str] | None:
    """The time that a line begins with, or a date."""
    found = STAMP.match(line, 0, LINE_HEAD)
    return found if found and (found["date"] or found["time"]) else None


def _speaker(name: str, aside: str, *, stamped: bool) -> Opening | None:
    """Who a label names: "Customer", "Anna (agent)", "Agent (Anna)", "Agent Anna", or a mere name."""
    if role := role_named(aside):
        return Opening(role, name)
    if name.lower() in AMBIGUOUS_WORDS and not stamped:
        return None
    if role := role_named(name):
        return Opening(role, None if _stamp(aside) else aside or None)
    first, _, rest = name.partition(" ")
    if (role := role_named(first)) and _is_name(rest):
        return Opening(role, rest)
    if _is_name(name) or (stamped and len(name.split()) <= LONGEST_NAME):
        return Opening(None, name)
    return None


def _is_name(text: str) -> bool:
    """Whether these words may be a person's name: few, with capitals where the script has them."""
    words = [word for word in text.split() if word not in PARTICLES]
    if not 1 <= len(words) <= LONGEST_NAME or NO_NAMES & {word.lower() for word in words}:
        return False
    return all(word[0].isalpha() and not word[0].islower() for word in words)


def _time(stamp: re.Match[str]) -> datetime | None:
    date, time, zone = stamp["date"], stamp["time"], stamp["zone"] or ""
    if not (date and time) or stamp["half"]:
        return None
    hour, _, rest = time.partition(":")
    return read_time(f"{date}T{hour:0>2}:{rest}{zone.replace('UTC', 'Z')}")
