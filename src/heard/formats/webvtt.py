"""WebVTT, as Zoom, Teams and others write the transcript of a call."""

import re
from collections.abc import Iterable, Iterator
from html import escape, unescape

from heard.conversation.conversation import Conversation
from heard.conversation.fields import clean_text
from heard.conversation.turn import Turn
from heard.errors import InvalidValue
from heard.formats.cues.call import call_of
from heard.formats.cues.cue import NO_CUE, Cue, blocks_of, cues_of
from heard.formats.intake.source import UNNAMED, Source

NAME = "WebVTT transcript of a call"
WORD = "webvtt"

HEADER = re.compile(r"WEBVTT(?:[ \t\n]|$)")
# What Heard writes: each cue is one turn, and this note stands before each conversation.
OWN_HEADER = "WEBVTT written by Heard"
OWN_NOTE = "NOTE conversation "


def sniff(head: str) -> bool:
    """Whether this begins as WebVTT does."""
    return HEADER.match(head) is not None


def read(source: Source) -> Iterator[Conversation]:
    """The call in a source; of a file that Heard has written, each of the calls."""
    own = source.head.startswith(OWN_HEADER)
    id_, cues = UNNAMED, list[Cue]()
    for block in blocks_of(source):
        if own and block.lines[0].startswith(OWN_NOTE):
            yield from _call(id_, cues, source, own=own)
            id_, cues = unescape(block.lines[0].removeprefix(OWN_NOTE)) or UNNAMED, []
        elif block.is_cue:
            cues += cues_of(block, source, tagged=True)
        elif not block.lines[0].startswith(NO_CUE):
            source.warn("no cue", f"Line {block.line} belongs to no cue and was left out; so are others like it.")
    yield from _call(id_, cues, source, own=own)


def write(conversations: Iterable[Conversation]) -> Iterator[bytes]:
    """The conversations as calls; a turn without its place in a recording stands where the one before it ends."""
    yield f"{OWN_HEADER}\n".encode()
    for conversation in conversations:
        yield f"\n{OWN_NOTE}{_spelt(conversation.id)}\n".encode()
        end = 0
        for turn in conversation.turns:
            start = end if turn.start_ms is None else turn.start_ms
            end = start if turn.end_ms is None else turn.end_ms
            yield _cue(turn, start, max(start, end)).encode()


def _call(id_: str, cues: list[Cue], source: Source, *, own: bool) -> Iterator[Conversation]:
    if not cues:
        return
    try:
        yield call_of(id_, cues, source, own=own)
    except InvalidValue as error:
        source.reject(error, cues[0].line)


def _cue(turn: Turn, start: int, end: int) -> str:
    # Before the ">" that ends a voice two hyphens would make an arrow, and the cue another one.
    author = _spelt(turn.author).replace("--", "&#45;&#45;") if turn.author else turn.role.value
    return f"\n{_spelt(turn.id)}\n{_time(start)} --> {_time(end)}\n<v.{turn.role} {author}>{_spelt(turn.text)}\n"


def _spelt(text: str) -> str:
    """A text on one line that is read back letter for letter."""
    return escape(clean_text(text), quote=False).replace("\n", "&#10;").replace("\r", "&#13;")


def _time(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"
