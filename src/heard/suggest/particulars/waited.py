"""How long a customer says that they have waited, or that it has lasted."""

import re
from collections.abc import Iterator

from heard.conversation.span import Span
from heard.suggest.particulars.amount import LENGTH
from heard.suggest.particulars.case import told
from heard.suggest.particulars.particular import Particular
from heard.suggest.particulars.pattern import any_of, part_of
from heard.suggest.particulars.person import RELATIONS

# Where one clause ends and the next begins; "an hour and a half" and "1,5 hours" are one length.
JOINS = any_of(
    "and(?! a half)|but|so|plus",
    "because|cause|cos|coz|as|if|though|although",
    r"when|while|then|which|who|that(?= (?:i|we|you|it|they|the|my|our)\b)",
)
JOINT = re.compile(rf"[;:!?()\n—–]|[.,](?!\d)|\s-\s|\b{JOINS}\b", re.IGNORECASE)
# What goes on without a hitch is no wait, and neither is what costs nothing.
HITCH = any_of("hitch|hiccup|fail|fault|fuss|break", "problems?|issues?|trouble|complaints?", "charges?|fees?")
SMOOTH = f"(?:a |any |one |a single )?{HITCH}"
NOT = r"(?:(?:has|have|had|is|are|was|were|does|do|did|ca|could|wo)(?:n[’']?t| not)|not)"
NEEDED = any_of(
    "signal|service|internet|wi-?fi|broadband|connection|network|landline|phone line",
    "power|electric(?:ity)?|gas|(?:hot |running )?water|heating",
    "reply|answer|response|news|word|update|contact|sign",
    "refund|delivery|parcel|package",
)
# One of these has to stand in the clause of a length that lasts.
WAITING = any_of(
    "wait(?:ed|ing)(?! (?:lists?|times?|periods?|games?))",
    "(?:i|we) wait|had to wait|(?:made|keeping|kept) (?:me|us) wait",
    "on hold|on the phone|in (?:a|the|this|your) (?:queue|line|chat)|queu(?:ed|e?ing)",
    "stood|stuck|stranded|been (?:sat|left)|has sat",
    "chasing|pending|outstanding|overdue|delay(?:ed|s)?|under review|in customs|in transit",
)
BROKEN = any_of(
    "missing|lost|late|offline|down(?! to)|dead|broken",
    "off(?! (?:work|school|sick|duty|on))|out(?! of)|out of (?:order|service|action|use)",
    "blocked|locked|frozen|suspended|unavailable|unusable|faulty",
    "crashing|failing|leaking|dripping|freezing|flickering|dropping|buffering|timing out",
)
IS = any_of("been|is|are|was|were|went|gone|still|keeps?|kept", "[’']s|its")
WITHOUT = any_of(
    rf"without(?! {SMOOTH}| \w+ing\b)",
    rf"no {NEEDED}(?! {HITCH})",
    "(?:heard|had|got|received|seen) nothing(?! but)",
)
STILL_NOT = any_of(
    rf"still (?:waiting|no|nothing|{NOT}|{BROKEN})",
    rf"{NOT} (?:even |yet |been )*(?:work(?:ed|ing)?|come|came|arrived?|turned up|moved|changed|updated?)",
    rf"{NOT} (?:even |yet )?(?:heard|received|had (?!it\b|{SMOOTH}))",
    rf"{NOT} been (?:able|answered|collected|delivered|emptied|fixed|paid|refunded|repaired|sent)",
    "been like this",
    r"(?:nobody|no one)(?:[’']s| has)? (?:answer(?:s|ed)|call(?:s|ed)|comes?|came|been|repl(?:ies|ied)|rang|rung)",
)
IS_BROKEN = rf"(?:\b|(?=[’'])){IS} (?:all |still |just |now |completely )?{BROKEN}\b(?! after)"
TROUBLE = re.compile(rf"\b{any_of(WAITING, WITHOUT, STILL_NOT)}\b|{IS_BROKEN}", re.IGNORECASE)
# None of these lengths is a wait: a life, a custom, what is theirs, what went well, what is to come.
LIFE = any_of(
    "lived|living|married|retired|pregnant|known",
    "ill|sick|poorly|unwell|in hospital",
    r"(?<!n[’']t )(?<!nt )(?<!not )(?<!not been )(?<!n[’']t been )work(?:ed|ing)(?! (?:days?|hours?))",
)
CUSTOMER = any_of(
    "customers?(?! (?:service|support|care))|members?(?! of)|subscribers?|clients?|users?|loyal",
    "(?<!sat )with (?:you|u)|(?:delivery|waiting|response|processing|lead) times?",
    "(?:i|we|you|they) own|owned|used|using|subscribed|had (?:it|this|that|these|them|one|mine)",
)
WENT_WELL = any_of(
    "love|loved|loving|like it|liked|enjoy(?:ed|ing)?|happy|great|brilliant|perfect(?:ly)?",
    rf"(?:without|no) {SMOOTH}",
)
TO_COME = any_of(
    "will|wo(?:n[’']?t|nt)|would|shall|should|might|must|going to",
    "(?:have|has|want(?:ed)?|like|need|supposed|told(?: me| us)?|ask(?:ed|ing)) (?:me |us )?to wait|takes?",
)
REFUSES = any_of("not|never|n[’']t|dont|wont|cant|cannot", "without|refuse|mind|no way")
BETWEEN = any_of(
    "i[’']?m|be|been|being|kept|left|going|gonna|to|here",
    "really|even|actually|about|want|have|like|fancy|willing",
)
NOT_WAITING = rf"(?:\b|(?=n[’']t)){REFUSES}(?: {BETWEEN})* wait\w*"
# "I've been off for three weeks" tells of the customer; a line that is off tells of the line.
SOMEBODY = rf"(?:i|we|he|she|(?:my|our) {RELATIONS})(?:[’'](?:ve|s|m|re)| have| has| was| were| am| are)?(?: been)?"
AWAY = any_of(
    rf"{SOMEBODY} (?:(?:an?|\w+) (?:hours?|minutes?|mins?|days?) )?(?:off|out|down|away|late)",
    "(?:i|we|he|she) (?:have|has|do|does|did)(?:n[’']?t| not) (?:been )?(?:work(?:ed|ing)?|come)",
)
NO_WAIT = re.compile(rf"\b{any_of(LIFE, CUSTOMER, WENT_WELL, TO_COME, AWAY)}\b|{NOT_WAITING}", re.IGNORECASE)
# A length beside one of these lasts, whatever its clause tells; years beside "now" are a life.
NOTHING_YET = any_of(
    rf"still (?:no|nothing|waiting|{NOT})",
    rf"no {NEEDED}|not a (?:peep|word|sign|thing)",
    "(?:nothing|nobody|no one)(?! (?:but|wrong))",
)
NOW_AFTER = re.compile(
    r" (?:now|already|straight|and counting)\b|"
    rf"[ ,(]*(?:later |gone |on )?(?:and |but )?{NOTHING_YET}\b",
    re.IGNORECASE,
)
NOW_BEFORE = re.compile(
    r"(?:^|\b(?:it[’']?s|it is|that[’']?s|that is|been|for|since|pending) )(?:now|already) (?:for )?$", re.IGNORECASE
)
# Right beside a length, these say that it is not theirs, not yet, or the measure of something else.
MEASURE = any_of(
    "in|within|until|till|before|next|first|up to|under|to|or|than|then",
    "every|each|once|twice|times|another|only|just",
    "not|never|no|without|missing|lost|takes?|took|spend|allow",
    "say|says|said|told|promised|me|us",
    "the|my|your|his|her|their",
)
NOT_BEFORE = re.compile(rf"(?:\b{MEASURE}|\d)[ ,(]*$", re.IGNORECASE)
MEASURED = any_of(
    "contract|trial|warranty|guarantee|notice|plan|subscription|membership|pass",
    "course|trip|stay|break",
    "long|old|early|earlier|instead|maximum|may|can",
    "ago|before|from|until|till|ahead|away|off|left|to spare|to go",
    "each|every|per|a (?:day|night|week|month|year|time)",
)
NOT_AFTER = re.compile(rf"[ -]*{MEASURED}\b|[’']| of(?! (?:waiting|silence|this|delays?))\b", re.IGNORECASE)
# "Two week" measures a noun ("a two week trial"); "one week" and "a week" last.
ONE = re.compile(r"\b(?:an?|one|1|half)\b", re.IGNORECASE)
SINGULAR = re.compile(r"(?:minute|hour|day|night|week|fortnight|month|year)$", re.IGNORECASE)
YEARS = re.compile(r"\byears?\b", re.IGNORECASE)
# "3-5 days" and "4/5 days" are no length that can be told.
FOUND = re.compile(rf"(?<![\w.£$€/–-])(?<!\d,){LENGTH}(?!\w)", re.IGNORECASE)
# So many letters before a length are read for what stands right beside it.
NEAR = 30


