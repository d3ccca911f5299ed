"""Which particulars may be said where others read on: nothing of who is concerned, or of what it cost them."""

import re

from heard.suggest.particulars.particular import Particular, Particulars
from heard.suggest.particulars.person import RELATIONS

SOMEBODY = re.compile(rf"\b(?:{RELATIONS})\b", re.IGNORECASE)


def in_public(known: Particulars) -> Particulars:
    """The particulars that name nobody beside the customer, and no loss of theirs."""
    return Particulars(
        thing=_of_nobody(known.thing),
        waited=known.waited,
        tries=known.tries,
        concern=_of_nobody(known.concern),
    )


def _of_nobody(particular: Particular | None) -> Particular | None:
    return None if particular is None or SOMEBODY.search(particular.words) else particular
