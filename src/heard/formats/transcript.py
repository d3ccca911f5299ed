"""A plain transcript: each turn opens with who speaks, as in "Customer: ..." or "[10:02] Anna (agent): ...".

Lines that name no speaker go on with the turn above. A line of ---, === or ### divides conversations, and a
line "Channel: voice" before the first turn names the channel.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, takewhile

from heard.conversation.channel import Channel
from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.errors import TranscriptError
from heard.formats.intake.channel_word import channel_named
from heard.formats.intake.source import UNNAMED, Source
from heard.formats.intake.speaker import Opening, read_opening

NAME = 'plain transcript with lines such as "Customer: ..." and "Agent: ..."'

RULE = re.compile(r"\s*([-=#])\1{2,}\s*")
CHANNEL_LINE = re.compile(r"\s*channel\s*:\s*(\S{1,20})\s*", re.IGNORECASE)
# The two who talk; of two names, the first to speak is taken as the customer.
SIDES = (Role.CUSTOMER, Role.AGENT)
NAMES_SHOWN = 4


@dataclass(frozen=True, slots=True)
class _Line:
    """A line, counted from 1, and what it says of a speaker if it opens a turn."""

    number: int
    text: str
    opening: Opening | None


@dataclass(slots=True)
class _Part:
    """A turn in the making: `lines` grows until somebody else speaks."""

    role: Role
    opening: Opening
    lines: list[str]

    def turn(self, turn_id: str) -> Turn:
        text = "\n".join(self.lines).strip()
        return Turn(turn_id, self.role, text, self.opening.at, self.opening.author)


def sniff(head: str) -> bool:
    """Whether a line names a speaker whose role is known, or two lines name anybody."""
    openings = [opening for line in head.split("\n") if (opening := read_opening(line))]
    return len(openings) > 1 or any(opening.role for opening in openings)


def read(source: Source) -> Iterator[Conversation]:
    """The conversations of a source; one whose speakers cannot be told apart is rejected."""
    texts = enumerate(source.text().split("\n"), start=1)
    for block in _blocks([_Line(number, text, read_opening(text)) for number, text in texts]):
        try:
            roles = _roles_of_names(block, source)
        except TranscriptError as error:
            source.reject(error)
        else:
            turns = (part.turn(str(place)) for place, part in enumerate(_parts(block, roles)))
            yield Conversation(UNNAMED, tuple(turns), _channel(block, source))


def _blocks(lines: list[_Line]) -> Iterator[list[_Line]]:
    """The lines of each conversation, cut at rules; a rule inside of what somebody wrote cuts nothing."""
    ends = _ends(lines)
    block: list[_Line] = []
    spoken = False
    for line in lines:
        if spoken and line.number in ends:
            yield block
            block, spoken = [], False
        else:
            block.append(line)
            spoken = spoken or line.opening is not None
    if spoken:
        yield block


def _ends(lines: list[_Line]) -> set[int]:
    """The numbers of the rules behind which a conversation begins, or the file ends."""
    ends = set()
    begins = True
    for line in reversed(lines):
        if begins and RULE.fullmatch(line.text):
            ends.add(line.number)
        elif line.text.strip():
            begins = line.opening is not None or CHANNEL_LINE.fullmatch(line.text) is not None
    return ends


def _roles_of_names(block: list[_Line], source: Source) -> dict[str | None, Role]:
    """The roles behind names: said once is said for all; else they follow from who else speaks."""
    openings = {line.number: line.opening for line in block if line.opening}
    roles = {
        opening.author: role
        for opening in openings.values()
        if opening.author and (role := opening.role or source.mapping.roles.get(opening.author.lower()))
    }
    unsaid: dict[str | None, int] = {}
    for number, opening in openings.items():
        if opening.role is None and opening.author not in roles:
            unsaid.setdefault(opening.author, number)
    spoken = {opening.role for opening in openings.values()} | set(roles.values())
    guessed = _guessed(unsaid, [side for side in SIDES if side not in spoken], source) if unsaid else {}
    return roles | guessed


def _guessed(names: dict[str | None, int], silent: list[Role], source: Source) -> dict[str | None, Role]:
    """Roles for names of whom nothing is said, given where each comes first and which sides nobody else speaks for."""
    first, line = next(iter(names.items()))
    say = f"write '{first} (agent):' or '{first} (customer):' once to say who it is."
    if not silent:
        source.warn("label", f"'{first}:' in line {line} was read as part of the turn above; {say}")
        return {}
    if len(names) > len(silent):
        listed = ", ".join(f"'{name}'" for name in islice(names, NAMES_SHOWN))
        raise source.error(f"who is customer and who is agent cannot be told of {listed}; {say}", line)
    guessed = dict(zip(names, silent, strict=False))
    listed = " and ".join(f"'{name}' as the {role}" for name, role in guessed.items())
    source.warn(listed, f"{listed} is a guess, from who speaks first (line {line}); {say}")
    return guessed


def _parts(block: list[_Line], roles: dict[str | None, Role]) -> list[_Part]:
    """The turns of a conversation; a line that opens none goes on with the one above."""
    parts: list[_Part] = []
    for line in block:
        role = (line.opening.role or roles.get(line.opening.author)) if line.opening else None
        if line.opening and role:
            parts.append(_Part(role, line.opening, [line.opening.text]))
        elif parts:
            parts[-1].lines.append(line.text)
    return parts


def _channel(block: list[_Line], source: Source) -> Channel:
    """The channel that a line before the first turn names; what else stands there is left out."""
    channel = None
    for line in takewhile(lambda line: line.opening is None, block):
        named = CHANNEL_LINE.fullmatch(line.text)
        channel = channel or (channel_named(named[1]) if named else None)
        if line.text.strip() and not named:
            source.warn("preamble", f"Line {line.number} stands before the first speaker and was left out.")
    return channel or Channel.CHAT
