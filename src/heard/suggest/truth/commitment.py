"""Commitments: words by which an agent binds the team to money, goods, a date or an exception."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from heard.language.pattern import compile_words
from heard.suggest.truth.fact import Amount, Fact, FactKind, find_facts


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
    """A commitment in a text: the code points of its sentence, its kind, and the amounts and days that it names."""

    kind: CommitmentKind
    start: int
    end: int
    amounts: tuple[Amount, ...] = ()
    dates: tuple[str, ...] = ()


# How money that is named reads to the patterns: they are tried on a sentence whose sums and percentages are these signs
# alone, so that they need not know how amounts are written.
SUM, SHARE = "¤", "%"

I_WILL = (
    r"(?:i|we)(?:[’']ll| will| shall| can| could|[’']m going to| am going to|[’']re going to| are going to|[’']ve|"
    r"[’']d be happy to| have| are able to| am able to|[’']m(?! afraid)| am(?! afraid)|[’']re| are)"
)
LET_ME = r"(?:let me|i[’']m happy to|happy to|allow me to|glad to)"
YOU_GET = (
    r"you(?:[’']ll| will| are going to|[’']re going to| shall| can| may)?(?: also| now| then)? "
    r"(?:get|receive|have|be (?:given|sent|paid|refunded|credited|reimbursed|compensated)|see|expect|keep|enjoy)"
)
IT_IS = r"(?:is|are|has been|have been|will be|[’']ll be|is being|are being|gets|was)"
REFUND = (
    r"(?:re-?fund(?:ed|ing|s)?|reimburse\w*|money back|pay(?:ing)? (?:you )?back|paid back|"
    r"give (?:you )?(?:your|the) money)"
)
OFF = rf"(?:(?<![{SUM}{SHARE}])[{SUM}{SHARE}]+|\b(?:half|something|a (?:bit|little))) off\b"
COST = r"(?:costs?|bill|fees?|charges?|postage|shipping|repairs?|damage|difference|price)\b"
GOODWILL = (
    r"(?:credit(?:ed|ing)?|compensat\w+|voucher|gift card|discount|"
    r"free (?:month|year|shipping|delivery|upgrade|of charge|item|ride|meal|night)|for free|at no (?:cost|charge)|"
    r"without charge|on the house|goodwill|bonus|\bpoints\b|miles|upgrade you|complimentary|"
    rf"{OFF}|(?:cover|absorb|bear|foot|pick up|pay(?: for)?) (?:the|your|all|any|that|this|those) (?:\w+ )?{COST})"
)
REPLACEMENT = (
    r"(?:replac\w+|(?:new|another|fresh) (?:one|unit|device|item|parcel|package|card|order|copy|bottle|pair|set)|"
    r"re-?send|resend\w*|reship\w*|send (?:you |it )?(?:out )?(?:again|a new|another)|"
    r"(?:swap|exchang)\w* (?:it|this|that|them|these|those|your|the)\b)"
)
FEE = r"(?:(?:the|your|that|this|those|any|all) )?(?:\w+ )?(?:fee|charge|penalty|surcharge)s?\b"
EXCEPTION = (
    rf"(?:exception|waiv\w+|(?:remov|dropp?|revers|delet|cancel|lift)\w* {FEE}|"
    r"extend (?:your|the) (?:deadline|trial|warranty|contract)|cancel (?:your |the )?contract|"
    r"write off|write it off|unban|lift the ban)"
)
GUARANTEE = (
    r"(?:guarantee\w*|i promise|we promise|(?:you have|(?:i|we) give you) (?:my|our) word|"
    r"rest assured (?:that )?(?:it|this|you)|assure you (?:that )?(?:it|this|you)|100 ?%|definitely (?:be|get|arrive)|"
    r"without fail|(?:never|won[’']t|will not) (?:let (?:it|this|that) )?happen again)"
)
DONE_BY = (
    r"(?:arriv\w+|deliver\w*|"
    r"be (?:there|here|with you|fixed|solved|resolved|back|ready|done|completed|working|restored|sorted)|"
    r"come|reach you|call you|ring you|phone you|get back|have it|write to you|update you|let you know|hear from|"
    r"in touch|contact you|email you|receive|dispatch\w*|ship\w*|land|sort\w*|fix\w*|resolv\w*|process\w*)"
)
KINDS = (
    (CommitmentKind.REFUND, REFUND),
    (CommitmentKind.GOODWILL, GOODWILL),
    (CommitmentKind.REPLACEMENT, REPLACEMENT),
    (CommitmentKind.EXCEPTION, EXCEPTION),
)
NAMED = {kind: rf"(?<!\w){words}" for kind, words in KINDS} | {CommitmentKind.GUARANTEE: rf"(?<!\w){GUARANTEE}(?!\w)"}
GIVES = (
    r"(?:issu\w+|process\w*|approv\w+|arrang\w+|mak\w+|giv\w+|offer\w*|add\w*|send\w*|sent|put|appl\w+|grant\w*|"
    r"authori[sz]\w*|provid\w+|order\w*|get\w*|refund\w*|credit\w*|reimburs\w*|compensat\w*|waiv\w+|replac\w+|"
    r"re-?send\w*|reship\w*|extend\w*|cancel\w*|remov\w+|drop\w*|upgrad\w+|pay\w*|write|lift\w*|unban|cover\w*)"
)
# Money as such, not what is worth it: "10 euros", but no "10 euro voucher".
IN_ALL = r"(?:a|the) (?:total|sum|amount|payment|check|cheque) (?:of|for)"
MONEY = (
    rf"(?:(?:back|the|your|all|these|those|another|an extra|{IN_ALL}) ){{0,3}}"
    rf"(?:{SUM}++(?!(?: \w+)? (?:off|vouchers?|gift|credit|discount|coupon|bonus|code|worth|bill|invoice)\b)|"
    r"money\b|(?:full )?(?:amount|sum|deposit|difference|balance|purchase price)\b)"
)
PAY = r"(?:pay(?:ing)?|paid|send(?:ing)?|sent|giv(?:e|en|ing)|put(?:ting)?|mov(?:e|ed|ing))"
RETURN = r"(?:return(?:ed|ing)?|transfer(?:red|ring)?|repa(?:y|id|ying)|wir(?:e|ed|ing))"
TO_YOU = r"(?:back|(?:in|on|to|into|onto) (?:you|your (?:\w+ ){0,2}(?:card|account|bank|wallet|paypal)))\b"
ON_ITS_WAY = (
    r"(?:(?:will )?(?:ships?|leaves?|arrives?|follows?|comes?|goes? out|reach(?:es)? you)|"
    r"(?:is|are) (?:coming|shipping|leaving|going out|in the (?:post|mail)))\b"
)
TREAT = (
    r"(?:month|week|year|order|delivery|shipping|postage|ride|trip|meal|night|item|repair|service|subscription|visit|"
    r"upgrade|ticket|return)s?"
)
# What binds in words of its own kind.
ALSO = {
    CommitmentKind.REFUND: (
        r"you[’']ve been refunded|"
        rf"\b(?:{I_WILL}|{LET_ME})\b.{{0,40}}?\b(?:{RETURN} (?:(?:to )?you )?{MONEY}|{PAY} (?:to )?you {MONEY}|"
        rf"{PAY} {MONEY}.{{0,40}}? {TO_YOU})|"
        rf"\byou(?:[’']ll| will|[’']re going to| are going to) (?:get|receive|have) {MONEY}|"
        rf"{SUM} (?:\w+ )?{IT_IS} (?:\w+ )?(?:yours\b|on (?:its|the|their) way\b|(?:{RETURN}|{PAY}) {TO_YOU})|"
        rf"\byour (?:\w+ )?refund {ON_ITS_WAY}"
    ),
    CommitmentKind.GOODWILL: (
        r"(?:\b(?:is|are)|[’']s) on (?:us|the house)\b|"
        rf"\b(?:your (?:\w+ )?|(?:next|first|following|coming) ){TREAT} (?:is|are|will be|comes?) (?:\w+ )?free\b"
    ),
    CommitmentKind.REPLACEMENT: (
        r"a new one is on its way|"
        rf"\b(?:a|the|your|another|our) (?:\w+ )?(?:replacement|new (?:one|\w+)) (?:\w+ )?{ON_ITS_WAY}"
    ),
    CommitmentKind.EXCEPTION: (
        r"\b(?:fee|charge)s? (?:is|are|will be|has been|have been) (?:removed|dropped|cancelled|lifted|waived)"
    ),
}
# Patterns are made of them when they are first looked for; few commands do, and it takes its time.
BOUND = {
    kind: (
        rf"{ALSO[kind]}|"
        rf"\b(?:{I_WILL}|{LET_ME})\b.{{0,60}}?\b{GIVES}\b.{{0,70}}?(?<!\w){words}|"
        rf"\b(?:{I_WILL}|{LET_ME})\b.{{0,40}}?(?<!\w){words}|\b{YOU_GET}\b.{{0,60}}?(?<!\w){words}|"
        rf"(?<!\w){words}.{{0,40}}?\b{IT_IS} (?:\w+ )?(?:approved|processed|issued|on (?:its|the|their) way|confirmed|"
        r"granted|done|arranged|credited|yours|added|sent|made|made out)|"
        rf"\b{IT_IS} (?:\w+ )?{words}|\bconsider (?:it|this|that) (?:\w+ )?{words}"
    )
    for kind, words in KINDS
}
WILL_BY = re.compile(rf"\b(?:will|[’']ll|shall|going to|should|is|are|gets)\b.{{0,60}}?\b{DONE_BY}\b", re.IGNORECASE)
WITHIN = re.compile(
    r"\b(?:within|in) (?:the next )?(?:\d+|\w+)(?: to \d+|[-–]\d+)? (?:working |business )?"
    r"(?:minute|hour|day|week|month)s?\b",
    re.IGNORECASE,
)
# A no and a doubt bind nobody, but a customer who asked and "not a problem" take nothing back.
NO = re.compile(
    r"\b(?:not(?! (?:a problem|a worry|to worry|only|just|hesitate)\b)|never(?! mind\b)|cannot|unable|no longer|nor|"
    r"neither|no (?=re-?fund|money|credit|compensation|voucher|discount|replacement|exception|guarantee)|"
    r"without (?:being able|a)|if |unless|once we|whether|may be able|might|look(?:ing)? into|"
    r"(?<!you )ask(?:ed)? (?:whether|if|about)|(?<!a )(?<!the )(?<!your )check(?:ing)?|see (?:if|whether|what)|"
    r"(?<!you )(?<!you have )(?<!your )(?<!as )request(?:ed)?)\b|"
    r"n[’']t\b(?! (?:worry|mind|hesitate)\b)|\[[a-z]",
    re.IGNORECASE,
)
# Where the reach of a no ends: what was said before the last of these is another matter.
CLAUSE = (
    r",(?!\d| ?(?:that|nor|or)\b)|[;:–—)]|\s--?\s|\b(?:since|because|but)\b|"
    r"\band (?=(?:i|we|let me)\b)|(?<!if )\bso\b(?=,? (?:i|we|you|your|the|a|it|let me|please)\b)"
)
CLAUSES = re.compile(CLAUSE, re.IGNORECASE)
# "Since it has not come I will refund you": a reason in front, with no comma behind it.
REASON = re.compile(r"\W*(?:since|because|as|although|even though|though|while|given|now that)\b", re.IGNORECASE)
AFTER_REASON = re.compile(
    rf"{CLAUSE}|(?<!that )(?<!whether )(?<!if )(?<!think )\b(?=(?:{I_WILL}|{LET_ME}|{YOU_GET})\b)", re.IGNORECASE
)
# A condition in front binds nobody either, and reaches over commas.
CONDITION = re.compile(r"(?:^|[,;:–—]|\b(?:and|but|so|then|only))\s*(?:if|unless|once we)\b", re.IGNORECASE)
TURNS = re.compile(r"[;–—]|\bbut\b", re.IGNORECASE)
SENTENCE = re.compile(r"[^.!?\n]*(?:[.](?=\d)[^.!?\n]*)*(?P<mark>[.!?]+|\n|$)")
# A question binds nobody, except where all that is asked is whether it suits.
TAGS = (
    r"(?:okay|ok|alright|all right|all good|right|yes|yeah|deal|agreed|fine|cool|fair enough|sounds? (?:good|fair)|"
    r"(?:is|if) that(?:[’']s| is)? (?:okay|ok|alright|all right|fine))"
)
TAG = re.compile(
    rf"[,;–—-]\s*{TAGS}\s?[?!]+$|^\W*(?:{I_WILL}|{LET_ME}|you[’']ll|you will)\b.*\s{TAGS}\s?[?!]+$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Reach:
    """Words of a sentence that free from a promise, and where their reach begins anew, all in order."""

    begins: tuple[int, ...]
    words: tuple[re.Match[str], ...]

    def frees(self, start: int, end: int) -> bool:
        """Whether one of the words stands between the last beginning before `start` and `end`."""
        begin = self.begins[bisect_right(self.begins, start) - 1]
        first = bisect_left(self.words, begin, key=re.Match.start)
        return first < len(self.words) and self.words[first].end() <= end


def find_commitments(text: str) -> tuple[Commitment, ...]:
    """The commitments of a text, in order, a sentence at a time; one sentence may bind to several things."""
    return tuple(commitment for found in SENTENCE.finditer(text) if found[0].strip() for commitment in _in(found))


def names(kind: CommitmentKind, text: str) -> bool:
    """Whether a text speaks of what a kind of commitment gives, bound to it or not."""
    return kind in NAMED and compile_words(NAMED[kind]).search(text) is not None


def _in(found: re.Match[str]) -> Iterator[Commitment]:
    sentence = found[0]
    if "?" in found["mark"] and not TAG.search(sentence):
        return
    start = found.start() + len(sentence) - len(sentence.lstrip())
    end = found.start() + len(sentence.rstrip())
    facts = find_facts(sentence)
    amounts = tuple(fact.amount for fact in facts if fact.kind is FactKind.AMOUNT and fact.amount)
    days = [fact for fact in facts if fact.kind in {FactKind.DATE, FactKind.TIME}]
    days += [Fact(FactKind.DATE, within[0].lower(), *within.span()) for within in WITHIN.finditer(sentence)]
    for kind in _kinds(sentence, facts, days):
        yield Commitment(kind, start, end, amounts, tuple(day.value for day in days))


def _kinds(sentence: str, facts: tuple[Fact, ...], days: list[Fact]) -> Iterator[CommitmentKind]:
    """What a sentence binds to; a date only where no no denies it."""
    reaches = _reaches(sentence)

    def stands(start: int, end: int) -> bool:
        return not any(reach.frees(start, end) for reach in reaches)

    said = _with_signs(sentence, facts)
    for kind, words in BOUND.items():
        if any(stands(*found.span()) for found in _each(compile_words(words), said)):
            yield kind
    # "Never again" is itself a no: only one in front of it counts.
    guaranteed = compile_words(NAMED[CommitmentKind.GUARANTEE]).finditer(sentence)
    if any(stands(found.start(), found.start()) for found in guaranteed):
        yield CommitmentKind.GUARANTEE
    if any(stands(day.start, day.end) for day in days) and any(
        stands(*found.span()) for found in _each(WILL_BY, sentence)
    ):
        yield CommitmentKind.DATE


def _reaches(sentence: str) -> tuple[_Reach, ...]:
    clauses = AFTER_REASON if REASON.match(sentence) else CLAUSES
    return tuple(
        _Reach((0, *(found.end() for found in breaks.finditer(sentence))), tuple(words.finditer(sentence)))
        for breaks, words in ((clauses, NO), (TURNS, CONDITION))
    )


def _each(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches from every beginning: one that a no stands in may hold another behind it."""
    found = pattern.search(text)
    while found:
        yield found
        found = pattern.search(text, found.start() + 1)


def _with_signs(sentence: str, facts: tuple[Fact, ...]) -> str:
    """The sentence, as long as it was, with a sign for each letter of an amount."""
    letters = list(sentence)
    for fact in facts:
        if fact.kind is FactKind.AMOUNT and fact.amount:
            sign = SHARE if fact.amount.unit == SHARE else SUM
            letters[fact.start : fact.end] = sign * (fact.end - fact.start)
    return "".join(letters)
