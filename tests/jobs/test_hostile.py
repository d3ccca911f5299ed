"""Two hundred hostile files brought into one store: what is good in them goes in, the rest is told, nothing breaks."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from heard.errors import HeardError
from heard.jobs.importing import Import, Importer
from heard.storage.jobs import JobState, find_job
from heard.storage.store import Store
from heard.storage.upkeep.check import problems
from tests.formats.hostile import HOSTILE
from tests.formats.reading import SAMPLES

pytestmark = pytest.mark.faults

# What happens to a file on its way: in a transfer that broke off, an editor, a disk.
DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "cut off": lambda raw: raw[: len(raw) // 2],
    "a NUL within": lambda raw: raw[: len(raw) // 2] + b"\0" + raw[len(raw) // 2 :],
    "bytes that are no UTF-8": lambda raw: raw[:-20] + b"\xff\xfe\x80" + raw[-20:],
    "two in one": lambda raw: raw + raw,
    "lines turned round": lambda raw: b"\n".join(reversed(raw.split(b"\n"))),
    "the head gone": lambda raw: raw[30:],
    "brackets and quotation marks without end": lambda raw: raw[:-5] + b'"[{' * 2000,
}
DAMAGED = {
    f"{path.name}: {name}": damage(path.read_bytes())
    for path in sorted(SAMPLES.iterdir())
    for name, damage in DAMAGES.items()
}


def test_there_are_two_hundred() -> None:
    assert len(HOSTILE) + len(DAMAGED) >= 200


def test_they_leave_a_store_whole(store: Store, tmp_path: Path) -> None:
    importer = Importer(store, tmp_path / "rejected")
    for number, raw in enumerate([*DAMAGED.values(), *(_bytes(make()) for make in HOSTILE.values())]):
        path = tmp_path / f"{number}.txt"
        path.write_bytes(raw)
        job = importer.plan(Import(path, f"file {number}"))
        told = _told(partial(importer.work, job.id))
        with store.reading() as session:
            done = find_job(session, job.id)
        assert told or (done.state is JobState.DONE and done.counts["read"] + done.counts["rejected"] > 0)
        assert "\n" not in told
        path.unlink()
    assert list(problems(store.database)) == []


def _told(work: Callable[[], None]) -> str:
    """The sentence that work ends with; none where it did all that was to be done."""
    try:
        work()
    except HeardError as problem:
        return str(problem)
    return ""


def _bytes(raw: str | bytes) -> bytes:
    return raw if isinstance(raw, bytes) else raw.encode("utf-8", "surrogatepass")
