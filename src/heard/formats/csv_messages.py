"""CSV with one message a row, as helpdesks export it; rows of several conversations may be mixed."""

import re
from collections.abc import Iterator, Sequence

from heard.conversation.channel import Channel
from heard.conversation.conversation import Conversation
from heard.conversation.fields import SHOWN
from heard.conversation.turn import Turn
from heard.errors import InvalidValue
from heard.formats.intake.channel_word import channel_named
from heard.formats.intake.role_word import role_named
from heard.formats.intake.source import UNNAMED, Source
from heard.formats.intake.table import Row, first_rows, plain_name, read_rows
from heard.formats.intake.time_stamp import read_time

NAME = "CSV with one message a row"

# What Heard reads of a row, and the columns that may say it; where a file has several, the first counts.
# A column `id` alone tells conversations apart if it repeats; beside one for the conversation it is the message's.
COLUMNS = {
    "conversation": "conversation_id conversation ticket_id ticket ticket_number thread_id thread chat_id case_id case "
    "case_number session_id dialogue_id dialog_id call_id",
    "role": "role author_type author_role sender_type sender_role speaker_type participant_type user_type speaker "
    "sender from participant direction author",
    "text": "text message body content message_text message_body plain_body utterance comment",
    "at": "at sent_at created_at timestamp created datetime date_time sent time date",
    "turn": "turn_id message_id comment_id turn",
    "author": "author_name sender_name agent_name author sender name",
    "channel": "channel via",
    "id": "id",
}
NEEDED = ("role", "text")

# A sentence before a comma is no name of a column; an index may go without one.
COLUMN_NAME = re.compile(r"(?:\w[\w .#/()-]{0,39})?")


def sniff(head: str) -> bool:
    """Whether this is a table, by the names of its columns or by its shape."""
    header, *rows = first_rows(head)[:3] or [[]]
    if _meanings(header).keys() >= set(NEEDED):
        return True
    named = len(header) > 1 and all(COLUMN_NAME.fullmatch(name) for name in header)
    return named and bool(rows) and all(len(row) == len(header) and ": " not in row[0] for row in rows)


def read(source: Source) -> Iterator[Conversation]:
    """The conversations of a source, in the order in which they begin."""
    for id_, rows in _grouped(_rows(source)).items():
        turns = [turn for place, row in enumerate(_in_order(rows)) if (turn := _turn(row, place, source))]
        if not turns:
            continue
        try:
            conversation = Conversation(id_, tuple(turns), _channel(rows[0], source))
        except InvalidValue as error:
            source.reject(error, rows[0].line)
        else:
            yield conversation


def _meanings(header: Sequence[str]) -> dict[str, str]:
    """The plain names of the columns by what they mean; one column means one thing."""
    names = [plain_name(column) for column in header]
    found: dict[str, str] = {}
    for meaning, aliases in COLUMNS.items():
        known = (alias for alias in aliases.split() if alias in names and alias not in found.values())
        if column := next(known, None):
            found[meaning] = column
    if "conversation" in found and "id" in found:
        found.setdefault("turn", found["id"])
        del found["id"]
    return found


def _rows(source: Source) -> list[Row]:
    """The rows of the file, their cells by meaning."""
    header = first_rows(source.head)[0]
    columns = _meanings(header)
    if not columns.keys() >= set(NEEDED):
        found = ", ".join(name[:SHOWN] for name in header)
        raise source.error(
            f"its columns are {found}; Heard needs one for who speaks (such as role or sender) "
            "and one for what is said (such as text or message)."
        )
    source.pass_over(name for name in header if name and plain_name(name) not in columns.values())
    return [
        Row(row.line, {meaning: row.cells[column].strip() for meaning, column in columns.items()})
        for row in read_rows(source)
    ]


def _grouped(rows: list[Row]) -> dict[str, list[Row]]:
    """The rows of each conversation, by its id."""
    groups: dict[str, list[Row]] = {}
    ids = {row.cells.get("id") for row in rows}
    for row in rows:
        shared = row.cells.get("id") if len(ids) < len(rows) else None
        groups.setdefault(row.cells.get("conversation") or shared or UNNAMED, []).append(row)
    return groups


def _in_order(rows: list[Row]) -> list[Row]:
    """The rows by time if each has one, for exports that begin with the newest; else as they stand."""
    times = [time for row in rows if (time := read_time(row.cells.get("at", "")))]
    if len(times) < len(rows) or len({time.utcoffset() is None for time in times}) > 1:
        return rows
    return [rows[place] for _, place in sorted(zip(times, range(len(rows)), strict=True))]


def _turn(row: Row, place: int, source: Source) -> Turn | None:
    word, at = row.cells["role"], row.cells.get("at", "")
    role = role_named(word)
    if role is None:
        source.reject(f"'{word[:SHOWN]}' speaks; Heard knows customer, agent, bot, system and note.", row.line)
        return None
    if at and not read_time(at):
        source.warn("at", f"Times such as '{at[:SHOWN]}' were left out; write them like 2026-01-05T10:02:00+01:00.")
    return Turn(
        id=row.cells.get("turn") or str(place),
        role=role,
        text=row.cells["text"],
        at=read_time(at),
        author=row.cells.get("author") or None,
    )


def _channel(row: Row, source: Source) -> Channel:
    word = row.cells.get("channel", "")
    channel = channel_named(word)
    if word and not channel:
        source.warn("channel", f"Channel '{word[:SHOWN]}' is read as chat; Heard knows {', '.join(Channel)}.")
    return channel or Channel.CHAT
