"""Restate what they reported, and check it, before work begins.

Why: it shows that somebody listened, and catches a misunderstanding while it is cheap.
Source: Packard & Berger, JCR 2021; docs/evidence.md.
"""

from heard.ledger.item import ItemKind
from heard.suggest.need import Need, SuggestionKind
from heard.suggest.scene import Scene
from heard.suggest.statements.statement import Intent

# Good to have, where nothing is missing.
WORTH = 0.35


def much_at_once(scene: Scene) -> Need | None:
    """Several things were voiced, and the draft neither says them back nor asks."""
    if not scene.misses("restate") or scene.may_show("explore") or scene.particulars.concern is None:
        return None
    item = next(iter(scene.moment.asks(ItemKind.PROBLEM)), None)
    return Need(
        worth=WORTH,
        why="They told much at once; said back in a sentence, it shows what you heard.",
        place=scene.draft.at_opening,
        words=(Intent.UNCOVER, Intent.APPRECIATION),
        shows="restate",
        feeling=scene.strongest,
        item=item,
        about=item.span if item else None,
        particular=True,
    )


RESTATE = SuggestionKind("restate", "Say back what you heard", much_at_once)
