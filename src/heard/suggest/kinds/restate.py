"""Say back what they reported, in their own words, where nothing in the draft goes back to it.

Why: it shows that somebody listened, and catches a misunderstanding while it is cheap.
Source: Packard & Berger, JCR 2021; docs/evidence.md.
"""

from heard.ledger.item import ItemKind
from heard.suggest.need import Need, SuggestionKind
from heard.suggest.scene import Scene
from heard.suggest.statements.statement import Intent

# Good to have, where nothing is missing.
WORTH = 0.35
# To say back what is answered in the next sentence is a detour; a word of regret is none.
ANSWERS = ("inform", "explain", "explore", "negative_wording")
SAID = ("name_feeling", "acknowledge_impact", "validate", "apologise_specifically")


def not_said_back(scene: Scene) -> Need | None:
    """A problem that can be said back, and a draft that neither does so nor asks about it."""
    if scene.settled or "concern" not in scene.sayable() or scene.may_show("explore", *SAID):
        return None
    if not scene.misses("restate"):
        return None
    item = next(iter(scene.moment.asks(ItemKind.PROBLEM)), None)
    return Need(
        worth=WORTH,
        why="They told you what is wrong; said back in a sentence, it shows what you heard.",
        place=scene.draft.at_opening,
        words=(Intent.APOLOGY,) if scene.may_show(*ANSWERS) else (Intent.UNCOVER, Intent.APPRECIATION, Intent.APOLOGY),
        shows="restate",
        feeling=scene.strongest,
        item=item,
        about=item.span if item else None,
        saying=("concern",),
    )


RESTATE = SuggestionKind("restate", "Say back what you heard", not_said_back)
