"""How a customer opens a conversation: what says that it is the same matter again, and what says that it is another."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.span import Span
from heard.conversation.turn import Turn
from heard.history.promises.mention import Told, clauses_of, told_in
from heard.suggest.particulars.pattern import any_of, part_of

# The first words are read up to the first reply that follows them, and further where they are few ("Hello?").
FEWEST_WORDS = 12


class Cue(StrEnum):
    """What the first words say about an earlier matter."""

    SAID_AGAIN = "said_again"
    LOOKS_BACK = "looks_back"
    NOT_DONE = "not_done"
    DONE = "done"
    ANOTHER = "another"
    ASKS_NEW = "asks_new"


ORDINAL = r"(?:second|third|fourth|fifth|sixth|seventh|2nd|3rd|[4-9]th)"
CONTACT = (
    r"(?:time|attempt|message|mail|e-?mail|letter|call|go|try|contact|report|reminder|chat|request|ticket|"
    r"conversation|complaint|visit)"
)
SAYS_AGAIN = any_of(
    rf"{ORDINAL} (?:\w+ )?{CONTACT}|(?:two|three|four|five|\d) (?:times|calls|e-?mails|messages|letters|"
    rf"attempts|tickets|people) (?:now|already|later|so far)",
    r"follow(?:ing|ed)?[ -]?up|chas(?:e|ed|ing)|remind(?:er|ing) you|same (?:topic|story|thing|as|problem|"
    r"issue|question|fault|matter|again)",
    r"as (?:i |we )?(?:told|said|wrote|explained|announced|mentioned|described|reported|discussed|yesterday|"
    r"advised|instructed)",
    r"(?:have |had |[’']ve )?already (?:\w+ )?(?:told|wrote|written|mailed|called|rang|reported|explained|"
    r"asked|talked|said|sent|contacted|been)",
    r"me again about|it[’']?s me again|back again (?:about|with)|here (?:we go|i am) again|yet again|"
    r"once more about|still me|round (?:two|three|2|3)",
    r"(?:you|we) (?:spoke|talked|remember|discussed)|i (?:spoke|talked|chatted) (?:to|with)|when (?:i|"
    r"we) (?:called|rang|spoke|wrote|chatted)",
    r"(?:spoke|called|rang|wrote|emailed|reported|complained|contacted)(?: \w+){0,4} (?:yesterday|"
    r"last (?:week|month|time|\w+day)|on \w+day|(?:days?|weeks?|months?) ago)",
    r"was on to you|refer to my|to date i have|how many (?:more )?times|this makes (?:two|three|four|five|"
    r"six)|once more for|just checking in|nudge|quick reminder",
    r"i(?:[’']ve)? (?:tried|did|followed|done) (?:what|all|everything|the steps|as) you|you (?:asked|"
    r"suggested|advised|closed|replaced|marked|sent me|recommended|wanted)|what you (?:suggested|advised|told)",
    r"as i (?:reported|wrote|said|told|explained|mentioned)|when i (?:reported|wrote|complained|asked)|"
    r"since i (?:reported|wrote|complained|asked|returned|sent)|like (?:before|the (?:first|old|last) one)",
    r"(?:three|four|five|six|seven|\d+)(?:th|rd|nd)? (?:\w+ )?in a row|(?:third|fourth|fifth|sixth|"
    r"\d+th) (?:day|night|week|morning|weekend|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|"
    r"my last (?:ticket|two|three)|"
    r"my (?:first|last|previous|two previous|earlier) \w+|your (?:last|first|previous|second) (?:message|mail|"
    r"reply|e-?mail|letter|answer|patch|fix|visit)",
    r"first (?:two|three) (?:were|calls|mails|messages)|my (?:last|previous|earlier|first) (?:message|mail|"
    r"e-?mail|letter|call|contact|ticket|report|complaint)",
)
BACK = any_of(
    r"(?:was|were|been|am|got) (?:told|promised|assured|meant|supposed|expecting)|hoping to (?:see|hear)|"
    r"(?:you|he|she|they) (?:all )?(?:said|promised|told me|wrote|assured)",
    r"your (?:colleague|\w+ (?:said|told|promised|wrote))|(?:colleague|agent|lady|man|gentleman|chap|girl|"
    r"guy)(?: \w+){0,3} (?:said|told|promised)|promised|guaranteed",
    r"(?:day|week|month|hour)s? (?:later|on\b(?! (?:the|my|your))|have gone|have passed|gone by|now and|"
    r"and counting)|(?:has|have|is|are|[’']s) (?:now )?(?:passed|long gone|behind us|come and gone|"
    r"gone (?=\w+ past))",
    r"came and went|ran out|(?:ended|expired|lapsed) (?:last|yesterday|on)|any (?:news|update|word|progress|"
    r"joy|movement|chance of)|what (?:happened|became|is happening|about) (?:to|of|with)?",
    r"day (?:two|three|four|five|six|seven|eight|nine|ten|\d+)\b|(?:two|three|four|five|six|seven|eight|ten|"
    r"\d+) (?:days|weeks|months|working days)(?! (?:before|ago it|trial|old|notice))",
    r"still (?:waiting|no\b|not\b|nothing|have(?:n[’']t| not)|has(?:n[’']t| not)|the same|can[’']?t|cannot|"
    r"broken|is(?:n[’']t| not)|do(?:es)?n[’']t|did(?:n[’']t| not)|down|dead|out|shows?|says|showing|short|two|"
    r"without|being|getting)",
    r"what(?:[’']s| is) (?:the plan|going on|happening|the state|the status|happens now)|"
    r"where do(?:es)? (?:things|it|we|my) stand|any (?:joy|idea when)|did (?:it|the request) go through|"
    r"(?:nobody|no one|noone)(?:[’']s| has| have)? (?:\w+ )?(?:been|came|come|called|rang|turned|answered|"
    r"replied|did)|(?:has|have)(?:n[’']t| not) (?:been )?(?:moved|changed|put right|come|been|taken)|"
    r"no (?:record of|change\b|van\b|reply|answer|call\b|result|decision|engineer|technician)|bigger than|"
    r"worse (?:than|now)|comes? back every|(?:is|was|had) the (?:day|deadline|date)|by (?:noon|then|"
    r"the weekend|now)\b|had hoped|patience|at all\?$|"
    r"not been (?:in touch|heard)|as (?:it was|they were|before|ever)|exactly the same|like it did|stuck|"
    r"took six|six weeks",
    r"where (?:is|are|[’']s) (?:my|the|it|that|our)|nowhere|was (?:supposed|due)|should have (?:been|come|had|"
    r"arrived)|overdue|supposedly",
)
FOR_ANOTHER = any_of(
    r"different (?:thing|story|matter|question|one|issue|problem|topic|subject|order|trouble)|"
    r"(?:an)?other (?:question|thing|matter|one|issue|topic|problem|point|subject|story|trouble)\b",
    r"unrelated|this time|something else|new (?:question|issue|problem|matter|topic|thing|trouble|order|"
    r"parcel)\b|something (?:odd|new)|separate(?:ly)?(?: \w+)?|other (?:direction|way round)",
    r"now[:,]? (?:the|it[’']?s|what it is|i (?:have|want|need|got|would|bought|ordered)|my|there(?:[’']s)?|a|"
    r"is again|we)\b|what (?:i want|it is|i need) now|nothing to do with|not (?:about|the) (?:that|the|same|"
    r"last)",
    r"but not (?:the|about)|one (?:other|more|further) (?:thing|question|point)|question (?:for|about)|"
    r"from now on|by the way|btw|besides|next (?:thing|question|item)|problem but other|but other\b",
    r"i(?:[’']m| am) (?:writing|calling|ringing|getting in touch) (?:about the|to (?:ask|book|order|cancel|"
    r"change))|what i(?:[’']m| am) (?:ringing|calling|writing) (?:about|for)|(?:today|it[’']s again|"
    r"again) (?:it[’']s )?about|"
    r"secondly|further (?:point|question)|anyway|i(?:[’']ve| have) (?:also )?(?:got )?a (?:\w+ )?question|"
    r"in future|i[’']d (?:also )?(?:like|need) (?:a|an|the|my|to)\b|i (?:also )?need (?:a|an|to|three|more)\b|"
    r"bill question|second(?:ly)? order|other account|"
    r"(?:though|tho|however)(?=[.!?]|$)|quick (?:one|question)|while i(?:[’']m| am) (?:here|at it)",
)
ASKING = any_of(
    r"how much|how (?:do|can|would) (?:i|we)|is there (?:a|an)\b|may i (?:ask|raise|swap)|do i (?:take|need|"
    r"have)|what (?:size|documents|does|do i|do you)|which (?:one|of|bus|day)|does (?:the|it|my) \w+ (?:cover|"
    r"pay|cost|work with)|are there|do you (?:have|offer|sell|do|take|also)|i(?:[’']d|"
    r" would) (?:also )?(?:like|love|prefer)\b|would it be possible",
    r"(?:can|could|may) (?:i|we) (?:also )?(?:get an?|have an?|order|book|change|move|shift|add|bring|switch|"
    r"upgrade|pay|bring|arrive|reserve)|please (?:confirm the|cancel|add|change|book)|possible to",
    r"(?:a )?quotation|planning|thinking of|i want to (?:add|change|order|book|upgrade|cancel|take)|"
    r"want(?:ed)? to (?:ask|know|book|order|add|change)|looking (?:to|for)|interested in|renew\w*",
)
CUES = {
    Cue.SAID_AGAIN: SAYS_AGAIN,
    Cue.LOOKS_BACK: BACK,
    Cue.ANOTHER: FOR_ANOTHER,
    Cue.ASKS_NEW: ASKING,
}
PATTERNS = {cue: re.compile(rf"(?<![\w’'])(?:{words})", re.IGNORECASE) for cue, words in CUES.items()}
THANKS = re.compile(
    r"\b(?:thank(?:s| you)?|thx|grateful|appreciate\w*|much obliged|cheers|ta|kudos|well done)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Opening:
    """The first turns of a customer in a conversation, and where they give a cue."""

    turns: tuple[Turn, ...]
    cues: dict[Cue, Span]

    @property
    def texts(self) -> tuple[str, ...]:
        """What the turns say."""
        return tuple(turn.text for turn in self.turns)

    @property
    def only_thanks(self) -> bool:
        """Whether it tells that all is well and asks for nothing."""
        asks = any("?" in text for text in self.texts)
        return (
            Cue.DONE in self.cues
            and not asks
            and THANKS.search(" ".join(self.texts)) is not None
            and not ({Cue.NOT_DONE, Cue.ASKS_NEW} & self.cues.keys())
        )


def read_opening(conversation: Conversation) -> Opening:
    """What a customer opens a conversation with."""
    turns = tuple(_first_turns(conversation))
    found = {cue: span for cue, pattern in PATTERNS.items() if (span := _first(pattern, turns))}
    for told, cue in ((Told.DONE, Cue.DONE), (Told.NOT_DONE, Cue.NOT_DONE)):
        clause = next((each for turn in turns for each in clauses_of(turn) if told_in(each) is told), None)
        if clause is not None:
            found[cue] = clause
    return Opening(turns, found)


def _first_turns(conversation: Conversation) -> Iterator[Turn]:
    words = 0
    replied = False
    for turn in conversation.exchanged:
        if turn.role is Role.AGENT and words:
            replied = True
        if turn.role is Role.CUSTOMER:
            if replied and words >= FEWEST_WORDS:
                return
            words += len(turn.text.split())
            yield turn


def _first(pattern: re.Pattern[str], turns: tuple[Turn, ...]) -> Span | None:
    for turn in turns:
        if found := pattern.search(turn.text):
            return part_of(Span(turn, 0, len(turn.text)), start=found.start(), end=found.end())
    return None
