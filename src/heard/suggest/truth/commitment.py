"""Commitments: words by which an agent binds the team to money, goods, a date or an exception."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from heard.suggest.truth.fact import FactKind, find_facts


class CommitmentKind(StrEnum):
    """What the team is bound to."""

    REFUND = "refund"
    GOODWILL = "goodwill"
    REPLACEMENT = "replacement"
    EXCEPTION = "exception"
    DATE = "date"
    GUARANTEE = "guarantee"


@dataclass(frozen=True, slots=True)
class Commitment:
    """A commitment in a text: the code points of its sentence, its kind, and the amount or day that it names."""

    kind: CommitmentKind
    start: int
    end: int
    amounts: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()


I_WILL = (
    r"(?:i|we)(?:[’']ll| will| shall| can| could|[’']m going to| am going to|[’']re going to|"
    r" are going to|[’']ve|[’']d be happy to| have| are able to| am able to|[’']m| am|[’']re| are)"
)
LET_ME = r"(?:let me|i[’']m happy to|happy to|allow me to|glad to)"
YOU_GET = (
    r"you(?:[’']ll| will| are going to|[’']re going to| shall| can| may)?(?: also| now|"
    r" then)? (?:get|receive|have|be (?:given|sent|paid|refunded|credited|reimbursed|compensated)|"
    r"see|expect|keep|enjoy)"
)
IT_IS = r"(?:is|are|has been|have been|will be|[’']ll be|is being|are being|gets|was)"
REFUND = (
    r"(?:re-?fund(?:ed|ing|s)?|reimburse\w*|money back|pay(?:ing)? (?:you )?back|paid back|"
    r"give (?:you )?(?:your|the) money)"
)
GOODWILL = (
    r"(?:credit(?:ed|ing)?|compensat\w+|voucher|gift card|discount|free (?:month|year|shipping|"
    r"delivery|upgrade|of charge|item|ride|meal|night)|for free|at no (?:cost|charge)|without charge|"
    r"on the house|goodwill|bonus|\bpoints\b|miles|upgrade you|complimentary)"
)
REPLACEMENT = (
    r"(?:replac\w+|(?:new|another|fresh) (?:one|unit|device|item|parcel|package|card|order|copy|"
    r"bottle|pair|set)|re-?send|resend\w*|reship\w*|send (?:you |it )?(?:out )?(?:again|a new|"
    r"another))"
)
EXCEPTION = (
    r"(?:exception|waiv\w+|remove the (?:fee|charge)|drop the (?:fee|charge)|"
    r"extend (?:your|the) (?:deadline|trial|warranty|contract)|cancel (?:your |the )?(?:contract|fee|"
    r"charge)|write off|write it off|unban|lift the ban)"
)
GUARANTEE = (
    r"(?:guarantee\w*|i promise|we promise|you have my word|rest assured (?:that )?(?:it|this|you)|"
    r"assure you (?:that )?(?:it|this|you)|100 ?%|definitely (?:be|get|arrive)|without fail|"
    r"never happen again|won[’']t happen again|will not happen again)"
)
DONE_BY = (
    r"(?:arriv\w+|deliver\w*|be (?:there|here|with you|fixed|solved|resolved|back|ready|done|"
    r"completed|working|restored|sorted)|come|reach you|call you|ring you|phone you|get back|have it|"
    r"write to you|update you|let you know|hear from|in touch|contact you|email you|receive|"
    r"dispatch\w*|ship\w*|land|sort\w*|fix\w*|resolv\w*|process\w*)"
)
KINDS = (
    (CommitmentKind.REFUND, REFUND),
    (CommitmentKind.GOODWILL, GOODWILL),
    (CommitmentKind.REPLACEMENT, REPLACEMENT),
    (CommitmentKind.EXCEPTION, EXCEPTION),
)
GIVES = (
    r"(?:issu\w+|process\w*|approv\w+|arrang\w+|mak\w+|giv\w+|offer\w*|add\w*|send\w*|sent|put|"
    r"appl\w+|grant\w*|authori[sz]\w*|provid\w+|order\w*|get\w*|refund\w*|credit\w*|reimburs\w*|"
    r"compensat\w*|waiv\w+|replac\w+|re-?send\w*|reship\w*|extend\w*|cancel\w*|remov\w+|drop\w*|"
    r"upgrad\w+|pay\w*|write|lift\w*|unban|cover\w*)"
)
# What binds by itself, whoever does it.
DONE = {
    CommitmentKind.REFUND: r"you[’']ve been refunded",
    CommitmentKind.GOODWILL: r"(?:\b(?:is|are)|[’']s) on (?:us|the house)\b",
    CommitmentKind.REPLACEMENT: r"a new one is on its way",
    CommitmentKind.EXCEPTION: (
        r"\b(?:fee|charge)s? (?:is|are|will be|has been|have been) (?:removed|dropped|cancelled|lifted|waived)"
    ),
}
BOUND = {
    kind: re.compile(
        rf"{DONE[kind]}|"
        rf"\b(?:{I_WILL}|{LET_ME})\b[^.?!\n]{{0,60}}?\b{GIVES}\b[^.?!\n]{{0,70}}?(?<!\w){words}|"
        rf"\b(?:{I_WILL}|{LET_ME})\b[^.?!\n]{{0,40}}?(?<!\w){words}|\b{YOU_GET}\b[^.?!\n]{{0,60}}?(?<!\w){words}|"
        rf"(?<!\w){words}[^.?!\n]{{0,40}}?{IT_IS} (?:\w+ )?(?:approved|processed|issued|on (?:its|"
        rf"the|their) way|confirmed|granted|done|"
        rf"arranged|credited|yours|added|sent|made|made out)|{IT_IS} (?:\w+ )?{words}|"
        rf"\bconsider (?:it|this|that) (?:\w+ )?{words}",
        re.IGNORECASE,
    )
    for kind, words in KINDS
}
WILL_BY = re.compile(
    rf"\b(?:will|[’']ll|shall|going to|should|is|are|gets)\b[^.?!\n]{{0,60}}?\b{DONE_BY}\b", re.IGNORECASE
)
WITHIN = re.compile(
    r"\b(?:within|in) (?:the next )?(?:\d+|\w+)(?: to \d+|[-–]\d+)? (?:working |"
    r"business )?(?:minute|hour|day|week|month)s?\b",
    re.IGNORECASE,
)
GUARANTEES = re.compile(rf"(?<!\w){GUARANTEE}(?!\w)", re.IGNORECASE)
# A no, a question or a condition binds nobody.
NO = re.compile(
    r"\b(?:not|n[’']t|never|cannot|unable|no longer|nor|neither|without (?:being able|a)|if |"
    r"unless|once we|whether|may be able|"
    r"might|ask(?:ed)? (?:whether|if|about)|look(?:ing)? into|check(?:ing)?|see (?:if|whether|"
    r"what)|request(?:ed)?)\b|n[’']t\b|\[[a-z]",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"[^.!?\n]*(?:[.](?=\d)[^.!?\n]*)*(?P<mark>[.!?]+|\n|$)")


def find_commitments(text: str) -> tuple[Commitment, ...]:
    """The commitments of a text, in order, a sentence at a time; one sentence may bind to several things."""
    return tuple(commitment for found in SENTENCE.finditer(text) if found[0].strip() for commitment in _in(found))


def _in(found: re.Match[str]) -> Iterator[Commitment]:
    sentence = found[0]
    if "?" in found["mark"]:
        return
    start = found.start() + len(sentence) - len(sentence.lstrip())
    end = found.start() + len(sentence.rstrip())
    facts = find_facts(sentence)
    amounts = tuple(fact.value for fact in facts if fact.kind is FactKind.AMOUNT)
    dates = tuple(fact.value for fact in facts if fact.kind in {FactKind.DATE, FactKind.TIME})
    dates = (*dates, *(within[0].lower() for within in WITHIN.finditer(sentence)))
    for kind, pattern in BOUND.items():
        bound = pattern.search(sentence)
        if bound and not NO.search(sentence[: bound.end()]):
            yield Commitment(kind, start, end, amounts, dates)
    guaranteed = GUARANTEES.search(sentence)
    if guaranteed and not NO.search(sentence[: guaranteed.start()]):
        yield Commitment(CommitmentKind.GUARANTEE, start, end, amounts, dates)
    due = WILL_BY.search(sentence)
    if dates and due and not NO.search(sentence[: due.end()]):
        yield Commitment(CommitmentKind.DATE, start, end, amounts, dates)
