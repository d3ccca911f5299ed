"""Deeds: what is promised to be done, by the words that name it."""

import re
from enum import StrEnum

from heard.suggest.particulars.pattern import any_of


class Deed(StrEnum):
    """What is promised to be done."""

    CALL = "call"
    WRITE = "write"
    SEND = "send"
    REFUND = "refund"
    COME = "come"
    FIX = "fix"
    ASK = "ask"
    OTHER = "other"


# Which deed the words of a promise name; the first that fits. What is to be heard of it comes before how it is mended.
CALL = r"(?:call|ring|phone|rung|rang|called|calling|ringing|callback|call-back|voicemail|telephone)\b"
WRITE = any_of(
    r"(?:e-?mail|write|message|text|reply|respond|dm)(?:s|ed|ing)?\b(?! address)|writing",
    r"(?:let|letting) you know|keep you (?:posted|updated|informed)|updat(?:e|ing) you|an update|in touch|hear from|"
    r"hear back",
    r"(?:get|come|report|be|circle) back (?:to|with) you|get back|come back (?:here|on this)|tell you|confirm\w*|"
    r"contact(?:ed|ing)?|answer|outcome|decision",
)
SEND = any_of(
    r"(?:re)?send(?:ing)?|sent|post(?:ed|ing)?|dispatch\w*|ship(?:s|ped|ping)?|deliver\w*|courier|forward\w*",
    r"arriv\w+|(?:be|get|it) with you|reach(?:es)? you|in the post|on its way|letter|parcel|replacement|label|"
    r"go(?:es)? out|new one",
)
REFUND = any_of(
    r"re-?fund\w*|reimburs\w*|credit\w*|pa(?:y|id|yment|ying)\b|money|compensat\w*|voucher|"
    r"(?:take|taken|knock) (?:it |that |this )?off|waiv\w+|revers\w+|back (?:in|on|into|onto) your",
    r"in your account|on your (?:card|account|next (?:bill|invoice))|amount|[€£$]",
)
COME = any_of(
    r"(?:engineer|technician|plumber|electrician|crew|fitter|someone|somebody|driver|inspector|surveyor)[^.]{0,40}"
    r"\b(?:come|out|round|visit|there|with you|call round|booked|attend)\b",
    r"\b(?:come|coming|comes) (?:out|round|to you|by|and|on|at|between|first|tomorrow|today|back out)|visit\w*|"
    r"collect\w*|pick(?:ed|ing)? (?:it|this|that|them|the \w+)? ?up|appointment|inspect\w*",
)
FIX = any_of(
    r"(?:re)?fix\w*|sort\w*|repair\w*|replac\w+|reset\w*|correct\w*|updat\w+|cancel\w*|remov\w+|chang\w+|restor\w+|"
    r"resolv\w+|clear\w*|unlock\w*|activat\w+|back (?:up|on|to normal)|amend\w*|rebook\w*|book\w*|switch\w*|"
    r"clean\w*|empt\w+|swap\w*|mend\w*|set (?:it |this )?up|process\w*|apply|applied|issu\w+|roll\w* out|working",
)
ASK = any_of(
    r"ask\w*|chas\w+|escalat\w*|pass(?:ed|ing)?\b|rais\w+|check\w*|look(?:ing)? into|investigat\w*|find out|speak|talk|"
    r"follow\w* up|flag\w*|trac\w+|review\w*|look at|report\w*|mention|hand\w* (?:it|this) over|search"
)
DEEDS = tuple(
    (deed, re.compile(rf"(?<!\w)(?:{words})", re.IGNORECASE))
    for deed, words in (
        (Deed.CALL, CALL),
        (Deed.REFUND, REFUND),
        (Deed.COME, COME),
        (Deed.SEND, SEND),
        (Deed.FIX, FIX),
        (Deed.WRITE, WRITE),
        (Deed.ASK, ASK),
    )
)


def deed_of(words: str) -> Deed:
    """The kind of deed that words name."""
    return next((deed for deed, pattern in DEEDS if pattern.search(words)), Deed.OTHER)
