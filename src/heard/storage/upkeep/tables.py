"""All tables together, for what looks after the whole database: importing them is what makes them known."""

from heard.storage import rated
from heard.storage.causes import tables as causes
from heard.storage.outgoing import tables as outgoing
from heard.storage.schema import METADATA

__all__ = ["METADATA", "causes", "outgoing", "rated"]
