"""What is promised to be done."""

import pytest

from heard.history.promises.deed import Deed, deed_of


@pytest.mark.parametrize(
    ("words", "deed"),
    [
        ("I'll ring you on Thursday", Deed.CALL),
        ("we will write to you", Deed.WRITE),
        ("I'll let you know", Deed.WRITE),
        ("a new one goes out today", Deed.SEND),
        ("you'll have the money back", Deed.REFUND),
        ("an engineer will come out", Deed.COME),
        ("it will be repaired", Deed.FIX),
        ("I'll chase the depot", Deed.ASK),
        ("I'll stay with you", Deed.OTHER),
    ],
)
def test_it_is_told_by_words(words: str, deed: Deed) -> None:
    assert deed_of(words) is deed
