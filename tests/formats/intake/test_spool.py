"""A spool: rows come back by key, in order, whatever they hold and however many there are."""

from hypothesis import given
from hypothesis import strategies as st

from heard.formats.intake.on_disk import KEPT_IN_MEMORY
from heard.formats.intake.spool import Spool

values = st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=5)


@given(st.lists(st.tuples(st.text(max_size=3), values)))
def test_it_gives_back_what_was_put_in_by_key_in_order(rows: list[tuple[str, object]]) -> None:
    wanted: dict[str, list[object]] = {}
    with Spool() as spool:
        for key, value in rows:
            spool.add(key, value)
            wanted.setdefault(key, []).append(value)
        assert len(spool) == len(wanted)
        assert list(spool.groups()) == list(wanted.items())


def test_it_holds_more_than_fits_into_memory() -> None:
    with Spool() as spool:
        for number in range(30):
            spool.add(f"{number % 3}" * 1000, "é" * (KEPT_IN_MEMORY // 10))
        assert [(key[0], len(rows)) for key, rows in spool.groups()] == [("0", 10), ("1", 10), ("2", 10)]


def test_half_a_character_is_kept_in_key_and_value() -> None:
    with Spool() as spool:
        spool.add("\ud800", {"text": "\udfff"})
        assert list(spool.groups()) == [("\ud800", [{"text": "\udfff"}])]


def test_its_groups_may_be_gone_through_twice() -> None:
    with Spool() as spool:
        spool.add("a", 1)
        assert list(spool.groups()) == list(spool.groups()) == [("a", [1])]
