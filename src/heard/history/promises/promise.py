"""Promises: what an agent commits the team to do later, or says will happen, with the day it falls due."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.span import Span
from heard.conversation.turn import Turn
from heard.history.promises.deed import Deed, deed_of
from heard.history.promises.due import due_on
from heard.history.story import Passage, passage_of, said_at
from heard.language.quotation import find_quotations, is_quoted
from heard.language.sentence import split_sentences
from heard.suggest.particulars.pattern import any_of, part_of


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise: its words, the kind of deed, who is to do it, and the day it falls due where the words name one."""

    passage: Passage
    deed: Deed
    by: str
    due: date | None = None


WILL = r"(?:[’']ll|\s(?:will|shall)|(?:[’'](?:m|re|s)|\s(?:am|are|is)) (?:also )?going to)"
ADVERB = (
    r"(?: (?:also|then|now|personally|certainly|definitely|both|still|therefore|make sure|be sure to|"
    r"try to|aim to))*"
)
# What nobody does later, or nobody does for the customer: seen at once, a courtesy, a condition, a fact.
IDLE = any_of(
    r"be (?:honest|frank|happy|glad|able|sad|fine|ok|okay|asked|charged|billed|here(?! (?:by|on|at))|needed|required|"
    r"pleased|delighted|right (?:with|back))",
    r"need|have to|want|require|miss|wish|hope|leave you|let you go|put you (?:through|on hold)|(?:transfer|"
    r"connect) you",
    r"just (?:check|look|have a look|take a look|need|see|pull|bring|grab|confirm|quickly)",
    r"wait|stay|remain|hold on|depend|cost|mean\b|apply|never|not\b|no longer|assume|admit|agree",
    r"(?:just |quickly )?(?:pull|bring|open|grab|read) (?:it |that |this |up|your)",
    r"find (?:it|the|a|that|your|all|them|this)|see (?:a|the|an) (?:button|link|option|menu|screen|list|message|box)",
    r"notice|know\b|recogni[sz]e|understand|appreciate|love|enjoy|keep (?:it|that|this) (?:short|brief|simple)",
    r"stop (?:here|there)|say (?:that|this|it|again|so)|repeat|explain|be (?:quick|brief)",
)
MACHINE = any_of(
    r"ask|show|say|display|appear|prompt|open|see|find|look|expire|cost|charge|start|work|let you|allow|"
    r"require|vary|be (?:higher|lower|more|less|a|an|the)\b",
    r"have|still|automatically|only|always|usually|normally|often|increase|decrease|change|go up|continue|end|"
    r"help|do|take(?! (?:over|it|this|care|up|a look))",
)
PERSON = any_of(
    r"i|we|he|she|they",
    r"(?:someone|somebody|one)(?: (?:from|in|at|of) [\w’' -]{1,40}?)?",
    r"(?:a|an|the|my|our|your|another) (?:[\w’'-]+ ){0,3}?(?:colleagues?|teams?|managers?|supervisors?|engineers?|"
    r"technicians?|drivers?|couriers?|depot|warehouse|department|desk|crew|pharmacists?|specialists?|"
    r"dentists?|lead|leader|advisers?|"
    r"advisors?|"
    r"agents?|nurse|doctor|doctors|practice|office|branch|officer|inspector|plumber|electrician|fitter|"
    r"contractor|people|"
    r"handler|assessor|chef|owner|teacher|head|secretary|developers?|bank|finance|accounts|billing|claims|school|"
    r"receptionist|staff|partner|supplier|group|side)(?: (?:from|in|at|of) [\w’' -]{1,30}?)?",
    r"(?-i:(?!(?:That|This|It|There|These|Those|You|What|Here|Which|Everything|All|Please|Then|Now|Yes|No|"
    r"Just)\b)[A-Z][a-z]+)(?: (?:from|in|at|of) [\w’' -]{1,30}?)?",
    r"finance|accounts|billing|claims|dispatch|engineering|reception|support",
)
# What happens to a thing, or comes to the customer, as promised.
HAPPENS = any_of(
    r"(?:be |get )?(?:with you|there|back (?:on|in|up|to|by|with|at|online)|ready|done|fixed|sorted|solved|resolved|"
    r"repaired|restored|replaced|refunded|credited|"
    r"paid|sent|posted|dispatched|shipped|delivered|collected|picked up|cancelled|canceled|corrected|removed|updated|"
    r"changed|reset|activated|unlocked|issued|processed|reversed|waived|lifted|reinstated|live|working|online|"
    r"available|in (?:your|the)|on (?:your|its|the)|emailed|texted|called|contacted|reviewed|looked at|passed|cleared|"
    r"complete|put|out (?:by|on|to|with)|clean|at (?:your|the)|(?!need|requir|charg|bill|ask|disappoint|pleas|"
    r"delight|limit|affect)\w+(?:ed|en))",
    r"arrive|come|reach|go (?:out|back|through|off|in|into)|land|leave|ship|drop|show(?: up)?|appear|clear|"
    r"follow|turn up|"
    r"fall off|be\b[^.]{0,20}\bby\b|credit|update|expire(?= by)|start working|restart|resume|get to you|have",
)
COMES_TO_YOU = any_of(
    r"(?:be )?(?:get(?:ting)?|receiv(?:e|ing)|hear(?:ing)?(?: back)?(?: from)?|see (?:it|(?:the|"
    r"your) (?:\w+ )?(?:money|refund|credit|amount|change|payment)|(?:the |your )?[£€$]?\d[\d.,]*)|"
    r"have (?:it|the|your|a|an|my|our|that|this|them|everything|one|news|(?:back )?[£€$]?\d[\d.,]*))",
    r"be (?:contacted|called|refunded|credited|paid|sent|emailed|notified|reimbursed|back (?:on|up|in|online)|"
    r"told|rung|"
    r"compensated|able to (?:log|use|see)[^.]{0,40} by)",
)
DATED = any_of(
    r"(?:is|are|[’']s|[’']re|[’']m|am) (?:now |also |just )?(?:due|coming|arriving|leaving|going|sending|"
    r"posting|calling|ringing|"
    r"shipping|writing|visiting|collecting|back|down for|set for|on (?=\d|the \d))",
    r"(?:take|takes|should take|can take|usually takes?|will take)(?! (?:\w+ ){0,2}minutes)",
    r"(?:runs?|stands?|goes|go|leaves?|arrives?|ships?|lands?|reach(?:es)?|restores?|starts?|follows?|"
    r"comes?|gets?)",
)
SEES_TO_IT = (
    r"(?:rings?|calls?|phones?|writes?|sends?|posts?|comes?|visits?|fetch(?:es)?|picks?|delivers?|collects?|"
    r"fits?|repairs?|repl(?:y|ies)|moves?|gets?|receives?|hears?|brings?|refunds?|transfers?)"
)
VISITS = (
    r"(?:engineer|technician|courier|driver|plumber|electrician|fitter|crew|visit|collection|pick-?up|"
    r"redelivery|call-?back|appointment|van|someone|somebody|call)"
)
THING = (
    r"(?:it|that|this|these|those|they|yours|"
    r"(?:the|your|a|an|my|our|any|both|all) (?:(?! and | but )[\w’' £€$.-]){1,50}?"
    r"|(?:the |your )?[£€$]?\d[\d.,]*|everything|[A-Z]?[a-z]+ (?:refunds?|cards?|letters?))"
)
PROMISES = (
    # "I'll ring you", "a colleague will write", "we're going to send"
    re.compile(rf"(?<![\w’'])(?P<who>{PERSON}){WILL}{ADVERB} (?!{IDLE}\b)\w+", re.IGNORECASE),
    # "you'll have it by Friday"
    re.compile(rf"\b(?P<who>you)(?:{WILL}|\s(?:should|can expect to)){ADVERB} (?:{COMES_TO_YOU})\b", re.IGNORECASE),
    # "the permanent surface will be laid": whatever it is, where it is no machine that only shows or asks something
    re.compile(
        rf"(?<![\w’'])(?P<who>(?!(?:you|it|that|this|there|these|those|which|who|what|"
        rf"nothing)\b)[\w’'-]+){WILL}{ADVERB} (?!{IDLE}\b|{MACHINE}\b)\w+",
        re.IGNORECASE,
    ),
    # "the refund will be with you", "it should arrive"
    re.compile(rf"(?<![\w’'])(?P<who>{THING})(?:{WILL}|\sshould(?! have\b)){ADVERB} (?:{HAPPENS})\b", re.IGNORECASE),
    # "expect a call", "leave it with me"
    re.compile(
        r"(?P<who>)(?:\b(?:you can )?expect (?:a|an|it|the|your|our|to (?:hear|receive|see))\b|\bleave (?:it|"
        r"this|that) with me\b|"
        r"\b(?:i|we) promise\b(?! you (?:that )?(?:it|this) is)|"
        r"\blet me (?!know)[^.?!]{0,80}?\b(?:get back|come back|call you|ring you|let you know|write to you|"
        r"email you))",
        re.IGNORECASE,
    ),
)
# What is only a promise where a day or a length of time stands with it.
WITH_A_DAY = (
    re.compile(
        rf"(?<![\w’'])(?P<who>{PERSON})(?:[’'](?:m|re|s)|\s(?:am|are|is)) (?!looking|having)\w+ing\b", re.IGNORECASE
    ),
    re.compile(rf"(?<![\w’'])(?P<who>{PERSON}) (?:aim|hope|plan|expect|intend|mean) to \w+", re.IGNORECASE),
    re.compile(
        rf"(?P<who>\b(?:an?|the|our|your) (?:\w+ )?{VISITS}) (?:is|has been) (?:\w+ )?(?:booked|scheduled|"
        rf"arranged|set|planned)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?P<who>)\b(?:should|will) (?:be with you|arrive|reach you|land|be there|be back|appear|show up|come)\b|"
        r"\bplease allow\b|^\W*back with you\b|^\W*pick-?up on\b",
        re.IGNORECASE,
    ),
    re.compile(r"(?P<who>[\w’'-]+ [\w’'-]+) (?:is|are) (?:now )?(?:due|expected)\b", re.IGNORECASE),
    re.compile(rf"(?<![\w’'])(?P<who>{PERSON}|{THING})(?:\s|(?=[’']))(?:{DATED})\b", re.IGNORECASE),
    re.compile(rf"(?<![\w’'])(?P<who>{PERSON}|you) {SEES_TO_IT}\b", re.IGNORECASE),
    re.compile(
        rf"(?P<who>\b(?:i|we))(?:[’']ve| have) (?:now |also |just )?(?:book|arrang|schedul|organi[sz]|request|"
        rf"order|re-?book)\w* [^.?!]{{0,40}}?\b{VISITS}\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?P<who>)^\W*(?:it|the refund|a refund|refunds|that|this|delivery)? ?(?:normally |usually )?takes?\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?P<who>\b(?:i|we))(?:[’']ve| have) (?:asked|told|got) [^.?!]{1,60}? to (?:call|ring|phone|write|"
        r"e-?mail|contact|"
        r"send|come|visit|get back|look|fix|sort|deliver|collect|redeliver)",
        re.IGNORECASE,
    ),
)
CONDITION = re.compile(
    r"(?<!know )(?<!see )(?<!check )(?<!out )(?<!ask )(?<!tell you )(?<!tell me )\bif\b|\bunless\b|\bshould you\b|"
    r"\bprovided\b|\bas long as\b|"
    r"\b(?:once|when|as soon as|after|until|the moment|whenever)(?: (?:i|we)(?:[’']ve)?(?: have| get| receive|"
    r" see| got| received)*"
    r"(?: back)? (?:your|the (?:form|return|photos?|pictures?|item|parcel|signed|documents?|proof|completed|old))|"
    r" you(?:[’'](?:ve|re|d))?\b| your\b| (?:that[’']s|that is|it[’']s|it is|they[’']re) (?:back|received|"
    r"signed|returned|paid))",
    re.IGNORECASE,
)
# What somebody said would be done is a report, and what could be done is an offer.
REPORTED = re.compile(
    r"\b(?:said|told|promised|mentioned|noted|states?|says|was supposed to|were supposed to|would have|should have|"
    r"i know|you were|wrote) (?:you |that |me |us |him |her |(?:they|he|she|we|someone|it|a \w+) (?:would|"
    r"will|[’']d|[’']ll)|to you)*",
    re.IGNORECASE,
)
JOINTS = re.compile(
    rf"[;:]\s|\s[–—-]\s|,? \b(?:and|but|so|then|or)\b,? (?=(?:{PERSON}|you|{THING})(?:{WILL}|\sshould))|"
    r",\s(?=(?:and |but |so )?(?:i|we|you|they|it)(?:[’']ll| will)\b)|\bbut\b",
    re.IGNORECASE,
)
LEFT_OUT = re.compile(
    r"^\W*(?:(?:okay|ok|right|sure|so|and|but|then|well|yes|no|thanks?|thank you|(?:dear|hi|"
    r"hello) [^,]{1,30})[,.]?\s+)*",
    re.IGNORECASE,
)


