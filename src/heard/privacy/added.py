"""A turn that is added to turns that are masked already: what bears on it is only what was said shortly before.

What was said before is as masking leaves it, so that nothing more comes to light in it by itself. A new turn is looked
at in the light of the last letters before it, and together with the turns of its speaker that a number may have begun
in. Where nothing is found in these, nothing would be found in the whole; where anything is, the whole is to be masked.
"""

from collections.abc import Sequence

from heard.privacy.discourse import BEFORE, SHORT_TURNS, gives_away
from heard.privacy.finders.digits import as_figures, count_figures
from heard.privacy.keep import Said
from heard.privacy.page import Page
from heard.privacy.secret import Finder


def is_plain_after(before: Sequence[Said], added: Said, finders: Sequence[Finder] = (), *, is_all: bool = True) -> bool:
    """Whether a turn holds nothing to be masked, and gives nothing away of what was said before it and is masked.

    Where `before` is not all that was said and more of it bears on the turn, the answer is no.
    """
    bearing = _bearing_on(before, added)
    if len(bearing) == len(before) and not is_all:
        return False
    tail = [*bearing, added]
    pages = [Page(each.text) for each in tail]
    for finder in finders:
        pages[-1].add_seen(finder.find(added.text))
    return not (pages[-1].count or gives_away(pages, [each.speaker for each in tail]))


def _bearing_on(before: Sequence[Said], added: Said) -> list[Said]:
    """The turns before one that are looked at together with it."""
    tail: list[Said] = []
    letters = apart = 0
    for each in reversed(before):
        if letters >= BEFORE and apart > SHORT_TURNS:
            break
        page = Page(each.text)
        letters += len(page) + 1
        tells = each.speaker == added.speaker and count_figures(as_figures(page.shown)) > 0
        apart = 0 if tells else apart + 1
        tail.append(each)
    return tail[::-1]
