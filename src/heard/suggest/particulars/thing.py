"""What the matter is about, as the customer names it: "your son's inhaler", "the blue jacket"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from heard.conversation.span import Span
from heard.language.pattern import compile_words
from heard.suggest.particulars.particular import Particular
from heard.suggest.particulars.pattern import any_of, part_of
from heard.suggest.particulars.person import RELATIONS
from heard.suggest.particulars.second_person import turned

# A noun phrase ends where one of these begins, whatever the nouns are.
VERBS = any_of(
    "is|are|was|were|be|been|has|have|had|do|does|did",
    "(?:is|are|was|were|has|have|do|does|did|wo|ca|could|would|ai)n[’']?t",
    "can|cannot|could|will|would|should",
    "keeps?|kept|needs?|gets?|got|goes|went|gone|lost|sent|bought",
    "comes?|came|arrives?|arrived|turned|delivered|ordered|booked|fitted|charged",
    "stops|stopped|breaks|broke|dies|died|fails|failed|crashes|crashed|leaks?|leaked|stuck|snapped",
    "vanished|disappeared",
    "shows?|showed|says|sounds?|smells?|looks?|beeps?|weighs",
)
JOINTS = any_of(
    "and|or|but|so|because|cause|cos|bc|if|though|than",
    "when|while|as|since|after|before|until|till",
    "that|which|who|whose",
    "for|from|to|at|in|on|with|without|by|of|about|into|over|through|under|near|per|via|re|regarding",
    "off|up|down|outside|away|back|here|there",
    "i|we|you|u|he|she|it|they",
    "this|my|our|your|the|a|an|each|every|last|next",
    "now|then|today|tonight|tomorrow|yesterday|still|yet|already|again|late|twice|once|always|anymore",
    "not|no|never|just|only|also|even|either|too|almost|nearly|really|wrong|open",
    "please|pls|thanks",
)
# What the thing is does not show in these: the customer's own self, people, body, talk, occasions, time and place.
NO_THING = any_of(
    "name|life|mind|god",
    "own|best|bad|old|same|other|next|ones?|first|second|third|rest|whole",
    "friends?|mates?|family|parents|children|kids|people|guests|ex|dog|cat",
    "boss|manager|landlord|tenant|bank|employer|colleagues?|staff|team|company|office|work|job",
    "driver|technician|engineer|agent|customers?|clients?|suppliers?",
    "body|head|hair|face|eyes?|hands?|legs?|knees?|feet|foot|hip|lap|back|heart|skin",
    "questions?|answer|reply|e-?mails?|messages?|calls?|chat|ticket|number|queue|review",
    "point|opinion|idea|guess|reason|fact|truth|understanding|experience|intention|patience|fault",
    "problems?|issues?|case|situation|things?|way|part|side|end|top|bottom|middle|beginning|turn",
    "wedding|birthday|party|christening|graduation|retirement|funeral|holiday|exam|lesson",
    "times?|moment|minute|hour|days?|night|morning|week|weekend|month|year|meantime",
    "world|place|street|building|shop|branch|reception",
    "house|kitchen|bedroom|garden|floor|stairs|door",
)
# "My mum's stairlift" is one thing; "my heating's off" is a thing and its verb.
BOUNDARY = rf"(?:{VERBS}|{JOINTS}|\w{{3,}}(?:ed|ly)|\d+ (?:hours?|days?|weeks?|months?|year)\w*)(?![\w’'-])"
WORD = rf"[^\W_]+(?:-[^\W_]+|['’](?!s\b)[^\W\d_]+)*(?:['’]s(?= (?!{BOUNDARY})[^\W_]))?"
NOUNS = rf"(?:(?!{BOUNDARY}){WORD})(?: (?!{BOUNDARY}){WORD}){{0,3}}"
OWN = r"(?:my|our|me)"
OF_HOME = rf"(?:(?:{OWN} )?(?:late )?(?:{RELATIONS})(?:[’']s|s) )"
# What tells that a noun phrase has ended and its verb, or nothing more, follows.
IS_SO = any_of("been|still|not|gone|had", "up|on|off|in|out|down|late|wrong|stuck")
SO = any_of(VERBS, "never|still|not|simply")
VERB_NEXT = rf"(?=(?:[’'](?:s|ve|re|d))? (?:still |just |also |never |only )*{SO}(?![\w’'-])|[’']s {IS_SO})"
CLAUSE_ENDS = rf"(?=\s*(?:[.,;:!?()&\n]|$)|(?:[’']s)? {any_of(VERBS, JOINTS)}(?![\w’'-]))"
ABOUT = any_of("about|regarding|concerning|re:?", "over|with")
NOT_RIGHT = any_of("broken|wrong|the wrong|missing|dead|stuck|cold|cancelled", "off|down|late|still|not|never")
NEGATED = any_of(
    "(?:has|have|is|are|was|does|did|wo)n[’']?t|never",
    f"(?:is|are|was|has been) {NOT_RIGHT}|[’']s (?:been|{NOT_RIGHT})",
    "keeps?|kept|stopped|still|sounds",
    "came|arrived|turned up",
)
NOT_COME = any_of("never", "(?:did|has|is)n[’']?t")
# What people do with a thing, what happens to it, and what they wait for.
HANDLED = any_of(
    "ordered|bought|paid|booked",
    "received|returned|sent|delivered|fitted",
    "meant|promised",
)
RUINED = any_of(
    "lost|broken|broke|damaged|ruined|smashed",
    "cancelled|canceled|blocked",
)
EXPECTED = any_of("parcel|package|order|delivery", "refund|invoice|receipt|letter")


@dataclass(frozen=True, slots=True)
class Shape:
    """One way in which a thing is named: its name is the group `thing`, and `the` puts an article before it."""

    words: str
    the: bool = False


# The first shape that fits a sentence names its thing. Patterns are made of them when somebody looks for a thing: it
# takes as long as to load all else that a command needs, and few commands do.
SHAPES = (
    Shape(rf"\b(?:where(?:[’']?s| is| are)?|wheres) (?P<thing>(?:{OF_HOME}|{OWN} ){NOUNS}){CLAUSE_ENDS}"),
    Shape(rf"\b(?P<thing>{OF_HOME}{NOUNS}){CLAUSE_ENDS}"),
    Shape(rf"\bwait(?:ing|ed)?(?: \w+){{0,4}}? (?:for|on) (?P<thing>(?:{OWN}|the) {NOUNS}){CLAUSE_ENDS}"),
    Shape(rf"\b(?P<thing>{OWN} {NOUNS}){VERB_NEXT}"),
    Shape(
        rf"\b(?P<thing>the {NOUNS}) (?:(?:that|which) )?(?:i|we|you)(?:[’']ve|[’']d| have)? "
        rf"(?:just |were |was )?{HANDLED}\b"
    ),
    Shape(rf"\b{ABOUT} (?P<thing>{OWN} {NOUNS}){CLAUSE_ENDS}"),
    Shape(rf"\b(?:ordered|bought|booked|purchased) (?:a|an|the|some) (?P<thing>{NOUNS}){CLAUSE_ENDS}", the=True),
    Shape(rf"(?:^|[,.;:!?\n&] ?|\b(?:and|but|so|because|cos) )(?P<thing>the {NOUNS}) ?{NEGATED}(?![\w])"),
    Shape(rf"\b(?:paid )?for (?:a|an|the) (?P<thing>{NOUNS}) (?:that |which |and )?{NOT_COME}\b", the=True),
    Shape(rf"(?:^|[,.;:!?\n] ?)(?P<thing>{OWN} {NOUNS})(?=[.!?])"),
    Shape(rf"\b{RUINED} (?P<thing>{OWN} {NOUNS}){CLAUSE_ENDS}"),
    Shape(rf"\b(?:no|without an?|without any) (?P<thing>{EXPECTED})\b", the=True),
)
MOST_WORDS = 5
# A relation is somebody, "my son Tariq" too; "our Alfie's pass" and "my own" say more than a stranger may repeat.
OF_SOMEBODY = rf"^your (?:late )?(?i:{RELATIONS})(?: [A-Z]\w+)?$|^your [A-Z][a-z]+['’]s |\bown\b"
# "The Whale Shark card" keeps its capitals.
NAMED = re.compile(r"[A-Z]\w* [A-Z]")
COMPARES = r"\b(?:exact|same)\b"
SAYS_NOTHING = re.compile(rf"\b(?i:{NO_THING})$|{OF_SOMEBODY}|{COMPARES}")


def find_thing(sentences: tuple[Span, ...]) -> Particular | None:
    """What the complaint is about; None where it is not named, or not so that its whole name can be told."""
    return next((found for shape in SHAPES for sentence in sentences for found in _in(sentence, shape)), None)


def _in(sentence: Span, shape: Shape) -> Iterator[Particular]:
    for found in compile_words(shape.words).finditer(sentence.quote):
        thing = re.sub(rf"\b({RELATIONS})s (?=\w)", r"\1's ", found["thing"], flags=re.IGNORECASE)
        thing = re.sub(rf"^(?=(?:late )?(?:{RELATIONS})[’']s)", "my ", thing, flags=re.IGNORECASE)
        words = turned(re.sub(r"^me ", "my ", thing, flags=re.IGNORECASE))
        if words is None or len(words.split()) > MOST_WORDS or SAYS_NOTHING.search(words):
            continue
        words = words if NAMED.match(words) else words[:1].lower() + words[1:]
        part = part_of(sentence, start=found.start("thing"), end=found.end("thing"))
        yield Particular(f"the {words}" if shape.the else words, part)
