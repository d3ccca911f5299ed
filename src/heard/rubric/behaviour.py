"""A behaviour: a practice or a pitfall; when it is called for, and how it shows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from heard.language.unmeant.stretch import Unmeant
from heard.rubric.mark import Mark
from heard.rubric.moment import Moment

# A fact may lie in a no, in what would be, and in what somebody else has said.
FACTS = frozenset({Unmeant.UNDONE, Unmeant.SUPPOSED, Unmeant.REPORTED})


class Kind(StrEnum):
    """What good listeners do, or what makes people feel processed."""

    PRACTICE = "practice"
    PITFALL = "pitfall"


@dataclass(frozen=True, slots=True)
class Example:
    """What a customer said, a reply, and the words of the reply that show the behaviour (None: it does not)."""

    said: str
    reply: str
    marks: str | None


CalledFor = Callable[[Moment], bool]
Find = Callable[[Moment, str], Iterator[Mark]]


@dataclass(frozen=True, slots=True)
class Behaviour:
    """Everything needed to judge a behaviour.

    `called_for` says whether the moment wants it (a practice) or leaves room for it (a pitfall); `find` is given the
    moment and this behaviour's id, so that a file names its id once, and yields the words that may show it. Competence
    is `never_surplus`, and so is what only somebody could write who has read this customer; other warmth that nothing
    called for is surplus, and earns nothing. `bears` are the ways of taking words back that leave it as it
    is: a fact may lie in a no, and exploring asks. `by_silence` says that the words it points
    at are not what is wrong: something is missing there.
    """

    id: str
    title: str
    kind: Kind
    called_for: CalledFor
    find: Find
    examples: tuple[Example, ...]
    never_surplus: bool = False
    by_silence: bool = False
    bears: frozenset[Unmeant] = frozenset()


def in_sentences(why: str) -> Find:
    """The usual way to find a behaviour: the model has judged each sentence on its own."""

    def find(moment: Moment, behaviour_id: str) -> Iterator[Mark]:
        for sentence in moment.sentences:
            yield Mark(sentence.words_for(behaviour_id), why, sentence.says(behaviour_id))

    return find
