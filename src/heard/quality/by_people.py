"""What the heard rate would be by people's word, where they say something else; Heard's own stays as it is."""

from collections.abc import Mapping
from typing import Any

from heard.ledger.item import CREDIT, SETTLES, ItemKind, ItemState, Part, Way
from heard.quality.judgement import NO, Judgement, JudgementKind, item_judgement

Wire = Mapping[str, Any]
# By the turn and the judgement; those that were taken back are left out.
Words = Mapping[tuple[str, str], object]
BY_STATE = {ItemState.TAKEN_UP: CREDIT[Part.WHOLE], ItemState.PARTLY: CREDIT[Part.PARTLY]}


def rate_by_people(review: Wire, words: Words) -> tuple[float, float] | None:
    """The weight taken up and the weight voiced; None where that is what Heard says as well."""
    taken_up = voiced = 0.0
    for item in review["ledger"]:
        if item["weight"] and item["state"] != ItemState.WAITING and _was_voiced(item, words):
            voiced += item["weight"]
            taken_up += item["weight"] * _credit(item, words)
    rate = review["scores"]["heard_rate"]
    return None if (taken_up, voiced) == (rate["taken_up"], rate["voiced"]) else (taken_up, voiced)


def _was_voiced(item: Wire, words: Words) -> bool:
    feeling = str(Judgement(JudgementKind.FEELING, item.get("feeling", "")))
    return words.get((item["turn_id"], feeling)) != NO


def _credit(item: Wire, words: Words) -> float:
    word = words.get((item["turn_id"], str(item_judgement(item))))
    if word is None:
        return BY_STATE.get(ItemState(item["state"]), 0.0)
    if word == NO:
        return 0.0
    return CREDIT[Part.WHOLE if Way(str(word)) in SETTLES[ItemKind(item["kind"])] else Part.PARTLY]
