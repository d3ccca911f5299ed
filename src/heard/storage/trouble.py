"""What a database could not do, in one sentence that says what happened and what to do."""

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnection

from heard.errors import StorageError

# SQLite says it in words, PostgreSQL by a code (SQLSTATE); of a code its first letters may do.
FULL = "the disk is full; free some space, nothing that was kept is lost", True
LOCKED = "another process has been writing for too long; try again in a moment", True
READ_ONLY = "it cannot be written to; check who owns the folder and whether it is read-only", False
NO_PLACE = "it cannot be opened; check that the folder exists and who may write there", False
BROKEN = "it is damaged; put a backup in its place with `heard restore`", False
NOT_READY = "its tables are missing or old; run `heard db upgrade`", False
AWAY = "it does not answer; Heard goes on as soon as it is back", True
NO_DATABASE = "there is no such database on the server; create it first", False
DENIED = "it does not let this user in; check the name and the password in its address", False

WORDS = {
    "disk is full": FULL,
    "disk i/o error": ("the disk does not answer as it should; look at the disk before anything else", False),
    "database is locked": LOCKED,
    "readonly database": READ_ONLY,
    "unable to open": NO_PLACE,
    "malformed": BROKEN,
    "not a database": BROKEN,
    "no such table": NOT_READY,
    "no such column": NOT_READY,
    # Whom PostgreSQL does not let in is told so without a code.
    "authentication failed": DENIED,
    "no password supplied": DENIED,
    "pg_hba.conf": DENIED,
    'fatal:  role "': DENIED,
    'fatal:  database "': NO_DATABASE,
}
CODES = {
    "53100": FULL,
    "55P03": LOCKED,
    "40P01": LOCKED,
    "40001": LOCKED,
    "25006": READ_ONLY,
    "42P01": NOT_READY,
    "42703": NOT_READY,
    "28": DENIED,
    "3D": NO_DATABASE,
    "57P": AWAY,
    "08": AWAY,
    "53": ("the server has no room for more; try again in a moment", True),
    "XX": BROKEN,
}


def trouble_of(problem: DBAPIError | NoConnection, name: str) -> StorageError:
    """The error for a problem that the driver reports; `name` is the address of the database."""
    sentence, temporary = _what(problem)
    return StorageError(f"{name}: {sentence}.", temporary=temporary)


def _what(problem: DBAPIError | NoConnection) -> tuple[str, bool]:
    if not isinstance(problem, DBAPIError):
        return LOCKED
    code = getattr(problem.orig, "sqlstate", None)
    if code:
        codes = (CODES[code[:length]] for length in (5, 3, 2) if code[:length] in CODES)
        return next(codes, (f"it refused what Heard asked ({code})", False))
    words = str(problem.orig).lower()
    known = next((said for word, said in WORDS.items() if word in words), None)
    if known is None and (problem.connection_invalidated or "connection" in words):
        return AWAY
    return known or (f"it refused what Heard asked ({words})", False)
