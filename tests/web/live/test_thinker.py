"""What is read first while more happens than can be read."""

import asyncio
from pathlib import Path

from heard.settings import Settings
from heard.storage.conversations import find, keep
from heard.storage.store import Store
from heard.web.live.thinker import AT_ONCE, Thinker
from heard.web.shared.watch import Figures
from tests.web.office import house_on, talk

MANY = 4 * AT_ONCE


def read_in_order(store: Store, home: Path, *, again: int | None = None) -> list[int]:
    """The numbers of conversations in the order in which they are read; `again` is one in which more happens."""
    names = [f"t{number}" for number in range(MANY)]
    with store.writing() as session:
        keep(session, "desk", [talk(name, team=None, agent=None) for name in names])
        keys = [find(session, "desk", name) for name in names]
    told: list[int] = []

    async def run() -> None:
        thinker, done = Thinker(house_on(store, home, Settings()), Figures()), asyncio.Event()

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


def test_what_came_last_is_read_first(store: Store, tmp_path: Path) -> None:
    told = read_in_order(store, tmp_path)
    assert sorted(told) == list(range(MANY))
    assert min(told[:AT_ONCE]) >= MANY // 2
    assert max(told[-AT_ONCE:]) < MANY // 2


def test_what_goes_on_comes_before_what_has_waited_and_is_read_once(store: Store, tmp_path: Path) -> None:
    told = read_in_order(store, tmp_path, again=0)
    assert sorted(told) == list(range(MANY))
    assert told.index(0) < MANY // 2
