"""Mentions: clauses that say whether something promised was done, whoever says so."""

import re
from collections.abc import Iterator
from datetime import timedelta
from enum import StrEnum

from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.span import Span
from heard.conversation.turn import Turn
from heard.history.promises.deed import Deed
from heard.history.promises.promise import Promise
from heard.history.story import comparable, said_at
from heard.language.quotation import find_quotations, is_quoted
from heard.language.sentence import split_sentences
from heard.suggest.particulars.pattern import any_of, part_of


class Told(StrEnum):
    """What a clause says of a deed: that it was done, or that it was not."""

    DONE = "done"
    NOT_DONE = "not_done"


NOBODY = any_of(
    r"nobody|no[ -]?one|noone|never|nothing|none|neither|nowt|without|nor",
    r"not|\w+n[’']?t|cannot|dont|didnt|hasnt|havent|isnt|wasnt|wont",
    r"no(?= (?:call|word|reply|answer|e-?mail|mail|message|letter|news|update|sign|money|refund|parcel|"
    r"engineer|van|phone|"
    r"contact|response|voucher|card|bill|trace|text|knock|show|visit|credit|payment|one|human|record|change|"
    r"such|\w+ (?:yet|either|has|have|came|arrived|turned|called|rang|showed|appeared|was|is))\b)",
)
STILL = any_of(
    r"still(?! (?:fine|good|works|working|ok|okay|going|happy|great|all (?:good|fine)))|remains?|yet again|"
    r"once more|second time|third time|"
    r"twice now|again(?! (?:this year|soon|next))",
    r"(?:came|come|comes|gone|went|goes) and (?:went|gone)|(?:has|have|is|are|[’']s) (?:now )?(?:passed|"
    r"gone by|long gone)|went by|"
    r"(?:a|one|two|three|four|five|six|\d+) (?:days?|weeks?|months?|hours?) (?:later|ago|on|now|late|"
    r"past)(?! (?:ago )?(?:it|he|she|they) (?:came|works|rang))",
    r"silence|radio silence|chas(?:e|ing|ed)|ignored|forgotten|forgot|overdue|late\b|broken promise|let down|"
    r"stood (?:me )?up|waited in|"
    r"waiting|waste of|where (?:is|are|[’']s)|wheres|what (?:happened|became)|any (?:news|update|word|sign)|"
    r"instead(?! of (?:me|us))",
    r"(?:was|were) (?:told|promised|supposed|meant|going) |you (?:said|promised|told|wrote|assured)|"
    r"supposed to|meant to|expected",
    r"same (?:thing|fault|error|problem|as|story|again|hole|leak|noise)|bounced|empty|missing|lost|unchanged|"
    r"nil|grey|worse|so much for|"
    r"balance:? 0|do the sum|old (?:price|address|name)",
)
FAILED = any_of(
    r"(?:was|were|had|has|have|got|is|are) (?:\w+ )?(?:skipped|missed|overlooked|lost|closed|cancelled|"
    r"refused|returned|rejected|delayed|stuck|forgotten|"
    r"left out|not been|never (?:been )?\w+|sick|on (?:sick )?leave)",
    r"(?:did|was|were|had|has|have|could|is)(?:n[’']t| not|nt)(?: been)? \w+|never (?:went|left|reached|got|"
    r"made|was|came|happened)|failed|"
    r"slipped|nobody (?:\w+ )?(?:called|rang|wrote|got|came|picked)|(?:missed|forgot)(?: to)?|"
    r"no one (?:\w+ )?(?:called|rang|wrote|got|came)|"
    r"(?:apologi[sz]e|sorry)[^.]{0,40}(?:silence|delay|wait|missed|late|no one|nobody|not|did(?:n[’']t| not)|"
    r"that call|that it (?:took|has))|"
    r"should have|fell through|out of stock|went wrong|a mistake|by mistake|an error",
)
DONE = any_of(
    r"came|arrived|turned up|got here|landed|showed up|was here|were here|has been (?!no\b|nothing)|"
    r"have been (?!no\b|nothing|waiting|chasing)|"
    r"stood there|lay in|dropped off|showed|appeared",
    r"received|(?:i|we)(?:[’']ve| have)? (?:just )?(?:got|read|have got|picked up) (?:the|your|my|our|it|his|"
    r"her|a|an|them|this)|got (?:the|your|my|it|his|her)\b",
    r"(?:is|are|[’']s|[’']re|was|were|it|all|been|got|now|both|everything) (?:\w+ )?(?:back|(?:in|on|"
    r"up)(?=[.,;!]|$| now| again)|here|there|fixed|sorted|solved|resolved|"
    r"working|fine|good|green|gone|right|correct|clean|accepted|repaired|paid|refunded|done|perfect|great|"
    r"lovely|warm|dry|clear|live|brilliant|quiet)",
    r"works|worked|fixed|sorted|repaired|solved|there (?:they|it) (?:are|is)|(?:back|up|in|on|through)[.!,]?$|"
    r"went through|"
    r"did (?:ring|call|message|write|come|arrive|reply|send|work|phone|text|e-?mail|turn up|show|get|receive)",
    r"(?<!i )(?<!we )(?<![’']ve )(?:rang|called|phoned|wrote|messaged|e-?mailed|texted|replied|visited|"
    r"collected|delivered|refunded|credited|mended|"
    r"fitted|replaced|changed|took|brought|posted|put|sent)(?! (?:you|u|twice|three|four|several|again)\b)",
    r"thank(?:s| you)(?: \w+){0,3} for (?:the|your|sort|fix|call|ring|send|com|get|repl|refund|chang|put|help|"
    r"mend|repair|a)\w*",
    r"uses|no (?:more )?(?:problems?|trouble|issues?|gap|wobble) since|without a (?:gap|wobble|hitch|problem)|"
    r"does its duty|splendid|all (?:good|fine|well)|"
    r"very (?:polite|kind|quick|fast|fair|happy|nice|neat|helpful)|as (?:promised|agreed|announced|you said)|"
    r"hooray|phew|hurrah|at last|in the end|after all|well done|marvellous|brilliant|perfect(?:ly)?|spot on|"
    r"a gem|a treat|gracious|"
    r"(?:accepted|received|granted|cancelled|corrected|delivered|refunded|resolved|fitted|closed|connected|"
    r"mended|credited)(?=[.,;!]| now| and| at last|$)|"
    r"no more \w+|(?:crashes|noise|drops|logouts|calls|errors?) (?:have |has )?stopped|not a (?:single )?drop|"
    r"(?:made it|fits?|flows?|works?|reads?|fast|quiet|tight|dry|fine|ok|okay|steady|stable) (?:now|again|"
    r"in time|since)|"
    r"ever since|since the (?:swap|update|repair|visit|new|reset|change)|cheers|ta\b|thanks to|"
    r"put my mind at rest|good as new|like new|you were right|kept your word|on time|sharp|quick(?:ly)?|"
    r"like a charm|happy with|(?:as )?good as new",
)
PROMISED_DONE = any_of(
    r"as promised|(?:i|we)(?:[’']ve| have) (?:now |just |since |also )?(?!asked|been|had|noted|passed|raised|"
    r"no\b|not\b|chased)\w+(?:ed|t|en|ne|de)\b|"
    r"(?:has|have) (?:now |just |since )?(?:been )?(?:\w+ed|sent|paid|left|gone|put|made)\b|"
    r"is (?:now )?(?:done|fixed|live|attached|ready|signed|finished|complete)|"
    r"attached|following up|calling (?:you )?back|ringing (?:you )?back|heard back|the result|outcome|"
    r"came back|is back|repaired (?:it|this)"
)
NOT_DONE_WORDS = re.compile(rf"(?<![\w’'])(?:{any_of(NOBODY, STILL)})(?![\w’'])", re.IGNORECASE)
DONE_WORDS = re.compile(rf"(?:(?<!\w)|(?=[’'](?:s|re)\b))(?:{DONE})(?!\w)", re.IGNORECASE)
FAILED_WORDS = re.compile(rf"(?<![\w])(?:{FAILED})(?!\w)", re.IGNORECASE)
AGENT_DONE_WORDS = re.compile(rf"(?<![\w])(?:{PROMISED_DONE})", re.IGNORECASE)
# How the two are told apart where both stand: "the man came, but nothing works".
CLAUSE = re.compile(
    r"[,;:]\s|\s[–—-]\s|\bbut\b|\bonly\b|\bhowever\b|\bno, |\bnow (?=i|the|my|what|we)\b", re.IGNORECASE
)
# What speaks of a deed, in whichever form.
SPEAKS_OF = {
    Deed.CALL: (
        r"call\w*|r[aiu]ng(?:ing)?|phon\w+|spoke|voicemail|word|heard|contact\w*|silence|touch|"
        r"nobody|no[ -]?one"
    ),
    Deed.WRITE: (
        r"e-?mail\w*|mail|wr[io]t\w+|messag\w+|text\w*|repl\w+|respon\w+|letter|heard|hear|word|news|"
        r"update\w*|answer\w*|"
        r"inbox|spam|touch|line|call\w*|r[aiu]ng|phon\w+|contact\w*|back to (?:me|us)|silence|nobody|no[ -]?one|nothing"
    ),
    Deed.SEND: (
        r"arriv\w+|came|come|post\w*|letter\w*|parcel\w*|package|deliver\w*|sent|send|receiv\w+|got|here|envelope|box|"
        r"door\w*|mat|courier|van|track\w*|turn(?:ed)? up|nothing|paper|copy|label|replac\w+"
    ),
    Deed.REFUND: (
        r"refund\w*|money|credit\w*|account|statement|card|paid|pay\w*|bank|balance|bill|invoice|\d+|came|"
        r"in\b|arriv\w+|"
        r"received|transfer\w*|voucher|charg\w+|amount"
    ),
    Deed.COME: (
        r"came|come|turn(?:ed)? up|show(?:ed|n)?|here|visit\w*|engineer|technician|man|lad|plumber|driver|"
        r"assessor|crew|"
        r"collect\w*|pick(?:ed)?|nobody|no[ -]?one|waited|appointment|van|been|fitted|inspect\w*|\w+day"
    ),
    Deed.FIX: (
        r"work\w*|fix\w*|sort\w*|back|same|repair\w*|chang\w+|correct\w*|right|wrong|clean\w*|accepted|good|fine|still|"
        r"again|done|up|down|green|updated|cancel\w*|remov\w+|reset|on|off|since|show\w*|says|dead|gone|happened|clear"
    ),
    Deed.ASK: (
        r"heard|hear|word|news|update\w*|answer\w*|repl\w+|nothing|nobody|no[ -]?one|back to (?:me|us)|"
        r"contact\w*|silence|"
        r"call\w*|r[aiu]ng|found|result|investigat\w+|search|look\w*"
    ),
    Deed.OTHER: r"nothing|nobody|no[ -]?one|still|done|happened|as promised|promis\w+",
}
# Within this time of a promise a customer only answers it.
A_WHILE = timedelta(minutes=20)
SPEAKS = {deed: re.compile(rf"\b(?:{words})(?!\w)", re.IGNORECASE) for deed, words in SPEAKS_OF.items()}


