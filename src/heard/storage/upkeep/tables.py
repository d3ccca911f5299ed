"""All tables together, for what looks after the whole database: importing them is what makes them known."""

from heard.storage import rated
from heard.storage.causes import tables as causes
from heard.storage.insights import annotations, registered
from heard.storage.outgoing import tables as outgoing
from heard.storage.rehearsals import shared, tasks, tries, workshops
from heard.storage.schema import METADATA

__all__ = [
    "METADATA",
    "annotations",
    "causes",
    "outgoing",
    "rated",
    "registered",
    "shared",
    "tasks",
    "tries",
    "workshops",
]
