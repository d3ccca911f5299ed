"""Names of people, where words give them away: greetings, introductions, titles, forms of address, signatures.

Heard reads a text without them: the same words are to be judged the same whoever is called what (docs/evidence.md).
What could as well be another word is left alone: shouting, lists, and "I'm Deaf" say something.
"""

import re
from collections.abc import Collection, Iterable, Iterator

# A capital letter of an alphabet that has them, or letters of a script that has none. Every repeat is bounded, so that
# hostile text costs linear time.
CAPITALS = "A-ZÀ-ÖØ-ÞĀ-ŽΑ-ΩА-ЯԱ-Ֆ"
WITHOUT_CAPITALS = "\u0590-\u08ff\u0900-\u0dff\u0e00-\u0fff\u3040-\u9fff\uac00-\ud7af"
# Two capitals in a row are an abbreviation or a shout.
NAME = (
    rf"(?<!\w)(?:[{CAPITALS}](?:['’][{CAPITALS}])?[^\W\d_{CAPITALS}][\w'’-]{{0,30}}|[{WITHOUT_CAPITALS}]{{1,20}})(?!\w)"
)
# "Maria J. da Silva": an initial or two small words may stand between.
BETWEEN = r"(?:[ ][A-Z]\.|[ ](?:da|de|del|della|di|dos|du|van|von|der|den|la|le|al|el|bin|ibn|binti|ter|ten|y)){0,2}[ ]"
NAMES = rf"{NAME}(?:{BETWEEN}{NAME}){{0,3}}"
TITLE = r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Señora?|Herr|Frau)\.?[ ])"
ENDS = r"(?=[ \t]{0,4}(?:[,.!?:;)\n–—-]|$))"
# Or the sentence goes on without a comma: "Hi Ngozi I need help", "Thanks Sam for the quick reply".
GOES_ON = (
    r"(?=[ ](?i:i|i[’']\w+|we|we[’']\w+|it|it[’']s|this|that|thanks?|can|could|my|the|your|our|please|just|for|about|"
    r"and|is|are|has|have|yes|no|sorry|how|what|when|where|why|there)\b)"
)
GREETING = (
    "(?:hi|hello|hey|hiya|dear|greetings|welcome|(?:good[ ])?(?:morning|afternoon|evening|day)|"
    "thanks|thank you|cheers|sorry|bye|sure|okay|ok)"
)
SIGNING_OFF = "regards|thanks|thank you|cheers|best|wishes|sincerely|yours"
SAID = "said|says|told|promised|wrote|helped|assured|informed|explained"
RELATION = (
    "colleague|teammate|agent|manager|boss|driver|courier|technician|engineer|husband|wife|partner|boyfriend|girlfriend|"
    "son|daughter|brother|sister|mother|mum|mom|father|dad|friend|neighbou?r|flatmate|cousin|uncle|aunt"
)
# Names that are words as well: at the beginning of a sentence only a comma tells.
WORDS_TOO = frozenset(
    "will may grace hope mark joy faith dawn rose bill art rich frank grant chase drew pat sue guy jack june april "
    "summer autumn iris ivy lily daisy ruby pearl amber crystal melody harmony destiny precious angel blessing sunny "
    "dean earl rusty buddy chance miles wade skip rob max ray don gene chuck bob penny ginger olive sage".split()
)
# Words that stand in such places and are nobody's name.
NOBODY = frozenset(
    "there all team guys everyone everybody anyone anybody again folks you sir madam ma'am mate customer support "
    "both please help yes no ok okay so and but for the a our your my we i it this that not nothing thanks thank "
    "hello hi dear sorry sure what why when how where deaf blind autistic disabled pregnant diabetic angry "
    "furious done fine back best kind regards sincerely refund replacement voucher monday tuesday wednesday "
    "thursday friday saturday sunday today tomorrow january february march april june july august september "
    "october november december".split()
)

