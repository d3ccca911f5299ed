"""What a customer has not told yet, by the words that would give it away."""

import re
from collections.abc import Iterator, Sequence

from heard.rehearsal.cards.persona import personas
from heard.rehearsal.cards.says import every_line
from heard.rehearsal.session import Rehearsal

# Words of at least so many letters are compared by their first ones.
LONG, STEM = 4, 5
# A word that stands in two tellings of a thing is what it is about; of one telling it takes two words.
TWICE = 2


def given_away(text: str, after: Rehearsal) -> Iterator[str]:
    """The words of a text by which it tells the stake, or a fact, that the customer has not told so far."""
    common = _common(after)
    said = {word[:STEM]: word for word in _words(text) if word[:STEM] not in common}
    for tellings in _not_told(after):
        stems = [{word[:STEM] for word in _words(telling)} for telling in tellings]
        about = {stem for stem in said if sum(stem in each for each in stems) >= TWICE}
        much = max((each & said.keys() for each in stems), key=len)
        given = about or (much if len(much) >= TWICE else set())
        if given:
            yield " ".join(word for stem, word in said.items() if stem in given)


def _not_told(after: Rehearsal) -> Iterator[Sequence[str]]:
    """All tellings of the stake, and of each fact, that wait to be told."""
    card, standing = after.scenario, after.course.standing
    if not standing.disclosed:
        yield (card.hidden.what, *card.hidden.told)
    for fact in card.facts:
        if not (fact.given or fact.id in standing.told):
            yield fact.told


def _common(after: Rehearsal) -> frozenset[str]:
    """The stems that tell nothing, since other lines and what was said so far hold them, too."""
    lines = (*every_line(after.scenario.says), *(turn.text for turn in after.turns))
    spoken = (line for persona in personas().values() for line in every_line(persona.says))
    return frozenset(word[:STEM] for text in (*lines, *spoken) for word in _words(text))


def _words(text: str) -> Sequence[str]:
    return [word for word in re.findall(r"[^\W\d_]+", text.casefold()) if len(word) >= LONG]
