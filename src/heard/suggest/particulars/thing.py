"""What the matter is about, as the customer names it: "your son's inhaler", "the blue jacket"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from heard.conversation.span import Span
from heard.suggest.particulars.particular import Particular
from heard.suggest.particulars.person import RELATIONS
from heard.suggest.particulars.second_person import turned

# A noun phrase ends where one of these begins, whatever the nouns are.
VERBS = (
    "is|are|was|were|be|been|has|have|had|hasn[’']?t|haven[’']?t|isn[’']?t|aren[’']?t|"
    "wasn[’']?t|weren[’']?t|do|does|did|"
    "don[’']?t|doesn[’']?t|didn[’']?t|won[’']?t|can|can[’']?t|cannot|could|couldn[’']?t|will|"
    "would|wouldn[’']?t|should|ain[’']?t|"
    "keeps?|kept|came|comes|come|arrives?|arrived|turned|went|gone|goes|stopped|stops|broke|"
    "breaks|died|dies|shows?|says|"
    "sounds?|smells?|looks?|needs?|gets?|got|stuck|beeps?|wipes?|snapped|sailed|skipped|snagged|"
    "leaks?|leaked|failed|fails|"
    "crashed|crashes|vanished|disappeared|buffered|charged|ordered|booked|bought|fitted|"
    "delivered|lost|sent|showed|weighs"
)
JOINTS = (
    "and|or|but|so|because|cause|cos|bc|when|while|if|as|since|after|before|until|till|than|"
    "that|which|who|whose|for|from|to|"
    "at|in|on|with|without|by|of|about|into|over|through|off|up|down|outside|under|near|per|re|"
    "via|regarding|i|we|you|u|he|"
    "she|it|they|this|there|my|our|your|the|a|an|not|no|never|still|again|now|today|yesterday|"
    "tonight|tomorrow|yet|already|"
    "twice|once|just|only|also|even|always|here|back|late|away|anymore|please|pls|either|too|"
    "though|every|each|last|next|"
    "simply|finally|halfway|properly|thanks|nearly|almost|really|wrong|open"
)
# What the thing is does not show in these: the customer's own self, talk, people and states of mind.
NO_THING = (
    r"name|question|questions|point|opinion|understanding|time|times|day|days|life|mind|god|"
    r"fault|end|part|turn|problem|"
    r"problems|issue|issues|patience|email|emails|e-mail|message|messages|call|calls|ticket|"
    r"number|side|bad|way|friend|friends|kids|"
    r"children|parents|family|boss|landlord|mate|colleague|colleagues|guests|people|dog|cat|own|"
    r"best|street|building|hands|"
    r"heart|head|back|week|month|year|night|morning|weekend|holiday|job|exam|reception|case|situation|thing|things|one|"
    r"ones|same|rest|whole|first|second|third|moment|manager|driver|technician|staff|team|"
    r"company|website link|next|other|"
    r"bottom|top|hour|minute|office|work|lesson|place|world|reason|answer|fact|truth|chat|queue|"
    r"phone line|wedding|funeral|"
    r"graduation|retirement|dj|90th|stairs|shop|branch|floor|kitchen|bedroom|house|garden|rain|"
    r"spot|wall|mayor|review|reply|beginning|middle|meantime|"
    r"employer|door|tenant|client|clients|customer|customers|supplier|forwarder|engineer|ex|"
    r"coffin|christening|birthday|party|swap|old|tiler|beans|experience|intention|rent|laces|"
    r"levels|beef|husbands|hip|hair|lap|bus stop|agent|auditor|idea|guess|fee"
)
# "My mum's stairlift" is one thing; "my heating's off" is a thing and its verb.
BOUNDARY = rf"(?:{VERBS}|{JOINTS}|\w{{3,}}(?:ed|ly)|\d+ (?:hours?|days?|weeks?|months?|year)\w*)(?![\w’'-])"
WORD = rf"[^\W_]+(?:-[^\W_]+|['’](?!s\b)[^\W\d_]+)*(?:['’]s(?= (?!{BOUNDARY})[^\W_]))?"
NOUNS = rf"(?:(?!{BOUNDARY}){WORD})(?: (?!{BOUNDARY}){WORD}){{0,3}}"
OWN = r"(?:my|our|me)"
OF_HOME = rf"(?:(?:{OWN} )?(?:late )?(?:{RELATIONS})(?:[’']s|s) )"
# What tells that a noun phrase has ended and its verb, or nothing more, follows.
VERB_NEXT = (
    rf"(?=(?:[’'](?:s|ve|re|d))? (?:still |just |also |never |only )*(?:{VERBS}|never|still|not|"
    rf"simply)(?![\w’'-])|[’']s (?:been|still|not|gone|had|up|on|off|in|out|down|late|wrong|stuck))"
)
CLAUSE_ENDS = r"(?=\s*(?:[.,;:!?()&\n]|$)|(?:[’']s)? (?:VERBS|JOINTS)(?![\w’'-]))".replace("VERBS", VERBS).replace(
    "JOINTS", JOINTS
)
ABOUT = r"(?:about|regarding|concerning|re:?|over|with)"
NEGATED = (
    r"(?:hasn[’']?t|haven[’']?t|isn[’']?t|aren[’']?t|wasn[’']?t|doesn[’']?t|didn[’']?t|won[’']?t|"
    r"never|keeps?|kept|stopped|still|has (?:been|never|not|flooded)|sounds|is (?:still|broken|wrong|"
    r"late|down|stuck|cold|dead|missing|not|the wrong)|are (?:still|broken|wrong|late|down|missing|"
    r"not|the wrong|bald)|was (?:off|late|wrong|broken|down|cold|cancelled|skipped|meant)|turned up|"
    r"came|arrived|[’']s (?:been|still|not|stuck|late|down|off))"
)


@dataclass(frozen=True, slots=True)
class Shape:
    """One way in which a thing is named: its name is the group `thing`, and `the` puts an article before it."""

    pattern: re.Pattern[str]
    the: bool = False


def _shape(pattern: str, *, the: bool = False) -> Shape:
    return Shape(re.compile(pattern, re.IGNORECASE), the)


# The first shape that fits a sentence names its thing.
SHAPES = (
    _shape(rf"\b(?:where(?:[’']?s| is| are)?|wheres) (?P<thing>(?:{OF_HOME}|{OWN} ){NOUNS}){CLAUSE_ENDS}"),
    _shape(rf"\b(?P<thing>{OF_HOME}{NOUNS}){CLAUSE_ENDS}"),
    _shape(rf"\bwait(?:ing|ed)?(?: \w+){{0,4}}? (?:for|on) (?P<thing>(?:{OWN}|the) {NOUNS}){CLAUSE_ENDS}"),
    _shape(rf"\b(?P<thing>{OWN} {NOUNS}){VERB_NEXT}"),
    _shape(
        rf"\b(?P<thing>the {NOUNS}) (?:(?:that|which) )?(?:i|we|you)(?:[’']ve|[’']d|"
        rf" have)? (?:just |were |was )?(?:ordered|bought|paid|booked|returned|sent|received|"
        rf"delivered|fitted|meant|promised)\b"
    ),
    _shape(rf"\b{ABOUT} (?P<thing>{OWN} {NOUNS}){CLAUSE_ENDS}"),
    _shape(rf"\b(?:ordered|bought|booked|purchased) (?:a|an|the|some) (?P<thing>{NOUNS}){CLAUSE_ENDS}", the=True),
    _shape(rf"(?:^|[,.;:!?\n&] ?|\band |\bbut |\bso |\bbecause |\bcos )(?P<thing>the {NOUNS}) ?{NEGATED}(?![\w])"),
    _shape(
        rf"\b(?:for|paid for) (?:a|an|the) (?P<thing>{NOUNS}) (?:that |which |and )?(?:never|"
        rf"didn[’']?t|hasn[’']?t|isn[’']?t)\b",
        the=True,
    ),
    _shape(rf"(?:^|[,.;:!?\n] ?)(?P<thing>{OWN} {NOUNS})(?=[.!?])"),
    _shape(
        rf"\b(?:lost|broke|broken|damaged|ruined|cancelled|canceled|blocked|"
        rf"smashed) (?P<thing>{OWN} {NOUNS}){CLAUSE_ENDS}"
    ),
    _shape(
        r"\b(?:no|without a|without any) (?P<thing>(?:parcel|package|refund|order|delivery|invoice|receipt|letter))\b",
        the=True,
    ),
)
TOO_MANY_WORDS = 6
# A relation is somebody, "my son Tariq" too; "our Alfie's pass" and "my own" say more than a stranger may repeat.
OF_SOMEBODY = re.compile(rf"^your (?:late )?(?i:{RELATIONS})(?: [A-Z]\w+)?$|^your [A-Z][a-z]+['’]s |\bown\b")


def find_thing(sentences: tuple[Span, ...]) -> Particular | None:
    """What the complaint is about; None where it is not named, or not so that its whole name can be told."""
    return next((found for shape in SHAPES for sentence in sentences for found in _in(sentence, shape)), None)


def _in(sentence: Span, shape: Shape) -> Iterator[Particular]:
    for found in shape.pattern.finditer(sentence.quote):
        thing = re.sub(rf"\b({RELATIONS})s (?=\w)", r"\1's ", found["thing"], flags=re.IGNORECASE)
        thing = re.sub(rf"^(?=(?:late )?(?:{RELATIONS})[’']s)", "my ", thing, flags=re.IGNORECASE)
        words = turned(re.sub(r"^me ", "my ", thing, flags=re.IGNORECASE))
        if (
            words is None
            or re.search(rf"\b(?:{NO_THING})$", words, re.IGNORECASE)
            or len(words.split()) >= TOO_MANY_WORDS
        ):
            continue
        if OF_SOMEBODY.search(words):
            continue
        words = words[:1].lower() + words[1:]
        start, end = found.span("thing")
        yield Particular(
            f"the {words}" if shape.the else words, Span(sentence.turn, sentence.start + start, sentence.start + end)
        )