PLACES = (
    # "Hi Ngozi," and "hi ngozi," alike; after other words only a capital tells.
    re.compile(rf"\b(?i:{GREETING}),?[ ]{TITLE}?({NAMES})(?:{ENDS}|{GOES_ON})"),
    re.compile(rf"\b(?i:hi|hello|hey|hiya|dear)[ ]([a-z][a-z'’-]{{1,30}}){ENDS}"),
    re.compile(rf"\b{TITLE}({NAMES})"),
    re.compile(rf"\b(?i:my name is|name[’']s|call me|spoke (?:to|with)|speaking (?:to|with))[ ]({NAMES})"),
    re.compile(rf"\b(?i:my name is|name[’']s)[ ]([a-z][a-z'’-]{{1,30}}(?:[ ][a-z][a-z'’-]{{1,30}}){{0,2}}){ENDS}"),
    re.compile(rf"\b(?i:(?:my|your|our|his|her|their|the|an?) (?:{RELATION}),?)[ ]({NAMES})"),
    re.compile(rf"\b(?i:named|in the name of|under the name(?: of)?|(?:told|served|helped) by|ask for)[ ]({NAMES})"),
    re.compile(rf"(?<=[a-z,][ ])({NAMES})(?=[ ](?:{SAID})\b)"),
    re.compile(rf"({NAMES})(?=[ ]from[ ][\w ]{{2,30}}[ ]here\b)"),
    re.compile(rf"\b(?i:this is|i[’']m|i am|speaking)[ ]({NAMES})(?:{ENDS}|(?=[ ](?:from|with|in|here|and)\b))"),
    re.compile(rf"({NAMES})[ ](?:here|speaking)\b"),
    # "Is that all right, Ngozi?"
    re.compile(rf",[ ]({NAME})(?=[ \t]{{0,4}}[.!?,;\n–—-])"),
    # A signature: on the line after the last words, or alone on the last line; initials behind ^.
    re.compile(rf"\b(?i:{SIGNING_OFF})[,.!]?[ \t]{{0,4}}\n[ \t\n]{{0,4}}({NAMES})"),
    re.compile(rf"\n[ \t]{{0,4}}(?:[-–—~^]{{1,2}}[ \t]{{0,2}})?({NAMES})[.,]?\s{{0,8}}\Z"),
    re.compile(rf"(?<=\s)[-–—~/][ ]?({NAMES})\s{{0,8}}\Z"),
    re.compile(rf"\b(?i:regards|best|wishes|sincerely|yours|cheers),?[ ]({NAMES})[.!]?\s{{0,8}}\Z"),
    re.compile(rf"(?<=[.!?][ ])({NAME}(?:{BETWEEN}{NAME}){{1,3}})\s{{0,8}}\Z"),
    re.compile(r"\^[ ]?(\w{1,20})\s{0,8}\Z"),
)


# In the middle of a sentence a capital letter marks a name, and not the beginning.
WITHIN = re.compile(rf"(?<=[\w,][ ])({NAME})")
OPENING = re.compile(rf"(?:^|(?<=[.!?:\n(“\"][ ])|(?<=[\n(“\"]))({NAME})(?P<comma>(?=[ \t]{{0,2}}[,!.?'’]))?")
PARTS = re.compile(
    r"(?:[ ]|[ ][A-Z]\.|[ ](?:da|de|del|della|di|dos|du|van|von|der|den|la|le|al|el|bin|ibn|binti|ter|ten|y)){1,3}"
)


def find_names(text: str, known: Iterable[str] = ()) -> tuple[range, ...]:
    """Where names of people stand, in code points, in order and apart from each other.

    A name that is given away once is found wherever else it stands, and so are the `known` ones. Names that stand side
    by side are one person's.
    """
    given_away = list(_found(text))
    words = {
        word for name in (*known, *(text[place.start : place.stop] for place in given_away)) for word in name.split()
    }
    found = sorted((*given_away, *_again(text, words)), key=lambda place: place.start)
    apart: list[range] = []
    for place in found:
        if apart and (place.start < apart[-1].stop or PARTS.fullmatch(text, apart[-1].stop, place.start)):
            apart[-1] = range(apart[-1].start, max(apart[-1].stop, place.stop))
        else:
            apart.append(place)
    return tuple(apart)


def _again(text: str, words: Collection[str]) -> Iterator[range]:
    if not words:
        return
    for within in WITHIN.finditer(text):
        name = re.sub("['’]s?$", "", within[1])
        if name in words:
            yield range(within.start(), within.start() + len(name))
    for opening in OPENING.finditer(text):
        name = re.sub("['’]s?$", "", opening[1])
        if name in words and (opening["comma"] is not None or name.lower() not in WORDS_TOO):
            yield range(opening.start(1), opening.start(1) + len(name))


def _found(text: str) -> Iterator[range]:
    for place in PLACES:
        for found in place.finditer(text):
            if NOBODY.isdisjoint(found[1].lower().split()):
                yield range(*found.span(1))
