"""Search in what was said: all words must be there, in any form; words in quotation marks stand side by side."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, column, func, literal, select, table, text

from heard.conversation.fields import UNPRINTABLE
from heard.storage.access.reach import EVERYTHING, Reach
from heard.storage.schema import CONVERSATION, TURN
from heard.storage.store import Session

# A phrase in quotation marks, or a word.
TERM = re.compile(r'"([^"]+)"?|([^\s"]+)')
LETTERS = re.compile(r"\w")
MOST_TERMS = 20
# As the index on PostgreSQL is made.
INDEXED = 100_000
WORDS = table("turn_words", column("rowid"))


@dataclass(frozen=True, slots=True)
class Hit:
    """A turn that holds the words; `place` orders hits, and the next page starts behind the last one."""

    place: int
    conversation_id: int
    turn_id: str
    role: str
    text: str
    at: datetime | None


def search(
    session: Session, words: str, *, before: int | None = None, most: int = 50, reach: Reach = EVERYTHING
) -> Sequence[Hit]:
    """The turns within reach that hold the words, the latest kept first; none for no words."""
    given = TERM.findall(UNPRINTABLE.sub(" ", words))
    terms = [phrase or word for phrase, word in given if LETTERS.search(phrase or word)][:MOST_TERMS]
    if not terms:
        return ()
    columns = TURN.c.id, TURN.c.conversation_id, TURN.c.external_id, TURN.c.role, TURN.c.text, TURN.c.at
    chosen = select(*columns).where(_matches(session, terms)).order_by(TURN.c.id.desc()).limit(most)
    if not reach.everything:
        chosen = chosen.join(CONVERSATION, CONVERSATION.c.id == TURN.c.conversation_id).where(reach.condition())
    if before is not None:
        chosen = chosen.where(TURN.c.id < before)
    return [Hit(*row) for row in session.connection.execute(chosen)]


def _matches(session: Session, terms: Sequence[str]) -> ColumnElement[bool]:
    if session.connection.dialect.name == "sqlite":
        # In quotation marks nothing is an operator of FTS5.
        query = " ".join('"' + term.replace('"', " ") + '"' for term in terms)
        found = select(WORDS.c.rowid).where(text("turn_words MATCH :query").bindparams(query=query))
        return TURN.c.id.in_(found)
    indexed = func.to_tsvector(text("'heard'"), func.left(TURN.c.text, text(str(INDEXED))))
    return and_(*(indexed.bool_op("@@")(func.phraseto_tsquery(text("'heard'"), literal(term))) for term in terms))
