"""What finds causes: HDBSCAN where it is installed, else k-means."""

from heard.wiring.insights.causes import grouper


def test_it_is_hdbscan_where_scikit_learn_is_installed() -> None:
    assert grouper().name == "HDBSCAN"


def test_without_it_concerns_are_grouped_all_the_same() -> None:
    assert grouper(lambda _: None).name == "k-means"
