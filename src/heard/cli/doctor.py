"""`heard doctor`: is this installation in order, and what to do if not."""

import platform
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from typing import Annotated

import typer

from heard.cli.exit import Exit
from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.errors import HeardError
from heard.version import VERSION

OLDEST_PYTHON = (3, 11)
# The name at the beginning of what a package asks for, such as "psycopg[binary]>=3.3".
NAME = re.compile(r"[\w.-]+")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: what, what was found, and whether it is in order."""

    what: str
    found: str
    fine: bool


def doctor(
    mail_to: Annotated[
        str | None, typer.Option(metavar="EMAIL", help="Send a mail there, to try the server out.")
    ] = None,
) -> None:
    """Check this installation; exit code 3 if something is not in order."""
    checks = [*_python(), *_packages(), _mail(mail_to), _model(), _store()]
    for check in checks:
        typer.echo(f"{'ok     ' if check.fine else 'PROBLEM'}  {check.what}: {check.found}")
    if not all(check.fine for check in checks):
        raise typer.Exit(Exit.BROKEN)


def _python() -> Iterator[Check]:
    yield Check("heard", VERSION, fine=True)
    fine = sys.version_info >= OLDEST_PYTHON
    advice = "" if fine else "; Heard needs Python 3.11 or newer"
    yield Check("python", f"{platform.python_version()} on {platform.system()} {platform.machine()}{advice}", fine)


def _packages() -> Iterator[Check]:
    for asked in requires("heard") or ():
        name = NAME.match(asked)[0]  # type: ignore[index]  # no requirement is without a name
        if "extra ==" in asked:
            continue
        try:
            yield Check(name, version(name), fine=True)
        except PackageNotFoundError:
            yield Check(name, "missing; install Heard again", fine=False)


def _mail(to: str | None) -> Check:
    """Whether a mail server is named, and answers."""
    try:
        from heard.wiring.outgoing.mails import try_mail
        from heard.wiring.store import settings_in_force

        mailed = try_mail(settings_in_force(), to)
    except (HeardError, ImportError) as problem:
        return Check("mail", str(problem), fine=False)
    if mailed is None:
        return Check("mail", "no server is set; links are shown, to be passed on by hand", fine=to is None)
    return Check("mail", mailed.told, fine=mailed.taken)


def _model() -> Check:
    try:
        return _read_with_model()
    except (HeardError, ImportError) as problem:
        return Check("model", str(problem), fine=False)


def _read_with_model() -> Check:
    from heard.wiring.model import review, shipped_model

    turns = (
        Turn("1", Role.CUSTOMER, "I have been waiting for nine days and I am really annoyed. Where is my parcel?"),
        Turn("2", Role.AGENT, "Nine days is far too long, I understand you are annoyed. I will call the depot now."),
    )
    read = review(Conversation("doctor", turns))
    sees = bool(read.readings[0].unpleasant) and read.replies[0].heard is not None
    found = f"{shipped_model().versions.model}, reads a test conversation"
    return Check("model", found if sees else f"{found} but sees nothing in it; install Heard again", fine=sees)


def _store() -> Check:
    try:
        return _look_at_store()
    except (HeardError, ImportError) as problem:
        return Check("store", str(problem), fine=False)


def _look_at_store() -> Check:
    """Where the store is and what was cut off in it; one that is not there yet is made at the first import."""
    from heard.storage.jobs import all_jobs
    from heard.storage.upkeep.upgrade import state_of
    from heard.wiring.store import open_database, open_store

    with open_database() as database:
        state = state_of(database)
    if state.step is None:
        return Check("store", f"{database.name}, nothing in it yet", fine=True)
    with open_store() as store, store.reading() as session:
        cut_off = [job.id for job in all_jobs(session) if not job.has_ended]
    jobs = f"; not at their end: {', '.join(cut_off)} (heard jobs resume ID)" if cut_off else ""
    return Check("store", f"{database.name}, step {state.step}{jobs}", fine=True)
