"""How long a customer says that they have waited, or that it has lasted."""

import re

from heard.conversation.span import Span
from heard.suggest.particulars.amount import LENGTH
from heard.suggest.particulars.case import told
from heard.suggest.particulars.particular import Particular

# What comes right before a length that has lasted, and what right after it.
LASTED = (
    r"(?:\b(?:for|been|waited|waiting|wait|already|took|taken|hold|past|last|stood|sat|going on|queue[ds]?|since|"
    r"offline|off|out|down|yard|here|there|in|with you|with us|it[’']s|its|is)\b[ ,(]*(?:(?:for|the|already|now|like|"
    r"this|a|these|going on|in) )*)"
)
BEFORE = re.compile(LASTED + r"$", re.IGNORECASE)
AFTER = re.compile(
    r"^[ ,]*(?:now|straight|later|and (?:still|counting|not|no|nothing|my)|still|no\b|not\b|nothing|i[’']?m? |i |we |"
    r"with(?:out| no)|for an?\b|that[’']s how)",
    re.IGNORECASE,
)
# Lengths that are not theirs, not yet, or not waiting.
NOT_BEFORE = re.compile(
    r"\b(?:within|every|takes?|up to|next|until|under|another|before|only took|only|it took|then|"
    r"delivery|after|than|in|"
    r"(?:did|have|has)(?:n[’']t| not)(?: \w+){0,2}|not|never|wait|waits|will|would|lasts?|to)[ ,(]*$",
    re.IGNORECASE,
)
NOT_AFTER = re.compile(
    r"^[ -]*(?:contract|trial|warranty|guarantee|notice|plan|old\b|ago\b|since (?:he|she|"
    r"they) (?:died|passed)|before|off\b|to spare|left\b|early|earlier|away|ahead|queue|"
    r"(?:may|can|get|instead|maximum)\b)",
    re.IGNORECASE,
)
TO_COME = re.compile(r"\b(?:will|would|won[’']t|shall|going to)\b", re.IGNORECASE)
NOT_YET = re.compile(
    r"(?<!been )(?<!stuck )\bin (?:about |the next |like )?$|\bevery\b.*$|\b(?:one|two|three|letters?|times|once) $",
    re.IGNORECASE,
)
STUCK = re.compile(r"\b(?:sat|stood|stuck|stranded|waiting|waited) (?:[^.?!,]{0,40} )?$", re.IGNORECASE)
FOUND = re.compile(rf"(?<![\w.£$€]){LENGTH}(?!\w)", re.IGNORECASE)


def find_waited(sentences: tuple[Span, ...]) -> Particular | None:
    """The longest stretch that lasts, as the customer wrote it; None where no length says so."""
    found = [particular for sentence in sentences for particular in _in(sentence)]
    return found[0] if found else None


def _in(sentence: Span) -> list[Particular]:
    quote = sentence.quote
    return [
        Particular(told(length[0]), Span(sentence.turn, sentence.start + length.start(), sentence.start + length.end()))
        for length in FOUND.finditer(quote)
        if _lasts(quote[: length.start()], quote[length.end() :])
    ]


def _lasts(before: str, after: str) -> bool:
    if NOT_AFTER.search(after) or TO_COME.search(before) or NOT_YET.search(before):
        return False
    if STUCK.search(before):
        return True
    if BEFORE.search(before) and not _only_measures(before):
        return True
    return not NOT_BEFORE.search(before) and bool(AFTER.search(after))


def _only_measures(before: str) -> bool:
    """Whether "in", "is" or "for" opens a time to come, a rule or a negation instead of a wait."""
    return bool(
        re.search(
            r"\b(?:in|is|for the next|(?:did|have|has)n[’']t \w+|not|never|will \w+|would \w+)[ ]*(?:\w+ )?$",
            before,
            re.IGNORECASE,
        )
    ) and not re.search(r"\b(?:stuck|been|sat|stood) in\b", before)
