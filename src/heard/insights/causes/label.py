"""What a root cause is called: the words that are said in it more than in the others (class-based TF-IDF).

A word counts once for each conversation, and only if it was said in several: no label gives one customer's words away.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from math import log

from heard.language.names import find_names

# A word of a label was said in so many conversations of the cause at least.
FEWEST = 5
FEWEST_WORDS, MOST_WORDS = 3, 5
# A further word has to say so much of what the first one says.
WORTH = 0.4
# Words that begin alike are one word to people: card and cards, refund and refunded.
STEM = 5
WORD = re.compile(r"[^\W\d_]{3,}(?:['’][^\W\d_]+)?")
# What masking puts in the place of a secret.
MASKED = re.compile(r"\[[^\]\n]{1,40}\]|⟦[^⟧]{1,40}⟧")
# Words that are said of anything.
SAID_OF_ANYTHING = frozenset(
    """
    about above after again against all almost already also although always and any anybody anyone anything are aren't
    around asked asking away back because been before began being below between both but came can can't cannot come
    comes coming could couldn't did didn't does doesn't doing don't done down during each either else enough even ever
    every everything few find first for found from further gave get gets getting give given gives giving goes going gone
    got had hadn't happen happened has hasn't have haven't having hello help her here hers herself him himself his how
    however i'd i'll i'm i've instead into isn't it's its itself just keep keeps kept kind know known last later least
    let let's like look looking made make makes making many may maybe mean might mine more most much must myself need
    needed needs neither never new next nobody none nor not nothing now off often once one only onto other others our
    ours ourselves out over own perhaps please put quite rather really right said same saw say saying says see seem
    seems seen several shall she should shouldn't since some somebody someone something soon sorry still such sure take
    taken takes taking tell than thank thanks that that's the their theirs them themselves then there there's these
    they they're they've thing things think this those though through thus told too took toward tried tries try trying
    two under unless until upon use used using very via want wanted wants was wasn't way ways well went were weren't
    what what's whatever when where whether which while who whole whom whose why will with within without won't would
    wouldn't yes yet you you're you've your yours yourself
    """.split()
)


def labels(groups: Sequence[Sequence[tuple[int, str]]]) -> list[str]:
    """A label for each group of concerns, which are given with the key of their conversation."""
    counts = [_counted(group) for group in groups]
    everywhere = sum(counts, Counter())
    usual = everywhere.total() / max(1, len(counts))
    return [_label(own, everywhere, usual) for own in counts]


def _label(own: Counter[str], everywhere: Counter[str], usual: float) -> str:
    """Three to five words, as far as that many were said often enough."""
    weights = {
        word: count / own.total() * log(1 + usual / everywhere[word])
        for word, count in own.items()
        if count >= FEWEST and word not in SAID_OF_ANYTHING
    }
    chosen: list[str] = []
    for word in sorted(weights, key=lambda word: (-weights[word], word)):
        is_enough = len(chosen) >= FEWEST_WORDS and weights[word] < WORTH * weights[chosen[0]]
        if is_enough or len(chosen) == MOST_WORDS:
            break
        if _stem(word) not in map(_stem, chosen):
            chosen.append(word)
    return ", ".join(chosen)


def _stem(word: str) -> str:
    return word.removesuffix("s")[:STEM]


def _counted(group: Sequence[tuple[int, str]]) -> Counter[str]:
    """In how many conversations each word was said."""
    return Counter(word for _, word in {(key, word) for key, text in group for word in _words(text)})


def _words(text: str) -> Iterator[str]:
    plain = MASKED.sub(" ", text)
    for name in reversed(find_names(plain)):
        plain = f"{plain[: name.start]} {plain[name.stop :]}"
    return (found[0].lower().replace("’", "'") for found in WORD.finditer(plain))
