"""Is the store whole? Its tables, its pages, its rows and its search index, looked over one after another."""

from collections.abc import Iterator

from sqlalchemy import Connection, func, select, text

from heard.storage.database import Database
from heard.storage.schema import CONVERSATION, TURN
from heard.storage.upkeep.upgrade import differences, state_of


def problems(database: Database) -> Iterator[str]:
    """What is wrong, each in one sentence; nothing if all is well."""
    state = state_of(database)
    if not state.is_newest:
        yield state.advice
        return
    with database.reading() as connection:
        yield from (f"the tables are not as they should be: {each}." for each in differences(connection))
        if database.is_sqlite:
            yield from _sqlite_problems(connection)
        yield from _row_problems(connection)


def _sqlite_problems(connection: Connection) -> Iterator[str]:
    for (found,) in connection.execute(text("PRAGMA integrity_check(5)")):
        if found != "ok":
            yield f"the file is damaged ({found}); put a backup in its place with `heard restore`."
    for row in connection.execute(text("PRAGMA foreign_key_check")):
        yield f"a row of {row[0]} belongs to nothing; put a backup in its place with `heard restore`."
    indexed = connection.execute(text("SELECT count(*) FROM turn_words_docsize")).scalar_one()
    if indexed != connection.execute(select(func.count()).select_from(TURN)).scalar_one():
        yield "the search index does not hold every turn; put a backup in its place with `heard restore`."


def _row_problems(connection: Connection) -> Iterator[str]:
    places = select(TURN.c.conversation_id).group_by(TURN.c.conversation_id)
    gaps = places.having(func.max(TURN.c.place) + 1 != func.count())
    for id_ in connection.execute(gaps.limit(5)).scalars():
        yield f"conversation {id_} has a gap in its turns; import it again."
    empty = select(func.count()).select_from(CONVERSATION).where(func.length(CONVERSATION.c.content_hash) == 0)
    if connection.execute(empty).scalar_one():
        yield "some conversations have no fingerprint; import them again."
