"""What a customer says that it has cost them."""

import re

from heard.conversation.span import Span
from heard.suggest.particulars.particular import Particular
from heard.suggest.particulars.pattern import any_of, part_of
from heard.suggest.particulars.person import RELATIONS
from heard.suggest.particulars.second_person import turned

ING = {
    "missed": "missing",
    "lost": "losing",
    "wasted": "wasting",
    "spent": "spending",
    "slept": "sleeping",
    "paid": "paying",
    "had to": "having to",
    "'d to": "having to",
    "charged": "being charged",
    "late for": "being late for",
}
VERB = any_of(
    "missed|lost|wasted|spent|slept|paid",
    "[’']d to|(?:have )?had to",
    "(?:was|were|got|been) charged|charged me",
    "(?:was|were) late for",
)
STOPS = any_of(
    "because|cause|cos|coz|bc|since|as|due|thanks to",
    "and|but|so|then|just|i (?:think|guess|mean)",
    "after|while|when|meanwhile|waiting",
    "with|(?<!pay )for (?:a|an|the|one)",
    r"on (?:mon|tues|wednes|thurs|fri|satur|sun)day|last \w+|at \d+",
)
LOST = re.compile(
    r"(?P<who>(?:^|[.,;:!?\n&]\s*|\band |\bi |\bwe )(?:i |we )?(?:have |[’']ve )?|\b(?:i|we)(?=[’']d to))"
    rf"(?P<verb>{VERB}) (?P<what>[^.,;:!?()\n]{{2,80}}?)\s*"
    rf"(?=[.,;:!?()\n]|\s-+\s|$|\b{STOPS}\b)",
    re.IGNORECASE,
)
# What somebody has to do and would rather not: to have to laugh, ask or look costs nothing.
DUE = any_of(
    "pay|repay|refund|borrow|buy|sell|hire|rent",
    "(?:book|find|order|get) (?:a new|another|a second)|replace|throw|bin",
    "cancel|postpone|reschedule|rebook|miss|skip|turn down|close|shut",
    "(?:redo|rewrite|retype) (?:it|all|everything|the|my|our)",
    r"take (?:\w+ ){1,2}(?:days?|morning|afternoon|taxi|cab|bus|loan)|leave work|stay (?:home|off)",
    "sleep|walk|drive|travel|wear|carry|eat(?! my)|go without|do without|put .{1,40} up",
)
# What is gone when it is lost; a card, a password or one's patience is lost by nobody's doing but one's own.
CUSTOM = any_of("sales?|orders?|bookings?|contract|deal", "customers?|clients?|pupils?|students?")
MONEY = any_of("wages?|pay|salary|income|earnings", "money|deposit|bonus|business|trade|job", r"[£$€]\s?\d+")
TIME = any_of("mornings?|afternoons?|evenings?|nights?", "hours?|days?|weeks?|weekends?|months?", "season|slot|place")
KEPT = any_of("data|files?|photos?|pictures?|notes", "progress|contacts|work")
LINK = "of|in|on|at|from|to|over|about"
GONE = rf"(?:(?!(?:{LINK})\b)\S+ ){{0,5}}{any_of(CUSTOM, MONEY, TIME, KEPT)}(?=$| (?:{LINK}|already|this)\b)"
BAD_PLACE = any_of(
    "bathroom|toilet|floor|sofa|bench|car",
    "airport|station|hospital|cold|dark|rain|phone",
)
BADLY_SPENT = any_of(
    rf"(?:on|in) (?:the|a|an|my|our) (?:\w+ )?{BAD_PLACE}|on hold",
    "trying|chasing|ringing|calling|phoning|cleaning|fixing|redoing|replacing",
)
# Without one of these behind it, none of these verbs tells of a cost.
NEEDS = {
    "had to": re.compile(rf"^{DUE}\b", re.IGNORECASE),
    "'d to": re.compile(rf"^{DUE}\b", re.IGNORECASE),
    "paid": re.compile(r"^(?:(?:for \w+ )?twice|double|.* late$)", re.IGNORECASE),
    "charged": re.compile(r"^(?:twice|double|two times|for nothing|again)", re.IGNORECASE),
    "spent": re.compile(rf"\b{BADLY_SPENT}\b", re.IGNORECASE),
    "slept": re.compile(rf"^(?:on|in) (?:the|a|an|my) (?:\w+ )?{BAD_PLACE}\b", re.IGNORECASE),
    "lost": re.compile(rf"^{GONE}", re.IGNORECASE),
}
# What nobody could have kept or wanted, and what is overlooked instead of missed.
NOTHING = any_of(
    "(?:out on )?(?:nothing|nobody|none|no|not|little|anything)",
    "it|him|her|them|that|this|these|those|one",
    "track|count|interest|patience|faith|hope|trust|touch|weight|my (?:mind|job|temper)",
    "the (?:point|joke|bit|part|trick|button|option|link|line|step|sign|note|email|message)",
    rf"(?:my|our) (?:late )?{RELATIONS}(?![’'\w])",
)
NOT_A_COST = re.compile(rf"^{NOTHING}\b", re.IGNORECASE)
# "You lost my suitcase" is no loss that they made; nor is what they never missed, or were only told to pay.
OTHERS = any_of("you|u|they|he|she|it", "never|nearly|almost|not")
TOLD = any_of("(?:told|tells)(?: me| us)?|said|says?|saying|heard", "thought|assumed|wish|whether|if")
NOT_LOST = re.compile(
    rf"(?:\b{OTHERS}|n[’']t|\b{TOLD}(?: that)? (?:i|we)(?: have|[’']ve)?)\s*$",
    re.IGNORECASE,
)
MOST_WORDS = 11
# So many letters before the verb tell whose loss it is; all of them, for each verb, would cost the square of a text.
NEAR = 40


def find_loss(sentences: tuple[Span, ...]) -> Particular | None:
    """The first cost that has been paid, as an -ing phrase; None where there is none, or none that can be said back."""
    for sentence in sentences:
        for found in LOST.finditer(sentence.quote):
            particular = _loss(sentence, found)
            if particular:
                return particular
    return None


def _loss(sentence: Span, found: re.Match[str]) -> Particular | None:
    said = found["verb"].lower().replace("’", "'")
    verb = next(verb for verb in ING if verb in said)
    what, start = found["what"].strip(), found.start("verb")
    needs = NEEDS.get(verb)
    if (
        NOT_LOST.search(sentence.quote[max(0, start - NEAR) : start])
        or NOT_A_COST.search(what)
        or (needs and not needs.search(what))
    ):
        return None
    words = turned(what)
    if words is None or len(words.split()) > MOST_WORDS:
        return None
    return Particular(f"{ING[verb]} {words}", part_of(sentence, start=start, end=found.end("what")))
