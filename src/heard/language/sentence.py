"""Sentences of a turn, with exact offsets.

Written for the way people write to support: no capitals, no full stops, lists, prices, emoji, wrapped
mail. A sentence never crosses into quoted text, and never includes the white space around it.
"""

import re
from collections.abc import Iterator

from heard.conversation.span import Span
from heard.conversation.turn import Turn
from heard.language.abbreviation import stop_ends_sentence
from heard.language.quoting import own_words

# Recognised speech can run for pages without a full stop; a sentence is cut at a space before this many letters.
LONGEST = 600
# Mail programs end a line where the next word would pass a width between these; writers end theirs anywhere.
NARROWEST, WIDEST = 60, 100
# How far to look around a mark for the word or the list it belongs to: hostile text costs linear time.
NEIGHBOURHOOD = 400
NEARBY = 40

QUOTE_CLOSERS = "\"'”’»」』"
# Behind the single capital of "I'm"; the empty string is the end of "I".
APOSTROPHES = ("'", "’", "")
CLOSERS = QUOTE_CLOSERS + ")]}）】*_"
TERMINATOR = re.compile(r"[.!?…‼⁉。！？｡؟۔।]+")
WIDE = frozenset("。！？｡")
EMOJI = "\U0001f000-\U0001faff\u231a-\u23ff\u25b6\u25c0\u2600-\u27bf\u2b00-\u2bff"
# The second half of the range only joins emoji and dresses them: it never stands alone.
EMOJI_PART = rf"{EMOJI}\ufe0f\u200d\U000e0020-\U000e007f"
SMILEY = r"(?:[:;=]'?-?[)(DPp/|]+(?!\w)|<3(?!\d))"
AFTER_STOP = re.compile(rf"[ \t]*(?:[{EMOJI_PART}]|{SMILEY})+")
# What stands in for a full stop when the next word has a capital: an emoji, a smiley or a link.
STAND_IN = re.compile(rf"[{EMOJI}][{EMOJI_PART}]*|(?<!\S){SMILEY}(?!\S)|https?://\S+|www\.\S+|\[(?:link|url)\]")
KEYCAP = re.compile(r"\d\ufe0f?\u20e3(?=\s?[A-Z])")
NOT_SPACE = re.compile(r"\S")
SAYS_SOMETHING = re.compile(rf"[^\W_]|[{EMOJI}]")

LINE_BREAK = re.compile(r"\r\n?|[\n\v\f\x85\u2028\u2029]")
LINE_OPENING = re.compile(r"[ \t]*([-*•–·▪](?=\s)|\(?\d{1,2}[.)](?=\s)|[a-z][)](?=\s))?[ \t]*(\S+)")
NUMBER_MARK = re.compile(r"(?<!\S)\(?(?P<number>\d{1,2})(?:\.\)|[.)])(?=\s|[^\W\d])")
BREAK_OR_BRACKET = re.compile(r"[\s(]")
ADDRESS_MARK = re.compile(r"^www|[/@=]")
# "Thanks.^JS", "Thanks.~ Olivia"
SIGNATURE_MARKS = "^~"
# Nobody ends a line of their own with one of these.
LEADS_ON = frozenset(
    "a an and are as at be been but by for from had has have her his i if in into is my not of on or our so than that "
    "the their this to was we were when which who will with would you your".split()
)
# "amazon.Com" and "report.Pdf" are one word.
NAME_ENDINGS = frozenset("com de doc docx exe html io jpg js net org pdf php png txt uk xls xlsx".split())


def split_sentences(turn: Turn) -> tuple[Span, ...]:
    """The sentences of a turn in order, quoted text and signatures left out; empty when there is nothing of its own."""
    return tuple(span for own in own_words(turn) for span in _sentences(own))


def _sentences(own: Span) -> Iterator[Span]:
    text, start = own.turn.text, own.start
    for end in sorted({*_ends(text, own.start, own.end), own.end}):
        yield from _pieces(own.turn, start, end)
        start = end


def _pieces(turn: Turn, start: int, end: int) -> Iterator[Span]:
    """A sentence without the white space around it, cut where it is too long; nothing where it is only marks."""
    end = start + len(turn.text[start:end].rstrip())
    while found := NOT_SPACE.search(turn.text, start, end):
        start = found.start()
        cut = _cut(turn.text, start, end)
        if SAYS_SOMETHING.search(turn.text, start, cut):
            yield Span(turn, start, start + len(turn.text[start:cut].rstrip()))
        start = cut


def _cut(text: str, start: int, end: int) -> int:
    if end - start <= LONGEST:
        return end
    space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
    return space if space > 0 else start + LONGEST


def _ends(text: str, start: int, stop: int) -> Iterator[int]:
    """Offsets at which a sentence ends, in no order."""
    steps = list(_steps(text, start, stop))
    numbering = {step.end("number") for step in steps}
    for found in TERMINATOR.finditer(text, start, stop):
        end = None if found.start() in numbering else _end_after(text, found, stop)
        if end is not None:
            yield end
    yield from (step.start() for step in steps)
    yield from (keycap.start() for keycap in KEYCAP.finditer(text, start, stop))
    yield from _line_ends(text, start, stop)
    yield from _stand_in_ends(text, start, stop)