# Who it is that "leave it with me" and the like speak of.
US = "i"
# A day so few words before a promise belongs to it.
WORDS_BEFORE = 5


def find_promises(conversation: Conversation) -> tuple[Promise, ...]:
    """The promises that agents made in a conversation, in order."""
    return tuple(promise for turn in conversation.by(Role.AGENT) for promise in _in_turn(conversation, turn))


def _in_turn(conversation: Conversation, turn: Turn) -> Iterator[Promise]:
    quotations = find_quotations(turn.text)
    for sentence in split_sentences(turn):
        if sentence.quote.rstrip().endswith("?") or is_quoted(sentence, quotations) or CONDITION.search(sentence.quote):
            continue
        for clause in _clauses(sentence):
            promise = _in_clause(conversation, clause)
            if promise is not None:
                yield promise


def _clauses(sentence: Span) -> Iterator[Span]:
    start = 0
    for joint in JOINTS.finditer(sentence.quote):
        if sentence.quote[start : joint.start()].strip():
            yield part_of(sentence, start=start, end=joint.start())
        start = joint.end()
    if sentence.quote[start:].strip():
        yield part_of(sentence, start=start, end=len(sentence.quote))


def _in_clause(conversation: Conversation, clause: Span) -> Promise | None:
    found = next((match for pattern in PROMISES if (match := pattern.search(clause.quote))), None)
    dated = None if found else next((match for pattern in WITH_A_DAY if (match := pattern.search(clause.quote))), None)
    first = found or dated
    if first is None or REPORTED.search(clause.quote[: first.end()]):
        return None
    end = max(len(clause.quote.rstrip(" .!,;:")), first.end())
    due = _due(conversation, part_of(clause, start=first.start(), end=end))
    due = due or _due_before(conversation, clause, first.start())
    if found is None and due is None:
        return None
    start = _beginning(clause.quote, first.start())
    span = part_of(clause, start=start, end=end)
    by = clause.quote[start : first.end("who")].strip().lower() or US
    return Promise(passage_of(conversation, span), deed_of(span.quote), by, due)


def _beginning(clause: str, start: int) -> int:
    """Where a promise begins: with its clause, unless much stands before it; "and", "so" and the like are left out."""
    opens = LEFT_OUT.match(clause)
    first = opens.end() if opens and opens.end() <= start else 0
    return first if len(clause[first:start].split()) <= WORDS_BEFORE else start


def _due(conversation: Conversation, span: Span) -> date | None:
    at = said_at(conversation, span.turn)
    return due_on(span.quote, at) if at else None


def _due_before(conversation: Conversation, clause: Span, start: int) -> date | None:
    """A day that stands right before: "From tomorrow a taxi stands ..."."""
    if not 0 < len(clause.quote[:start].split()) <= WORDS_BEFORE:
        return None
    return _due(conversation, part_of(clause, start=0, end=start))
