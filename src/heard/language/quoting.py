"""Which lines of a message are the writer's own, and which are quoted from somebody else.

Quoted text belongs to nobody in this turn: it opens no item and earns no credit. Libraries that clean
mail return text without offsets, and evidence needs offsets, so the lines are judged here.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from heard.conversation.span import Span
from heard.conversation.turn import Turn

# Every pattern is tried on one line cut to this length and holds no nested repeats: hostile text costs linear time.
LINE_HEAD = 300
# Mail programs wrap the line that introduces a quotation, and put each field of a header on its own line.
ATTRIBUTION_LINES = 3
HEADER_LINES = 6

# "> like this" and "| > like this", but neither ">50 people" nor the face ">:(".
QUOTE_MARK = re.compile(r"\s*(?:\|\s*)?>(?![\d=]|[:;._-]{1,2}[()<>/|])")
SIGNATURE_MARK = re.compile(r"--")
SENT_FROM = re.compile(
    r"\s*(?i:sent from|gesendet von|von mein\w*|envoyé d\w+|enviado d\w+|inviato d\w+|verstuurd vanaf|get(?= outlook))"
    r"(?: [\w-]+){0,2} (?i:iphone|ipad|phone|mobile|android|galaxy|samsung|device|outlook|yahoo|mail)"
    r"(?: (?:[A-Z0-9]\S*|on|for|für|iOS|gesendet))*\.?"
)
ORIGINAL_MESSAGE = re.compile(
    r"\s*-{2,}\s*(?:original message|forwarded message|ursprüngliche nachricht|weitergeleitete nachricht"
    r"|mensaje original|mensaje reenviado|message d['’]origine|message original|message transféré"
    r"|mensagem original|mensagem encaminhada|messaggio originale|messaggio inoltrato|oorspronkelijk bericht"
    r"|doorgestuurd bericht)\s*-{2,}"
    r"|\s*begin forwarded message:|\W*(?:please (?:type|write) your )?reply above this line\W*$",
    re.IGNORECASE,
)
ATTRIBUTION_START = re.compile(r"\s*(?:on|am|le|el|il|em|op)\b", re.IGNORECASE)
# A clock time or an address stands in it, and a name wrote: "on Monday at 9:30 you wrote:" is the customer's own.
ATTRIBUTION = re.compile(
    r"(?=.{0,260}(?:\d[:.h]\d\d|[@<\[]))(?!.{0,260}\b(?:i|you|your|he|she|they|we|my|our)\b(?![.@]))"
    r".{4,260}\b(?:wrote|schrieb|a écrit|escribió|ha scritto|escreveu|schreef)\b.{0,80}:",
    re.IGNORECASE,
)
HEADER_START = re.compile(r"\s*\*?(?:from|von|de|da|van)\s?:\*?\s+\S", re.IGNORECASE)
# A traveller writes "From: Oslo", "To: Bergen", "Date: 3 May"; only mail has a subject and a time of sending.
MAIL_FIELD = re.compile(
    r"\s*\*?(?:sent|subject|gesendet|betreff|envoyé|objet|enviado(?: el| em)?|asunto|enviada(?: em)?|assunto|inviato"
    r"|oggetto|verzonden|onderwerp)\s?:\*?\s+\S",
    re.IGNORECASE,
)


def own_words(turn: Turn) -> Iterator[Span]:
    """The stretches of a turn that its writer wrote, whole lines each; quotations and signatures are left out."""
    lines = turn.text.splitlines(keepends=True)
    judged = _judge([line[:LINE_HEAD].rstrip() for line in lines])
    start = 0
    for own, stretch in groupby(zip(judged, lines, strict=True), key=itemgetter(0)):
        end = start + sum(len(line) for _, line in stretch)
        if own:
            yield Span(turn, start, end)
        start = end


def _judge(heads: list[str]) -> list[bool]:
    """Whether each line is the writer's own."""
    own = [not (QUOTE_MARK.match(head) or SENT_FROM.fullmatch(head)) for head in heads]
    for number in range(len(heads)):
        below = number + _attribution_lines(heads, number)
        if _ends_own_words(heads, number) or (below > number and not _quotes_at(heads, below)):
            return own[:number] + [False] * (len(heads) - number)
        own[number:below] = [False] * (below - number)
    return own


def _ends_own_words(heads: list[str], number: int) -> bool:
    """Whether everything from this line on is a quoted message or a signature."""
    signature = number > 0 and SIGNATURE_MARK.fullmatch(heads[number]) is not None
    return signature or ORIGINAL_MESSAGE.match(heads[number]) is not None or _is_mail_header(heads, number)


def _is_mail_header(heads: list[str], number: int) -> bool:
    if not HEADER_START.match(heads[number]):
        return False
    for head in heads[number + 1 : number + HEADER_LINES]:
        if MAIL_FIELD.match(head):
            return True
        if HEADER_START.match(head):
            return False
    return False


def _attribution_lines(heads: list[str], number: int) -> int:
    """How many lines from this one on say who wrote what is quoted below them; 0 when they do not."""
    if not ATTRIBUTION_START.match(heads[number]):
        return 0
    joined = heads[number]
    for count in range(1, ATTRIBUTION_LINES + 1):
        if ATTRIBUTION.fullmatch(joined):
            return count
        following = heads[number + count] if number + count < len(heads) else ""
        if not following or ATTRIBUTION_START.match(following) or joined.endswith((".", "!", "?")):
            return 0
        joined += " " + following
    return 0


def _quotes_at(heads: list[str], number: int) -> bool:
    """Whether marked quotations start here, or below blank lines."""
    near = [head for head in heads[number : number + 3] if head]
    return bool(near and QUOTE_MARK.match(near[0]))
