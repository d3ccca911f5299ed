"""The moment of one reply to one message, as the fakes read it."""

from heard.ledger.ledger import Ledger
from heard.rubric.moment import Moment
from tests.fakes.linker import FakeLinker
from tests.fakes.listener import FakeListener
from tests.fakes.reader import FakeReader
from tests.people import agent, customer


def moment(said: str, answered: str) -> Moment:
    """A customer says something, an agent answers."""
    turn, reply = customer(said), agent(answered)
    reading = FakeReader().read(turn, ())
    items = Ledger().after_customer(reading).within_reach()
    links = FakeLinker().link(items, reply, (turn,))
    return Moment(reply, (turn,), (reading,), items, links, FakeListener().listen(reply, (turn,)).sentences)
