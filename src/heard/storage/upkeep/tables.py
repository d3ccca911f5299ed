"""All tables together, for what looks after the whole database: importing them is what makes them known."""

from heard.storage import rated
from heard.storage.causes import tables as causes
from heard.storage.insights import annotations, registered
from heard.storage.outgoing import tables as outgoing
from heard.storage.rehearsals import shared, tasks, tries, workshops
from heard.storage.schema import METADATA

# Who answers in a workshop, and whose vote is whose, is nobody's to know afterwards: a backup would.
IN_NO_BACKUP = frozenset({workshops.ANSWER.name, workshops.GUEST.name})

__all__ = [
    "IN_NO_BACKUP",
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
