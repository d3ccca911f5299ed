"""The texts that teach the head for insults and threats: what each is stands in it, and none is measured on."""

import json

from evals.hard.marked import FILE
from evals.sets import read_written
from heard.engines.hostile import KINDS
from training.hostile import TEXTS

WRITTEN = [json.loads(line) for line in TEXTS.read_text(encoding="utf-8").splitlines()]


def test_each_is_an_insult_a_threat_or_neither_and_quotes_itself() -> None:
    assert {each.get("is") for each in WRITTEN} == {None, *KINDS}
    assert all(each.get("quote", "") in each["said"] for each in WRITTEN)
    assert len({each["said"] for each in WRITTEN}) == len(WRITTEN)


def test_near_misses_are_half_of_them() -> None:
    assert 0.4 < sum("is" in each for each in WRITTEN) / len(WRITTEN) < 0.6


def test_none_is_measured_on() -> None:
    measured = {turn["text"] for case in read_written(FILE) for turn in case["turns"] if turn["role"] == "customer"}
    long = {each["said"] for each in WRITTEN if len(each["said"].split()) > 3}
    assert not measured & long
