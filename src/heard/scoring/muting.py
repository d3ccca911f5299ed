"""What an organisation has muted is shown nowhere: a review or a draft without what it says of that.

The review that is kept stays whole, and so does a value: what a muted behaviour is worth in it is named so.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from heard.rubric.catalogue import BEHAVIOURS
from heard.scoring.review import Reply, Review
from heard.scoring.value import HeardValue, ScorePart

Wire = dict[str, Any]
MUTED = "What is muted here"


def without_muted(review: Review, muted: Collection[str]) -> Review:
    """A review as it is shown where these behaviours are muted."""
    titles = {each.title for each in BEHAVIOURS if each.id in muted}
    return replace(review, replies=tuple(_without_muted(each, muted, titles) for each in review.replies))


def mute_review(review: Mapping[str, Any], muted: Collection[str]) -> Wire:
    """A `heard.review/1` without the findings of muted behaviours."""
    return {**review, "replies": [mute_reply(each, muted) for each in review["replies"]]}


def mute_reply(reply: Mapping[str, Any], muted: Collection[str]) -> Wire:
    """One reply without them."""
    findings = [each for each in reply["findings"] if each["behaviour"] not in muted]
    heard = reply["heard"] and mute_value(reply["heard"], muted)
    return {**reply, "heard": heard, "findings": findings}


def mute_value(heard: Mapping[str, Any], muted: Collection[str]) -> Wire:
    """A heard value whose parts name no muted behaviour, and add up to it all the same."""
    titles = {each.title for each in BEHAVIOURS if each.id in muted}
    parts = [
        {"reason": MUTED, "points": part["points"]} if part["reason"] in titles else part for part in heard["parts"]
    ]
    return {**heard, "parts": parts}


def _without_muted(reply: Reply, muted: Collection[str], titles: Collection[str]) -> Reply:
    findings = tuple(each for each in reply.findings if each.behaviour not in muted)
    return replace(reply, findings=findings, heard=reply.heard and _renamed(reply.heard, titles))


def _renamed(heard: HeardValue, titles: Collection[str]) -> HeardValue:
    parts = (ScorePart(MUTED, each.points) if each.reason in titles else each for each in heard.parts)
    return replace(heard, parts=tuple(parts))