def clauses_of(turn: Turn) -> Iterator[Span]:
    """The clauses of a turn in order, quotations of others left out."""
    quotations = find_quotations(turn.text)
    for sentence in split_sentences(turn):
        if is_quoted(sentence, quotations):
            continue
        start = 0
        for joint in CLAUSE.finditer(sentence.quote):
            if sentence.quote[start : joint.start()].strip():
                yield part_of(sentence, start=start, end=joint.start())
            start = joint.start() if joint[0][0].isalpha() else joint.end()
        if sentence.quote[start:].strip():
            yield part_of(sentence, start=start, end=len(sentence.quote))


def told_in(clause: Span) -> Told | None:
    """Whether a clause says that something was done, or that it was not; None where it says neither."""
    if clause.turn.role is Role.AGENT:
        if FAILED_WORDS.search(clause.quote):
            return Told.NOT_DONE
        return Told.DONE if AGENT_DONE_WORDS.search(clause.quote) else None
    if NOT_DONE_WORDS.search(clause.quote):
        return Told.NOT_DONE
    return Told.DONE if "?" not in clause.quote and DONE_WORDS.search(clause.quote) else None


def speaks_of(deed: Deed, clause: Span) -> bool:
    """Whether a clause has a word for this kind of deed."""
    return SPEAKS[deed].search(clause.quote) is not None


def done_within(conversation: Conversation, promise: Promise) -> Span | None:
    """The words by which the rest of a conversation shows that what was promised in it has been done."""
    turns = conversation.exchanged
    place = turns.index(promise.passage.span.turn)
    for turn in turns[place + 1 :]:
        found = _says_done(conversation, promise, turn) if turn.role is not Role.BOT else None
        if found is not None:
            return found
    return None


def _says_done(conversation: Conversation, promise: Promise, turn: Turn) -> Span | None:
    later = _is_later(conversation, promise, turn)
    for clause in clauses_of(turn):
        told = told_in(clause)
        if told is Told.NOT_DONE and turn.role is Role.CUSTOMER:
            return None
        if told is Told.DONE and (later or turn.role is Role.AGENT) and speaks_of(promise.deed, clause):
            return clause
    return None


def _is_later(conversation: Conversation, promise: Promise, turn: Turn) -> bool:
    """Whether a turn came so long after a promise that it may tell what became of it, and is no mere "okay"."""
    made, said = said_at(conversation, promise.passage.span.turn), said_at(conversation, turn)
    return made is not None and said is not None and comparable(said) - comparable(made) >= A_WHILE
