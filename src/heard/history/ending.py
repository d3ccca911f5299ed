"""How a conversation ended: solved, promised, refused, unanswered or left, with the words that say so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.history.story import Passage, passage_of
from heard.language.refusal import refuses
from heard.language.sentence import split_sentences
from heard.scoring.review import Review
from heard.suggest.particulars.pattern import any_of


class Ended(StrEnum):
    """How a conversation stood at its last turn."""

    SOLVED = "solved"
    PROMISED = "promised"
    REFUSED = "refused"
    UNANSWERED = "unanswered"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Ending:
    """How a conversation ended, and the words that say so; no words where nothing was said."""

    ended: Ended
    passage: Passage | None = None


# So short an answer is pleased with what it answers when it has a word for it.
FEW_WORDS = 12

LEAVES = any_of(
    r"(?:we|i)(?:[’']re| are|[’']m| am) (?:finished|done|leaving|out|off|switching|moving|cancelling|"
    r"canceling|going elsewhere)(?: (?:here|with you|now|then))?\b",
    r"forget (?:it|about it)|take the whole thing|(?:through|via) (?:my|the) (?:card company|bank|insurance)|"
    r"keep (?:it|your \w+)\b|never mind|nevermind|don[’']t bother|give up|giving up|gave up|goodbye|"
    r"lost (?:me|a customer)|"
    r"(?:close|cancel|end) (?:my|our|the) (?:account|contract|membership|subscription|policy)|"
    r"(?:my|our) (?:business|custom|money) (?:elsewhere|somewhere)|put me down as leaving|never (?:again|"
    r"order|ship|book|buy|use|come back)|"
    r"(?:last|final) (?:time|order|purchase|message|letter)|switch(?:ing)? (?:to|provider)|take (?:it|this|"
    r"my) (?:\w+ )?(?:elsewhere|further)|"
    r"ombudsman|lawyer|solicitor|small claims|what(?:[’']s| is) the point|waste of (?:my )?time|unbelievable|"
    r"joke\b|i[’']ll (?:go|shop|buy) (?:elsewhere|somewhere)",
)
PLEASED = any_of(
    r"thank(?:s|you| you)?|thx|ta|cheers|perfect|great|brilliant|lovely|wonderful|excellent|fantastic|superb|"
    r"splendid|champion|grand|"
    r"good|fine|okay|ok|k|kk|cool|nice|fair enough|noted|seen|understood|clear|deal|sure|right|alright|"
    r"all right|that(?:[’']s| is) (?:it|all|kind)|"
    r"works?|worked|working|sorted|done|received|got it|i have it|in\.?|up|yes|yeah|yep|appreciate\w*|"
    r"relie\w+|weight off|spoil|bless|"
    r"happy|glad|pleased|laughed|there (?:they|it) (?:are|is)|accepted|confirm|close it|that(?:[’']ll|"
    r" will) do|bye|looking? forward|phew|"
    r"legend|star|hooray|finally|at last|lol|super|amazing|awesome|sound|much better|back (?:on|up|in)",
)
LEAVING = re.compile(rf"\b(?:{LEAVES})", re.IGNORECASE)
PLEASING = re.compile(rf"(?<![\w’'])(?:{PLEASED})(?![\w])", re.IGNORECASE)
SAYS_NO = re.compile(
    r"\b(?:unable to|not able to|cannot|can[’']t|can not|won[’']t be|not possible|no plans|not eligible|"
    r"not entitled|not covered|"
    r"remains the same|our (?:position|decision)|(?:refusal|decision|charge|fee) stands|declined?|rejected|"
    r"no exceptions?|non-?refundable|"
    r"(?:are|is) not (?:\w+ed|possible|allowed|something we)|outside (?:of )?(?:the|our)|don[’']t (?:offer|do|"
    r"cover|refund|accept)|"
    r"do not (?:offer|cover|refund|accept|pay)|that is correct|appl(?:y|ies) to (?:all|every)|"
    r"there is nothing|there[’']s nothing|"
    r"consider (?:the|this) (?:case|matter) closed)\b",
    re.IGNORECASE,
)


def ending_of(review: Review, *, outstanding: Passage | None = None) -> Ending:
    """How a conversation ended; `outstanding` is what was promised in it and has not been done within it."""
    said = [turn for turn in review.conversation.exchanged if turn.role in {Role.CUSTOMER, Role.AGENT}]
    agents = [turn for turn in said if turn.role is Role.AGENT]
    if not said:
        return Ending(Ended.UNANSWERED)
    if not agents:
        return _ending(review, Ended.SOLVED if _pleased(review, said) else Ended.UNANSWERED, said[-1])
    tail = said[said.index(agents[-1]) + 1 :]
    return _after_reply(review, agents[-1], tail, outstanding)


def _after_reply(review: Review, reply: Turn, tail: Sequence[Turn], outstanding: Passage | None) -> Ending:
    last = tail[-1] if tail else reply
    refused = _says_no(reply)
    if any(LEAVING.search(turn.text) for turn in tail):
        return _ending(review, Ended.LEFT, last)
    asks = bool(tail) and ("?" in last.text or _wants_more(review, tail))
    if outstanding and not (asks and "?" in last.text):
        return Ending(Ended.PROMISED, outstanding)
    if asks:
        return _ending(review, Ended.REFUSED if refused else Ended.UNANSWERED, reply if refused else last)
    if refused:
        return _ending(review, Ended.REFUSED, reply)
    return _ending(review, Ended.SOLVED, last)


def _says_no(reply: Turn) -> bool:
    return refuses(reply.text) or SAYS_NO.search(reply.text) is not None


def _wants_more(review: Review, turns: Sequence[Turn]) -> bool:
    """Whether these turns leave something to be answered: a question, or trouble without a word of being pleased."""
    ids = {turn.id for turn in turns}
    readings = [reading for reading in review.readings if reading.turn.id in ids]
    return not _pleased(review, turns) and any(reading.unpleasant or reading.concerns for reading in readings)


def _pleased(review: Review, turns: Sequence[Turn]) -> bool:
    """Whether somebody is pleased and asks for nothing: by what was read, or by the words of a short answer."""
    last = turns[-1]
    if "?" in last.text:
        return False
    ids = {turn.id for turn in turns}
    feelings = (feeling for reading in review.readings if reading.turn.id in ids for feeling in reading.feelings)
    short = len(last.text.split()) <= FEW_WORDS and PLEASING.search(last.text) is not None
    return short or any(feeling.name.pleasant for feeling in feelings)


def _ending(review: Review, ended: Ended, turn: Turn) -> Ending:
    return Ending(ended, _last_words(review.conversation, turn))


def _last_words(conversation: Conversation, turn: Turn) -> Passage | None:
    sentences = split_sentences(turn)
    return passage_of(conversation, sentences[-1]) if sentences else None
