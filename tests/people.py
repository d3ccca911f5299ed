"""The cast of the tests: what customers and agents say, in the fewest letters."""

from itertools import count

from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.turn import Turn

SPEAKERS = {"C": Role.CUSTOMER, "A": Role.AGENT, "B": Role.BOT, "S": Role.SYSTEM, "N": Role.NOTE}


def customer(text: str, *, turn_id: str = "c") -> Turn:
    """A turn of the customer."""
    return Turn(turn_id, Role.CUSTOMER, text)


def agent(text: str, *, turn_id: str = "a") -> Turn:
    """A turn of the agent."""
    return Turn(turn_id, Role.AGENT, text)


def conversation(*lines: str) -> Conversation:
    """A conversation from lines such as "C: My parcel is lost." and "A: Oh no!"; turn ids count from 0."""
    numbers = count()
    return Conversation("talk", tuple(_turn(str(next(numbers)), line) for line in lines))


def _turn(turn_id: str, line: str) -> Turn:
    speaker, _, text = line.partition(": ")
    return Turn(turn_id, SPEAKERS[speaker], text)
