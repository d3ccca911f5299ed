"""GoEmotions labels as the ten feelings of the codebook."""

from pathlib import Path

import pytest

from heard.customer.feeling import FeelingName
from training.sources.goemotions import LABELS, SAME, UNDECIDED, Comment, read_comments


@pytest.mark.parametrize(
    ("labels", "shown"),
    [
        (("annoyance",), {"frustration"}),
        (("fear", "sadness"), {"worry", "sadness"}),
        (("grief",), {"sadness"}),
        (("amusement",), {"joy"}),
        (("neutral",), set()),
        (("approval",), set()),
    ],
)
def test_a_label_means_the_feeling_it_is_mapped_to(labels: tuple[str, ...], shown: set[str]) -> None:
    assert {name for name, there in Comment("x", labels).feelings().items() if there} == shown


@pytest.mark.parametrize(
    ("label", "feeling"), [("admiration", "joy"), ("disapproval", "anger"), ("curiosity", "confusion")]
)
def test_a_label_that_may_mean_a_feeling_says_neither_yes_nor_no(label: str, feeling: str) -> None:
    assert feeling not in Comment("x", (label,)).feelings()


def test_a_clear_label_outweighs_an_undecided_one() -> None:
    assert Comment("x", ("love", "joy")).feelings()["joy"] is True


def test_every_mapping_names_labels_and_feelings_that_exist() -> None:
    feelings = {name.value for name in FeelingName}
    assert set(SAME) | set(UNDECIDED) <= set(LABELS)
    assert set(SAME.values()) == feelings
    assert {name for names in UNDECIDED.values() for name in names} <= feelings


def test_a_comment_is_read_with_its_labels(tmp_path: Path) -> None:
    (tmp_path / "dev.tsv").write_text("So glad!\t17,13\tid1\n", encoding="utf-8")
    assert list(read_comments(tmp_path / "dev.tsv")) == [Comment("So glad!", ("joy", "excitement"))]