def find_waited(sentences: tuple[Span, ...]) -> Particular | None:
    """The first length that lasts, as the customer wrote it; None where no length says so."""
    clauses = (clause for sentence in sentences for clause in _clauses(sentence))
    return next((found for clause in clauses for found in _in(clause)), None)


def _clauses(sentence: Span) -> Iterator[Span]:
    start = 0
    for joint in JOINT.finditer(sentence.quote):
        if start < joint.start():
            yield part_of(sentence, start=start, end=joint.start())
        start = joint.end()
    if start < len(sentence.quote):
        yield part_of(sentence, start=start, end=len(sentence.quote))


def _in(clause: Span) -> Iterator[Particular]:
    quote = clause.quote
    lengths = [length for length in FOUND.finditer(quote) if _stands_alone(clause, length)]
    if not lengths or NO_WAIT.search(quote):
        return
    troubled = bool(TROUBLE.search(quote))
    for length in lengths:
        if troubled or _goes_on(clause, length):
            yield Particular(told(length[0]), part_of(clause, start=length.start(), end=length.end()))


def _stands_alone(clause: Span, length: re.Match[str]) -> bool:
    """Whether nothing right beside a length says that it measures something else, or is still to come."""
    if SINGULAR.search(length[0]) and not ONE.search(length[0]):
        return False
    return not (NOT_BEFORE.search(_before(length)) or NOT_AFTER.match(clause.turn.text, clause.start + length.end()))


def _goes_on(clause: Span, length: re.Match[str]) -> bool:
    """Whether "now", "already", "and still nothing" or the like stands beside a length."""
    beside = NOW_AFTER.match(clause.turn.text, clause.start + length.end()) or NOW_BEFORE.search(_before(length))
    return bool(beside) and not YEARS.search(length[0])


def _before(length: re.Match[str]) -> str:
    return length.string[max(0, length.start() - NEAR) : length.start()].lstrip()
