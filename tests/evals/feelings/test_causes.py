"""How causes are counted, on a conversation made up for it."""

from evals.feelings.causes import count_causes
from training.sources.labelled import labelled_of

TEXT = "The box is dead so my alarm is off. The parcel is lost. I have no lamp."
TURNS = [{"n": 0, "role": "customer", "text": TEXT, "concerns": []}]
QUOTES = {"c1": "The box is dead", "c2": "my alarm is off", "c3": "The parcel is lost", "c4": "I have no lamp"}
KINDS = {"c4": "impact"}


def counted(causes: dict[str, str]) -> list[float]:
    """Right, in vain and missed, where an annotator noted these causes by their effects."""
    concerns = [
        {"id": id_, "kind": KINDS.get(id_, "problem"), "quote": quote}
        | ({"cause": causes[id_]} if id_ in causes else {})
        for id_, quote in QUOTES.items()
    ]
    opinion = {"a": {"0": {"concerns": concerns}}}
    counts = count_causes(labelled_of({"id": "a"}, TURNS, [opinion]))
    return [float(count) for count in counts.ravel()]


def test_links_that_were_noted_are_right() -> None:
    assert counted({"c2": "c1", "c4": "c3"}) == [2, 0, 0]


def test_a_link_that_nobody_noted_is_in_vain_and_another_one_is_missed() -> None:
    assert counted({"c2": "c1", "c3": "c2"}) == [1, 1, 1]
