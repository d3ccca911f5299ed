"""A year of a large support organisation as rows: made by the database itself, by one rule for both databases."""

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from sqlalchemy import Connection, bindparam, text, true

from heard.conversation.channel import Channel
from heard.rubric.catalogue import BEHAVIOURS
from heard.storage.access.users import add_user
from heard.storage.causes.tables import CAUSE
from heard.storage.columns import pack
from heard.storage.quality.reasons import weigh
from heard.storage.schema import AGENT, TEAM, USER_AGENT
from heard.storage.store import Session, Store

TEAMS, AGENTS, DAYS, CAUSES = 40, 1_000, 365, 20
TURNS_EACH = 8
# Of all behaviours so many show in a conversation, or are called for.
SHOWN_EACH = 8
# Of a thousand conversations so many come on each channel; what comes by SMS is for two agents of a team alone.
SHARES = {"email": 400, "chat": 350, "voice": 150, "form": 60, "social": 35, "sms": 5}
SIGNALS = (("repeat_contact", 21, 120), ("churn_risk", 22, 40), ("escalation", 23, 30), ("vulnerable", 24, 15))
# Numbers of the map of meaning, two bytes each.
VECTOR = 128
BATCH = 50_000
BIG, DIGITS = 2_147_483_647, 1_000
SAID = ("Where is my order now?", "I am sorry, I look it up.", "It said Tuesday.", "It is on its way to you.")
BODY = pack({"schema": "heard.review/1", "replies": [{"turn_id": str(n), "findings": []} for n in range(2, 9, 2)]})


@dataclass(frozen=True, slots=True)
class Dialect:
    """What the two databases say differently: numbers from one up to another, a moment, bytes, yes."""

    numbers: str
    moment: str
    nothing: str
    yes: str


SQLITE = Dialect(
    "WITH RECURSIVE numbers(i) AS (SELECT :low UNION ALL SELECT i + 1 FROM numbers WHERE i + 1 < :high)",
    "strftime('%Y-%m-%d %H\\:%M\\:%S', {seconds}, 'unixepoch') || '.000000'",
    "X'00'",
    "1",
)
POSTGRES = Dialect(
    "WITH numbers(i) AS (SELECT generate_series(CAST(:low AS bigint), CAST(:high AS bigint) - 1))",
    "timestamp 'epoch' + ({seconds}) * interval '1 second'",
    "'\\x00'::bytea",
    "true",
)
# The index of words is made once all are there.
WORDS_OFF = {
    True: ("DROP TRIGGER turn_words_new",),
    False: ("DROP INDEX turn_words",),
}
WORDS_ON = {
    True: (
        "INSERT INTO turn_words(turn_words) VALUES ('rebuild')",
        """CREATE TRIGGER turn_words_new AFTER INSERT ON turn BEGIN
            INSERT INTO turn_words(rowid, text) VALUES (new.id, new.text); END""",
    ),
    False: ("CREATE INDEX turn_words ON turn USING gin (to_tsvector('heard', left(text, 100000)))",),
}


def lot(salt: int, among: int) -> str:
    """A number below another, the same for the same conversation and salt wherever it is worked out."""
    chance = random.Random(salt)  # noqa: S311 - alike in every run
    # The last digits of such a product go round and round.
    return f"((i * {chance.randrange(BIG)} + {chance.randrange(BIG)}) % {BIG} / {DIGITS} % {among})"


