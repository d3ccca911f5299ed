"""Search over the words of turns and subjects: FTS5 on SQLite, an index of stems on PostgreSQL."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# The index holds no text of its own: it looks words up in `turn`, and is told of each change there.
SQLITE = (
    """CREATE VIRTUAL TABLE turn_words USING fts5(
        text, content='turn', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2')""",
    "INSERT INTO turn_words(turn_words) VALUES ('rebuild')",
    """CREATE TRIGGER turn_words_new AFTER INSERT ON turn BEGIN
        INSERT INTO turn_words(rowid, text) VALUES (new.id, new.text); END""",
    """CREATE TRIGGER turn_words_gone AFTER DELETE ON turn BEGIN
        INSERT INTO turn_words(turn_words, rowid, text) VALUES ('delete', old.id, old.text); END""",
    """CREATE TRIGGER turn_words_changed AFTER UPDATE OF text ON turn BEGIN
        INSERT INTO turn_words(turn_words, rowid, text) VALUES ('delete', old.id, old.text);
        INSERT INTO turn_words(rowid, text) VALUES (new.id, new.text); END""",
)
SQLITE_BACK = (
    "DROP TRIGGER turn_words_new",
    "DROP TRIGGER turn_words_gone",
    "DROP TRIGGER turn_words_changed",
    "DROP TABLE turn_words",
)
# English stems as on SQLite, and no word too common to be looked for. More than a megabyte of one text is refused.
POSTGRES = (
    "CREATE TEXT SEARCH DICTIONARY heard_stems (TEMPLATE = snowball, Language = english)",
    "CREATE TEXT SEARCH CONFIGURATION heard (COPY = simple)",
    """ALTER TEXT SEARCH CONFIGURATION heard
        ALTER MAPPING FOR asciiword, word, hword, hword_part, asciihword, hword_asciipart WITH heard_stems""",
    "CREATE INDEX turn_words ON turn USING gin (to_tsvector('heard', left(text, 100000)))",
)
POSTGRES_BACK = (
    "DROP INDEX turn_words",
    "DROP TEXT SEARCH CONFIGURATION heard",
    "DROP TEXT SEARCH DICTIONARY heard_stems",
)


def upgrade() -> None:
    """Make the index, with what is there already."""
    _run(SQLITE if _on_sqlite() else POSTGRES)


def downgrade() -> None:
    """Drop it."""
    _run(SQLITE_BACK if _on_sqlite() else POSTGRES_BACK)


def _on_sqlite() -> bool:
    return op.get_context().dialect.name == "sqlite"


def _run(statements: tuple[str, ...]) -> None:
    for statement in statements:
        op.execute(statement)
