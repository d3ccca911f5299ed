"""The made-up conversations, for every door by which somebody brings them in or takes them out."""

from collections.abc import Mapping

from heard.access import Action, may
from heard.jobs.demonstrating import standing, take_out
from heard.storage.access import audit
from heard.storage.conversations import page
from heard.storage.jobs import Job
from heard.web.shared.asker import Asked
from heard.web.shared.state import State


def bring_in(state: State, actor: str) -> Job:
    """The job that brings them in, started."""
    job = state.house.bench.demonstrator.plan()
    with state.house.store.writing() as session:
        audit.record(session, actor, "demo", job.id)
    state.runner.start(job.id)
    return job


def remove(state: State, actor: str) -> Mapping[str, int]:
    """Take them out; how much of each kind went."""
    with state.house.store.writing() as session:
        gone = take_out(session)
        audit.record(session, actor, "demo.remove", "the made-up conversations")
    return gone


def demo_shown(asked: Asked) -> dict[str, object]:
    """What the block on the made-up conversations shows to whoever asks."""
    with asked.state.house.store.reading() as session:
        stands = standing(session)
        is_empty = not page(session, most=1)
    return {"stands": stands, "is_empty": is_empty, "may_change": may(asked.principal, Action.RUN_IMPORTS)}
