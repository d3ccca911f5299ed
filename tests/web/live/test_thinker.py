"""What is read first while more happens than can be read."""

import asyncio
from pathlib import Path

from heard.settings import Settings
from heard.storage.conversations import find, keep
from heard.storage.store import Store
from heard.web.live.thinker import Thinker
from heard.web.shared.watch import Figures
from tests.web.office import house_on, talk

MANY = 6


def read_in_order(store: Store, home: Path, *, again: int | None = None) -> list[int]:
    """The numbers of conversations in the order in which they are read; `again` is one in which more happens."""
    names = [f"t{number}" for number in range(MANY)]
    with store.writing() as session:
        keep(session, "desk", [talk(name, team=None, agent=None) for name in names])
        keys = [find(session, "desk", name) for name in names]
    told: list[int] = []

    async def run() -> None:
        thinker, done = Thinker(house_on(store, home, Settings()), Figures(), at_once=1), asyncio.Event()

        def tell(key: int, _review: object) -> None:
            told.append(keys.index(key))
            if len(told) == MANY:
                done.set()

        for number in (*range(MANY), *([] if again is None else [again])):
            thinker.think(keys[number], tell)
        async with asyncio.timeout(20):
            await done.wait()
        thinker.close()

    asyncio.run(run())
    return told


def test_the_newest_is_read_by_turns_with_the_oldest(store: Store, tmp_path: Path) -> None:
    assert read_in_order(store, tmp_path) == [5, 0, 4, 1, 3, 2]


def test_what_goes_on_is_the_newest_and_is_read_once(store: Store, tmp_path: Path) -> None:
    assert read_in_order(store, tmp_path, again=2) == [2, 0, 5, 1, 4, 3]
