"""The model as the pure part knows it: a reader of customers, a listener to replies, a linker of the two."""

from dataclasses import dataclass

from heard.customer.reader import Reader
from heard.ledger.linker import Linker
from heard.rubric.behaviour import Behaviour
from heard.rubric.listener import Listener
from heard.scoring.value import Points


@dataclass(frozen=True, slots=True)
class Versions:
    """What a review was made with: Heard itself, the weights, the rubric."""

    heard: str
    model: str
    rubric: str


@dataclass(frozen=True, slots=True)
class Model:
    """The three protocols that carry a model into the pure part, and what was fitted on top of them.

    `taught` holds the behaviours of a team's own: found and shown, but worth no points.
    """

    versions: Versions
    reader: Reader
    listener: Listener
    linker: Linker
    points: Points
    taught: tuple[Behaviour, ...] = ()
