"""Close with care, when all is well.

Why: the end is one of the two moments by which people remember an experience.
Source: Alaybek et al. 2022 (peak and end); Packard, Li & Berger, JCR 2023; docs/evidence.md.
"""

from heard.rubric.phase import Phase
from heard.suggest.need import Need, SuggestionKind
from heard.suggest.scene import Scene
from heard.suggest.statements.statement import Intent

# All is well already.
WORTH = 0.35
SAID = ("caring_close", "personal_touch", "appreciate")


def bare_ending(scene: Scene) -> Need | None:
    """All is well, and the draft, which asks nothing, ends without a word of care."""
    asks = "?" in scene.draft.text
    if scene.phase is not Phase.CLOSING or asks or scene.may_show(*SAID):
        return None
    return Need(
        worth=WORTH,
        why="All is well: the last words are what they will remember.",
        place=scene.draft.at_closing,
        words=(Intent.CLOSING,),
        shows="caring_close",
    )


CLOSE = SuggestionKind("close", "Close with care", bare_ending)
