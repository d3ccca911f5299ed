"""Rows of one message each, put together to conversations however they are mixed."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias, cast

from heard.conversation.conversation import Conversation
from heard.conversation.fields import SHOWN
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.errors import InvalidValue
from heard.formats.intake.source import UNNAMED, Source
from heard.formats.intake.spool import Spool
from heard.formats.intake.time_stamp import order_of, read_time
from heard.formats.tables.cells import Cells
from heard.formats.tables.table import Row, Table

# The columns that Heard writes; in such a file the rows stand in the order in which things were said.
OWN_COLUMNS = tuple(
    "conversation_id turn_id at role author text channel subject language team satisfaction tags".split()
)

# A row on its way through the spool: its line, then its cells in the order of the columns' meanings.
Kept: TypeAlias = list[int | str]


def read_messages(table: Table, source: Source) -> Iterator[Conversation]:
    """The conversations of a table with one message a row, in the order in which they begin."""
    own_order = tuple(table.header) == OWN_COLUMNS
    with Spool() as spool:
        rows = sum(_keep(row, table.places, spool, source) for row in table.rows)
        for id_, group in _groups(spool, rows, table.places):
            messages = [_cells(cast("Kept", kept), table.places, source) for kept in group]
            ordered = messages if own_order else _in_order(messages)
            try:
                yield _conversation(id_, ordered, table, source)
            except InvalidValue as error:
                source.reject(error, messages[0].line)


def _keep(row: Row, places: Mapping[str, int], spool: Spool, source: Source) -> int:
    """Put a message to the others of its conversation; 0 for one that nobody speaks whom Heard knows."""
    word = row.cells[places["role"]].strip()
    role = source.mapping.role_of(word)
    if role is None:
        source.reject(
            f"'{word[:SHOWN]}' speaks; Heard knows customer, agent, bot, system and note.", row.line, row.shown
        )
        return 0
    cells = {meaning: row.cells[place] for meaning, place in places.items()}
    key = cells.get("conversation", "").strip() or cells.get("id", "").strip() or UNNAMED
    spool.add(key, [row.line, *(cells | {"role": role.value}).values()])
    return 1


def _cells(kept: Kept, places: Mapping[str, int], source: Source) -> Cells:
    return Cells(dict(zip(places, map(str, kept[1:]), strict=True)), int(kept[0]), source)


def _groups(spool: Spool, rows: int, places: Mapping[str, int]) -> Iterator[tuple[str, Sequence[object]]]:
    """The messages of each conversation; ids of which each stands once are the messages', not the conversation's."""
    if rows and "id" in places and len(spool) == rows:
        yield UNNAMED, [kept for _, group in spool.groups() for kept in group]
    else:
        yield from spool.groups()


def _in_order(messages: list[Cells]) -> list[Cells]:
    """The messages by time if each has one, for exports that begin with the newest; else as they stand."""
    times = [each.source.mapping.in_zone(read_time(each.values.get("at", ""))) for each in messages]
    return [messages[place] for place in order_of(times)]


def _conversation(id_: str, messages: Sequence[Cells], table: Table, source: Source) -> Conversation:
    """The conversation of these messages; what is said of all of it counts where it stands first."""
    stated: dict[str, str] = {}
    for message in messages:
        for meaning, cell in message.values.items():
            if cell.strip():
                stated.setdefault(meaning, cell)
    whole = Cells(stated, messages[0].line, source)
    return Conversation(
        id_,
        tuple(_turns(id_, messages, source)),
        channel=whole.channel(),
        language=whole.text("language"),
        customer=whole.customer(),
        agent=whole.agent(),
        opened_at=whole.time("opened_at"),
        satisfaction=whole.satisfaction(table.name_of("satisfaction")),
        subject=whole.text("subject"),
        status=whole.text("status"),
        team=whole.text("team"),
        tags=whole.tags(),
    )


def _turns(id_: str, messages: Sequence[Cells], source: Source) -> Iterator[Turn]:
    """The turns; a message whose id was there before is rejected."""
    seen: set[str] = set()
    for place, message in enumerate(messages):
        turn_id = message.text("turn") or str(place)
        if turn_id in seen:
            shown = "" if id_ == UNNAMED else f" in conversation {id_[:SHOWN]}"
            source.reject(
                f"the message id '{turn_id[:SHOWN]}' stands more than once{shown}; the first was kept.", message.line
            )
            continue
        seen.add(turn_id)
        yield Turn(
            turn_id, Role(message.values["role"]), message.values["text"], message.time("at"), message.text("author")
        )
