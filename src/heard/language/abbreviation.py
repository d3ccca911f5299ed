"""Whether a full stop belongs to a short form ("Mr.", "5 p.m.", "order no.") or ends the sentence."""

import re

# Never the last word of a sentence.
LEANING = frozenset("approx ca cf e.g eg esp i.e ie incl nr p.p pp vs bzw z.b".split())
# What follows is a name or a code: only a word that is neither opens a sentence.
BEFORE_NAMES = frozenset(
    "apt bldg capt dr ext fig gen gov hon lt mr mrs ms mt ph prof ref rev sen sgt st tel vol".split()
)
MONTHS = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec".split())
DAYS = frozenset("mon tue tues wed thu thur thurs fri sat sun".split())
# A capital behind one of these opens a sentence, unless the date goes on ("at 5 p.m. Tuesday").
CAPITAL_DECIDES = (
    MONTHS
    | DAYS
    | frozenset(
        "a.m acct appt art ave blvd co corp dept e.u est etc hr hrs inc jr ltd max min mins nos op p.m par pt rep "
        "sec secs sr temp u.k u.s univ wk yr".split()
    )
)
DATE_WORDS = (
    MONTHS
    | DAYS
    | frozenset(
        "monday tuesday wednesday thursday friday saturday sunday january february april june july august "
        "september october november december".split()
    )
)
# "no." is a number after these, and an answer elsewhere.
NUMBERED = frozenset(
    "acc account awb batch bill booking card case claim claims contract customer docket flat flight house id invoice "
    "item license licence meter mobile model order parcel part ph phone policy receipt ref reference registration "
    "report room seat serial shipment tel telephone ticket tracking train".split()
)
# Words that open a sentence and are nobody's name.
OPENERS = frozenset(
    "a all also and any are as at but can could did do does for from have he hello here hi how i if in is it its just "
    "my no not now on or our please put she so sorry still thank thanks that the their then there these they this "
    "those was we were what when where which who why would yes you your".split()
)

# Each finds something, if only an empty word.
WORDS_BEFORE = re.compile(r"(?:([\w.&'’-]+)[ \t]+)?([\w.&'’-]*)$")
WORD_AFTER = re.compile(r"[\s\"'“‘(\[]*([\w-]*)")
INITIALS = re.compile(r"[A-HJ-Z]|(?:[^\W\d_]\.)+[^\W\d_]")
# "am 02.10. um neun": too early for a price or a time.
DAY_AND_MONTH = re.compile(r"[0-3]\d\.[01]\d")


def stop_ends_sentence(before: str, after: str) -> bool:
    """Whether a full stop between these pieces of a line ends a sentence; white space stands behind it."""
    previous, word = WORDS_BEFORE.findall(before)[0]
    follower = WORD_AFTER.findall(after)[0]
    short, capital = word.lower(), follower[:1].isupper()
    opens = capital and follower.lower() in OPENERS
    if short in LEANING:
        return False
    if short == "no":
        return not any(map(str.isdigit, follower)) and (opens or previous.rstrip(".").lower() not in NUMBERED)
    street = short == "st" and previous[:1].isupper()
    if street or short in CAPITAL_DECIDES or DAY_AND_MONTH.fullmatch(word):
        return capital and follower.lower() not in DATE_WORDS
    if short in BEFORE_NAMES or INITIALS.fullmatch(word):
        return opens
    return True
