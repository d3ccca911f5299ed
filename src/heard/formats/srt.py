"""SRT subtitles of a call, where each turn begins with who speaks: "Agent: ..."."""

import re
from collections.abc import Iterator
from dataclasses import replace

from heard.conversation.conversation import Conversation
from heard.errors import InvalidValue
from heard.formats.cues.call import call_of
from heard.formats.cues.cue import Cue, blocks_of, cues_of
from heard.formats.intake.source import UNNAMED, Source

NAME = 'SRT subtitles of a call with lines such as "Agent: ..."'

HEADER = re.compile(r"\s*\d{1,9}[ \t]*\n[ \t]*\d{1,3}:\d{1,2}:\d{1,2}[,.]\d{1,3}[ \t]*-->")


def sniff(head: str) -> bool:
    """Whether this begins with a number and a time."""
    return HEADER.match(head) is not None


def read(source: Source) -> Iterator[Conversation]:
    """The call in a source; an empty line inside of a subtitle does not end it."""
    cues: list[Cue] = []
    for block in blocks_of(source):
        if block.is_cue:
            cues += cues_of(block, source, tagged=False)
        elif cues:
            cues[-1] = replace(cues[-1], lines=(*cues[-1].lines, *block.lines))
    try:
        yield call_of(UNNAMED, cues, source)
    except InvalidValue as error:
        source.reject(error, cues[0].line if cues else 1)
