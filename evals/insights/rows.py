"""A year of a large support organisation as rows: made by the database itself, by one rule for both databases."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, text

from heard.conversation.channel import Channel
from heard.rubric.catalogue import BEHAVIOURS

TEAMS, AGENTS, DAYS = 40, 1_000, 365
# A conversation stands for so many turns.
TURNS_EACH = 20 / 3
# Of all behaviours so many show in a conversation, or are called for.
SHOWN_EACH = 8
BATCH = 100_000
BIG, SMALL = 2_147_483_647, 1_000_003


@dataclass(frozen=True, slots=True)
class Dialect:
    """What the two databases say differently: numbers from one up to another, a moment, bytes."""

    numbers: str
    moment: str
    nothing: str


SQLITE = Dialect(
    "WITH RECURSIVE numbers(i) AS (SELECT :low UNION ALL SELECT i + 1 FROM numbers WHERE i + 1 < :high)",
    "strftime('%Y-%m-%d %H\\:%M\\:%S', {seconds}, 'unixepoch') || '.000000'",
    "X'00'",
)
POSTGRES = Dialect(
    "WITH numbers(i) AS (SELECT generate_series(CAST(:low AS bigint), CAST(:high AS bigint) - 1))",
    "timestamp 'epoch' + ({seconds}) * interval '1 second'",
    "'\\x00'::bytea",
)


def lot(salt: int, among: int) -> str:
    """A number below another, the same for the same conversation and salt wherever it is worked out."""
    return f"((i * {1_103_515_245 + 2 * salt} + {12_345 * salt + 7}) % {BIG} % {SMALL} % {among})"


def fill(connection: Connection, conversations: int, until: date, tell: Callable[[str], None]) -> None:
    """Teams, agents, conversations, their figures and what was shown in them, up to a day."""
    sqlite = connection.dialect.name == "sqlite"
    dialect = SQLITE if sqlite else POSTGRES
    if not sqlite:
        # What is made here belongs together by the rule that makes it; to look up each reference takes minutes there.
        connection.execute(text("SET session_replication_role = replica"))
    for number in range(1, TEAMS + 1):
        row = {"id": number, "name": f"t{number}"}
        connection.execute(text("INSERT INTO team (id, name) VALUES (:id, :name)"), row)
    agents = [{"id": number, "name": f"a{number}"} for number in range(1, AGENTS + 1)]
    connection.execute(text("INSERT INTO agent (id, source, external_id) VALUES (:id, 'made', :name)"), agents)
    first = (until - timedelta(days=DAYS)).toordinal()
    for low in range(1, conversations + 1, BATCH):
        span = {"low": low, "high": min(low + BATCH, conversations + 1)}
        for statement in _statements(dialect, first):
            connection.execute(text(statement), span)
        connection.commit()
        tell(f"{span['high'] - 1:,} of {conversations:,} conversations")
    if not sqlite:
        for table in ("team", "agent", "conversation"):
            connection.execute(text(f"SELECT setval('{table}_id_seq', max(id)) FROM {table}"))  # noqa: S608 - as below
        connection.execute(text("SET session_replication_role = origin"))
        connection.commit()


def _statements(dialect: Dialect, first: int) -> Iterator[str]:
    day = f"({first} + {lot(1, DAYS)})"
    agent = f"(1 + {lot(2, AGENTS)})"
    team = f"(1 + {agent} % {TEAMS})"
    channels = " ".join(f"WHEN {number} THEN '{channel}'" for number, channel in enumerate(Channel))
    channel = f"CASE {lot(3, len(Channel))} {channels} END"
    epoch = date(1970, 1, 1).toordinal()
    end = dialect.moment.format(seconds=f"({day} - {epoch}) * 86400 + {lot(4, 86_400)}")
    replies, voiced = f"(1 + {lot(5, 5)})", lot(6, 7)
    yield f"""INSERT INTO conversation (id, source, external_id, channel, tags, team_id, agent_id, opened_at, last_at,
        kept_at, content_hash) {dialect.numbers} SELECT i, 'made', CAST(i AS text), {channel}, '[]', {team}, {agent},
        {end}, {end}, {end}, {dialect.nothing} FROM numbers"""  # noqa: S608 - words of our own only
    is_so = {name: f"{lot(salt, 1000)} < {of_1000}" for name, salt, of_1000 in SIGNALS}
    taken = f"({voiced} * {lot(7, 11)} / 10.0)"
    yield f"""INSERT INTO figures (conversation_id, day, team_id, channel, replies, heard, lowest, taken_up, voiced,
        still_unheard, replies_to_word, minutes_to_word, at_start, at_peak, at_end, unsure, {", ".join(is_so)})
        {dialect.numbers} SELECT i, {day}, {team}, {channel}, {replies}, 2.0 + {lot(8, 3000)} / 1000.0,
        1.8 + {lot(9, 2200)} / 1000.0, {taken}, {voiced}, CASE WHEN {taken} < {voiced} THEN {lot(10, 3)} ELSE 0 END,
        CASE WHEN {lot(11, 3)} > 0 THEN 1 + {lot(12, 3)} END, CASE WHEN {lot(11, 3)} > 0 THEN {lot(13, 90)} * 1.0 END,
        {lot(14, 4)}, {lot(14, 4)} / 2 + 2, {lot(15, 3)}, {lot(16, 700)} / 1000.0, {", ".join(is_so.values())}
        FROM numbers"""  # noqa: S608 - as above
    names = " UNION ALL ".join(f"SELECT {number} AS b, '{each.id}' AS name" for number, each in enumerate(BEHAVIOURS))
    met = "((i + b) % 3 % 2)"
    yield f"""INSERT INTO shown (conversation_id, behaviour, called_for, met, present, unsure) {dialect.numbers}
        SELECT i, name, 1 + (i + b) % 2, {met}, {met} + (i * 7 + b) % 2, (i + b) % 5 / 4 FROM numbers
        CROSS JOIN ({names}) AS behaviours WHERE (i * 7 + b * 11) % {len(BEHAVIOURS)} < {SHOWN_EACH}"""  # noqa: S608 - as above


SIGNALS = (("repeat_contact", 21, 120), ("churn_risk", 22, 40), ("escalation", 23, 30), ("vulnerable", 24, 15))
