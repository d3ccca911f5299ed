"""Masking in the fewest words: what the customer says becomes what is kept."""

from collections.abc import Sequence

from heard.privacy.keep import Said, mask_turns


def kept(*said: str) -> tuple[str, ...]:
    """The kept texts of turns; one that begins with "A: " is the agent's."""
    return kept_turns([_said(text) for text in said])


def kept_turns(said: Sequence[Said]) -> tuple[str, ...]:
    """The kept texts of turns."""
    return tuple(each.text for each in mask_turns(said))


def _said(text: str) -> Said:
    return Said("agent", text[3:]) if text.startswith("A: ") else Said("customer", text)
