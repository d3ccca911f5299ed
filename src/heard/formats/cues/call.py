"""From cues to a conversation: turns of one voice each, and who of them is the agent."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from heard.conversation.channel import Channel
from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.errors import InvalidValue
from heard.formats.cues.cue import Cue
from heard.formats.intake.role_word import role_named
from heard.formats.intake.source import Source
from heard.formats.intake.speaker import read_opening

# One utterance is cut into cues of a few seconds, so that they fit a screen; they are one turn again here, as a reply
# is judged as a whole. After a longer pause, on hold or while somebody types, the same voice begins anew.
LONGEST_PAUSE_MS = 10_000
# On a call the team answers the telephone: of two names, the first to speak is taken as the agent.
SIDES = (Role.AGENT, Role.CUSTOMER)
NAMES_SHOWN = 4


@dataclass(frozen=True, slots=True)
class _Voice:
    """Who speaks: the role if it is said, and the name if there is one."""

    role: Role | None
    author: str | None


@dataclass(slots=True)
class _Part:
    """A turn in the making: it grows while the same voice goes on."""

    cue: Cue
    voice: _Voice
    end_ms: int
    words: list[str]


def call_of(id_: str, cues: Iterable[Cue], source: Source, *, own: bool = False) -> Conversation:
    """The conversation of these cues; InvalidValue if nobody says who speaks. `own` cues are whole turns."""
    parts = _parts(cues, source, own=own)
    if not parts:
        raise InvalidValue(
            'nobody is named in this call; begin each turn with "Agent:" or "Customer:", or mark it <v Agent>.'
        )
    roles = _roles(parts, source)
    return Conversation(
        id_,
        tuple(
            Turn(
                part.cue.name if own and part.cue.name else str(place),
                part.voice.role or roles[part.voice.author],
                ("\n" if own else " ").join(part.words),
                author=part.voice.author,
                start_ms=part.cue.start_ms,
                end_ms=part.end_ms,
            )
            for place, part in enumerate(parts)
        ),
        channel=source.mapping.channel or Channel.VOICE,
    )


def _parts(cues: Iterable[Cue], source: Source, *, own: bool) -> list[_Part]:
    """The turns in the making; words before the first who is named belong to nobody and are rejected."""
    parts: list[_Part] = []
    for cue in cues:
        words = list(cue.lines) if own else [line.strip() for line in cue.lines if line.strip()]
        if cue.speaker is None and cue.mark is None and not parts:
            source.reject("nobody is named who says this.", cue.line, " ".join(cue.lines)[:200])
            continue
        named = cue.speaker is not None or cue.mark is not None
        voice = _voice(cue, source) if named else parts[-1].voice
        last = parts[-1] if parts else None
        if last and not own and voice == last.voice and cue.start_ms - last.end_ms <= LONGEST_PAUSE_MS:
            last.words += words
            last.end_ms = max(last.end_ms, cue.end_ms)
        else:
            parts.append(_Part(cue, voice, cue.end_ms, words))
    return parts


def _voice(cue: Cue, source: Source) -> _Voice:
    """Who is meant by a name such as "Anna", "Agent", "Anna (agent)" or "Agent Anna"."""
    name = cue.speaker or ""
    marked = next((role for role in Role if role == cue.mark), None)
    if marked:
        return _Voice(marked, None if role_named(name) is marked else name or None)
    opening = read_opening(f"{name}:")
    author = opening.author if opening else name
    role = source.mapping.roles.get(name.lower()) or source.mapping.roles.get((author or "").lower())
    said = role or (opening.role if opening else None) or role_named(name)
    return _Voice(said, author if opening or not said or role else None)


def _roles(parts: Sequence[_Part], source: Source) -> dict[str | None, Role]:
    """The roles behind names of which nobody says them: a guess that is told, or InvalidValue."""
    names = list(dict.fromkeys(part.voice.author for part in parts if part.voice.role is None))
    if not names:
        return {}
    spoken = {part.voice.role for part in parts}
    silent = [side for side in SIDES if side not in spoken]
    say = f'write [roles] "{names[0]}" = "agent" in a mapping to say who it is.'
    if len(names) > len(silent):
        listed = ", ".join(f"'{name}'" for name in islice(names, NAMES_SHOWN))
        raise InvalidValue(f"who is customer and who is agent cannot be told of {listed}; {say}")
    guessed = dict(zip(names, silent, strict=False))
    listed = " and ".join(f"'{name}' as the {role}" for name, role in guessed.items())
    source.warn("voices", f"{listed} is a guess, from who speaks first; {say}")
    return guessed
