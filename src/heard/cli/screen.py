"""Text as a screen may be given it: what would steer the terminal is shown instead, letter for letter."""

from collections.abc import Mapping

# Control characters have pictures of their own; a CR belongs to a line end and takes the room of a space.
PICTURES = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421, 0x0D: 0x20}
# Those of the second half have none, nor have the marks that turn the direction of writing for the rest of a line.
WITHOUT_PICTURE = dict.fromkeys([*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], 0xFFFD)
STEERING = {code: sign for code, sign in (PICTURES | WITHOUT_PICTURE).items() if chr(code) not in "\n\t"}


def counted(counts: Mapping[str, int]) -> str:
    """What was counted, such as "976 new, 2,122 turns"; what there is none of is left out."""
    return ", ".join(f"{count:,} {name}" for name, count in counts.items() if count)


def visible(text: str) -> str:
    """The text with a visible sign for each control character but tab and line end; offsets stay as they are."""
    return text.translate(STEERING)
