"""A cue: some words of a call, from when to when, and who says them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from webvtt import vtt
from webvtt.models import Caption

from heard.formats.intake.source import Source
from heard.formats.intake.speaker import Opening, read_opening

ARROW = "-->"
COMMA = re.compile(r"(?<=\d),(?=\d)")
# "<v Anna>", or "<v.agent Anna>" as Heard writes it, so that the role is not lost.
VOICE = re.compile(r"<v((?:\.[\w-]{1,40}){0,5})(?:[ \t]+([^>]*))?>")
TAG = re.compile(r"<[^<>]*>")
NO_CUE = ("WEBVTT", "NOTE", "STYLE", "REGION")

BROKEN = "this cue has no time that can be read; write it like 00:01:02.500 --> 00:01:04.000."


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of one speaker, named as in the file or None where they go on; `mark` is a class that stands there."""

    line: int
    name: str | None
    start_ms: int
    end_ms: int
    speaker: str | None
    mark: str | None
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stand together, and the number of the first."""

    line: int
    lines: list[str]

    @property
    def is_cue(self) -> bool:
        """Whether it says from when to when."""
        return any(ARROW in line for line in self.lines[:2])


def blocks_of(source: Source) -> Iterator[Block]:
    """The blocks of a file, divided by empty lines, or by a new time where an empty line is missing."""
    block = Block(1, [])
    for line in source.lines():
        number = line.number or 0
        text = (line.text or "").rstrip("\r")
        if line.text is None:
            source.reject("the line is longer than 16 MB; no cue is.", number)
        if block.lines and (not text or (ARROW in text and block.is_cue)):
            # The line before a time may be the number of its cue.
            numbered = bool(text) and block.lines[-1].strip().isdigit() and ARROW not in block.lines[-1]
            rest = [block.lines.pop()] if numbered else []
            yield block
            block = Block(number - len(rest), rest)
        if not text:
            block = Block(number + 1, [])
        else:
            block.lines.append(text)
    if block.lines:
        yield block


def cues_of(block: Block, source: Source, *, tagged: bool) -> Iterator[Cue]:
    """The cues of a block, one for each who speaks in it; `tagged` if it marks voices and letters as WebVTT does."""
    lines = [COMMA.sub(".", line) if ARROW in line else line for line in block.lines]
    caption = vtt.parse_item(lines)
    if not isinstance(caption, Caption):
        source.reject(BROKEN, block.line, "\n".join(block.lines)[:200])
        return
    start = caption.start_time.in_milliseconds()
    end = max(start, caption.end_time.in_milliseconds())
    name = unescape(caption.identifier) if tagged and caption.identifier else None
    speaker = mark = None
    said: list[str] = []
    for line in caption.lines:
        voice = VOICE.match(line.lstrip()) if tagged else None
        opening = None if voice else _opening(line)
        if (voice or opening) and said:
            yield Cue(block.line, name, start, end, speaker, mark, tuple(said))
            said = []
        if voice:
            speaker, mark = unescape(voice[2] or "").strip() or None, voice[1].rpartition(".")[2] or None
            line = line.lstrip()[voice.end() :]  # noqa: PLW2901 - the line without the voice before it
        elif opening:
            speaker, mark = line[: len(line) - len(opening.text)].strip().rstrip(":").strip(), None
            line = opening.text  # noqa: PLW2901 - as above
        said.append(_plain(line, tagged=tagged))
    yield Cue(block.line, name, start, end, speaker, mark, tuple(said))


def _opening(line: str) -> Opening | None:
    """Who speaks, where a line begins with their name and a colon."""
    return read_opening(line) if ":" in line[:100] else None


def _plain(line: str, *, tagged: bool) -> str:
    """The words of a line, without marks for how they are shown."""
    words = TAG.sub("", line)
    return unescape(words) if tagged else words