def fill(store: Store, conversations: int, until: date, tell: Callable[[str], None]) -> None:
    """People, conversations with turns, reviews, figures, answers and concerns up to a day; nothing is added up."""
    sqlite = store.database.is_sqlite
    with store.writing() as session:
        _people(session)
        _run(session, WORDS_OFF[sqlite])
    first = (until - timedelta(days=DAYS)).toordinal()
    statements = [text(each) for each in _statements(SQLITE if sqlite else POSTGRES, first, conversations // 3)]
    for low in range(1, conversations + 1, BATCH):
        high = min(low + BATCH, conversations + 1)
        told = {"low": low, "high": high, "body": BODY, "vector": bytes(2 * VECTOR)}
        with store.writing() as session:
            _unbound(session.connection, sqlite=sqlite)
            for statement in statements:
                named = {name: told[name] for name in statement.compile().params}
                session.connection.execute(statement, named)
        tell(f"{high - 1:,} of {conversations:,} conversations")
    with store.writing() as session:
        if not sqlite:
            _run(session, [f"SELECT setval('{each}_id_seq', max(id)) FROM {each}" for each in COUNTED])  # noqa: S608 - words of our own only
        weigh(session, true())
        _run(session, WORDS_ON[sqlite])
    tell("the queue and the index of words are in order")


COUNTED = ("conversation", "turn", "review", "customer", "concern", "event")


def _run(session: Session, statements: Iterable[str]) -> None:
    for statement in statements:
        session.connection.execute(text(statement))


def _unbound(connection: Connection, *, sqlite: bool) -> None:
    """What is made here belongs together by the rule that makes it; to look up each reference takes minutes there."""
    if not sqlite:
        connection.execute(text("SET LOCAL session_replication_role = replica"))


def _people(session: Session) -> None:
    names = [{"name": f"Team {number:02d}"} for number in range(1, TEAMS + 1)]
    session.connection.execute(TEAM.insert(), names)
    agents = [{"source": "made", "external_id": f"a{number}", "name": f"Agent {number}"} for number in range(AGENTS)]
    session.connection.execute(AGENT.insert(), agents)
    for number in range(1, AGENTS + 1):
        user = add_user(session, f"a{number}@example.test", f"Agent {number}", ())
        session.connection.execute(USER_AGENT.insert().values(agent_id=number, user_id=user))
    causes = [
        {"words": f"cause {number}", "centre": np.zeros(VECTOR, np.float32), "least": 0.5, "found_at": session.at}
        for number in range(CAUSES)
    ]
    session.connection.execute(
        CAUSE.insert().values(id=bindparam("id")),
        [{"id": number, **each} for number, each in enumerate(causes, start=1)],
    )


def _statements(dialect: Dialect, first: int, customers: int) -> Iterator[str]:
    day, team = f"({first} + {lot(1, DAYS)})", f"(1 + {lot(2, TEAMS)})"
    channel, agent = _channel(), f"({team} + {TEAMS} * {lot(4, AGENTS // TEAMS)})"
    few = f"({team} + {TEAMS} * {lot(4, 2)})"
    epoch = date(1970, 1, 1).toordinal()
    seconds = f"({day} - {epoch}) * 86400 + {lot(5, 86_400)}"
    end = dialect.moment.format(seconds=seconds)
    yield f"""INSERT INTO customer (id, analysed, since) {dialect.numbers}
        SELECT i, {dialect.yes}, {end} FROM numbers WHERE i <= {customers}"""  # noqa: S608 - as above
    yield f"""INSERT INTO conversation (id, source, external_id, channel, tags, team_id, agent_id, customer_id,
        opened_at, last_at, kept_at, content_hash) {dialect.numbers} SELECT i, 'made', CAST(i AS text), {channel}, '[]',
        {team}, CASE WHEN {channel} = 'sms' THEN {few} ELSE {agent} END,
        CASE WHEN i <= {customers} THEN i ELSE 1 + {lot(6, customers)} END, {end}, {end}, {end}, {dialect.nothing}
        FROM numbers"""  # noqa: S608 - as above
    said = " ".join(f"WHEN {number} THEN '{each}'" for number, each in enumerate(SAID))
    yield f"""INSERT INTO turn (id, conversation_id, place, external_id, role, at, text) {dialect.numbers},
        places(p) AS ({" UNION ALL ".join(f"SELECT {place}" for place in range(TURNS_EACH))})
        SELECT (i - 1) * {TURNS_EACH} + p + 1, i, p, CAST(p + 1 AS text),
        CASE p % 2 WHEN 0 THEN 'customer' ELSE 'agent' END, {end}, CASE (i + p) % {len(SAID)} {said} END
        FROM numbers CROSS JOIN places"""  # noqa: S608 - as above
    yield f"""INSERT INTO review (conversation_id, heard, model, rubric, content_hash, made_at, heard_rate, body)
        {dialect.numbers} SELECT i, '1', '1', '1', {dialect.nothing}, {end}, {lot(7, 11)} / 10.0, :body FROM numbers"""  # noqa: S608 - as above
    yield from _figures(dialect, f"{day}, {team}, {channel}")
    yield f"""INSERT INTO survey_answer (conversation_id, scale, value, at, kept_at) {dialect.numbers}
        SELECT i, 'csat', 1 + {lot(30, 5)}, {end}, {end} FROM numbers WHERE {lot(31, 4)} = 0"""  # noqa: S608 - as above
    yield f"""INSERT INTO event (at, type, conversation_id, details) {dialect.numbers}
        SELECT {end}, 'conversation.signal', i, '{{"signal"\\: "promise_at_risk", "turn_id"\\: "1"}}' FROM numbers
        WHERE {lot(32, 200)} = 0"""  # noqa: S608 - as above
    yield f"""INSERT INTO concern (id, conversation_id, turn_id, start, stop, strength, unheard, kind, again, vector,
        cause_id, near) {dialect.numbers} SELECT i, i, '1', 0, 22, {lot(33, 4)}, {lot(34, 3)} = 0,
        CASE WHEN {lot(39, 3)} = 0 THEN 'question' ELSE 'problem' END, {lot(40, 6)} = 0, :vector,
        CASE WHEN {lot(35, 10)} < 8 THEN 1 + {lot(36, CAUSES)} END, 0.5 + {lot(37, 1000)} / 2000.0 FROM numbers
        WHERE {lot(38, 10)} < 7"""  # noqa: S608 - as above


def _channel() -> str:
    of_1000, rest, whens = lot(3, 1000), 0, []
    for channel in Channel:
        rest += SHARES[channel.value]
        whens.append(f"WHEN {of_1000} < {rest} THEN '{channel.value}'")
    return f"CASE {' '.join(whens)} END"


def _figures(dialect: Dialect, place: str) -> Iterator[str]:
    replies, voiced, taken = f"(1 + {lot(8, 5)})", lot(9, 7), f"({lot(9, 7)} * {lot(7, 11)} / 10.0)"
    is_so = {name: f"{lot(salt, 1000)} < {of_1000}" for name, salt, of_1000 in SIGNALS}
    yield f"""INSERT INTO figures (conversation_id, day, team_id, channel, replies, heard, lowest, taken_up, voiced,
        still_unheard, replies_to_word, minutes_to_word, at_start, at_peak, at_end, unsure, {", ".join(is_so)})
        {dialect.numbers} SELECT i, {place}, {replies}, 2.0 + {lot(10, 3000)} / 1000.0,
        1.9 + {lot(11, 2200)} / 1000.0, {taken}, {voiced}, CASE WHEN {taken} < {voiced} THEN {lot(12, 3)} ELSE 0 END,
        CASE WHEN {lot(13, 3)} > 0 THEN 1 + {lot(14, 3)} END, CASE WHEN {lot(13, 3)} > 0 THEN {lot(15, 90)} * 1.0 END,
        {lot(16, 4)}, {lot(16, 4)} / 2 + 2, {lot(17, 3)}, {lot(18, 550)} / 1000.0, {", ".join(is_so.values())}
        FROM numbers"""  # noqa: S608 - as above
    names = " UNION ALL ".join(f"SELECT {number} AS b, '{each.id}' AS name" for number, each in enumerate(BEHAVIOURS))
    met = "((i + b) % 3 % 2)"
    yield f"""INSERT INTO shown (conversation_id, behaviour, called_for, met, present, unsure) {dialect.numbers}
        SELECT i, name, 1 + (i + b) % 2, {met}, {met} + (i * 7 + b) % 2, (i + b) % 5 / 4 FROM numbers
        CROSS JOIN ({names}) AS behaviours WHERE (i * 7 + b * 11) % {len(BEHAVIOURS)} < {SHOWN_EACH}"""  # noqa: S608 - as above