def _end_after(text: str, found: re.Match[str], stop: int) -> int | None:
    """Where the sentence ends that these marks may close, or None if it goes on."""
    closed = found.end()
    while closed < stop and text[closed] in CLOSERS:
        closed += 1
    smile = AFTER_STOP.match(text, closed, stop)
    end = smile.end() if smile else closed
    rest = text[end : min(stop, end + NEIGHBOURHOOD)]
    if WIDE & set(found.group()):
        return end
    if rest and not rest[0].isspace() and not smile:
        return closed if _run_together(text, found, rest) else None
    quoted = any(letter in QUOTE_CLOSERS for letter in text[found.end() : closed])
    return end if _closes(text, found, rest.lstrip(), quoted=quoted) else None


def _closes(text: str, found: re.Match[str], following: str, *, quoted: bool) -> bool:
    """Whether marks with white space behind them close a sentence."""
    marks, goes_on = found.group(), following[:1].islower()
    if quoted and goes_on:
        return False
    if set(marks) - {".", "…"}:
        return True
    if marks != ".":
        return not goes_on
    before = text[max(0, found.start() - NEARBY) : found.start()].rpartition("\n")[2]
    return stop_ends_sentence(before, following[:NEARBY])


def _run_together(text: str, found: re.Match[str], rest: str) -> bool:
    """Whether a new sentence starts without a space: "it broke.Can you help?"."""
    right = rest.split(maxsplit=1)[0]
    capital, only_dots = _opens_with_capital(right), set(found.group()) <= {".", "…"}
    if not (capital or right[0] in SIGNATURE_MARKS or (right[0].isalpha() and not only_dots)):
        return False
    left = BREAK_OR_BRACKET.split(text[max(0, found.start() - NEIGHBOURHOOD) : found.start()])[-1]
    if ADDRESS_MARK.search(left + right):
        return False
    if not capital:
        return right[0] in SIGNATURE_MARKS or found.group() != "!"
    return left.endswith((")", "]")) or left[-1:].islower() or left[-1:].isdigit() or not only_dots


def _opens_with_capital(word: str) -> bool:
    """Whether a word such as "Can", "I" or "I'm" opens a sentence; "NET" and "Com" do not."""
    capital = word[0].isupper() and (word[1:2].islower() or word[1:2] in APOSTROPHES)
    return capital and word.rstrip(".,!?)").lower() not in NAME_ENDINGS


def _steps(text: str, start: int, stop: int) -> list[re.Match[str]]:
    """The numbers of lists, each on a line of its own or counting on within one ("1. Open it 2. Press Reset")."""
    seen: dict[str, re.Match[str]] = {}
    steps: dict[int, re.Match[str]] = {}
    for mark in NUMBER_MARK.finditer(text, start, stop):
        before = seen.get(str(int(mark["number"]) - 1))
        # A list that another message began goes on with any number; behind a whole sentence it is hardly a date.
        behind_sentence = _follows(text, start, mark.start(), ".!?…]")
        begun = before and (before["number"] == "1" or before.start() in steps or behind_sentence)
        if before and begun and mark.start() - before.start() < NEIGHBOURHOOD:
            steps |= {before.start(): before, mark.start(): mark}
        elif _follows(text, start, mark.start(), "\n"):
            steps[mark.start()] = mark
        seen[mark["number"]] = mark
    return list(steps.values())


def _follows(text: str, start: int, place: int, marks: str) -> bool:
    """Whether this place is the first, or stands behind one of these marks and spaces."""
    before = text[max(start, place - NEARBY) : place].rstrip(" \t")
    return not before or before[-1] in marks


def _line_ends(text: str, start: int, stop: int) -> Iterator[int]:
    """Line breaks that end a sentence: all but those that a mail program put into a long line."""
    line_start = start
    for found in LINE_BREAK.finditer(text, start, stop):
        following = LINE_OPENING.match(text, found.end(), stop)
        if not (following and _wrapped(text[line_start : found.start()].rstrip(), following)):
            yield found.start()
        line_start = found.end()


def _wrapped(line: str, following: re.Match[str]) -> bool:
    mark, word = following.groups()
    if mark or line.endswith(":") or len(line) > WIDEST or len(line) + len(word) < NARROWEST:
        return False
    return word[0].islower() or line.rpartition(" ")[2].lower() in LEADS_ON


def _stand_in_ends(text: str, start: int, stop: int) -> Iterator[int]:
    """Emoji, smileys and links where a full stop would stand: in mid-line, and the next word has a capital."""
    for found in STAND_IN.finditer(text, start, stop):
        rest = text[found.end() : min(stop, found.end() + NEARBY)]
        capital = rest[:1].isspace() and rest.lstrip()[:1].isupper()
        if capital and not _follows(text, start, found.start(), "\n.!?…"):
            yield found.end()
