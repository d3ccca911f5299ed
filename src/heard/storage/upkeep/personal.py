"""All that is kept of one customer, as JSON: who they are, what was said, and what was judged of it."""

from collections.abc import Iterator
from typing import Any

from heard.conversation.wire import conversation_to_wire
from heard.storage.conversations import load, page
from heard.storage.insights.concerns import grouped_in
from heard.storage.insights.survey import answers_of
from heard.storage.people.records import known_customer
from heard.storage.quality.gradings import Purpose, gradings_of
from heard.storage.reviews import overrides_of, reviews_of
from heard.storage.store import Session

SCHEMA = "heard.customer/1"


def all_of_customer(session: Session, id_: int) -> Iterator[dict[str, Any]]:
    """The customer first, then each conversation with its reviews; NotFound if there is none of this key."""
    known = known_customer(session, id_)
    identifiers = [{"kind": each.kind.value, "value": each.value} for each in sorted(known.identifiers)]
    yield {"schema": SCHEMA, "id": id_, "name": known.name, "analysed": known.analysed, "identifiers": identifiers}
    after = 0
    while keys := page(session, after=after, of_customer=id_):
        for key in keys:
            yield conversation_to_wire(load(session, key))
            yield from reviews_of(session, key)
            for each in overrides_of(session, key):
                yield {
                    "conversation": key,
                    "turn_id": each.turn_id,
                    "judgement": each.judgement,
                    "value": each.value,
                    "reason": each.reason,
                    "at": each.at.isoformat(),
                }
            yield from _gradings(session, key)
            yield from _answers(session, key)
            for turn_id, start, end, cause in grouped_in(session, key):
                yield {"conversation": key, "turn_id": turn_id, "start": start, "end": end, "cause": cause}
        after = keys[-1]


def _gradings(session: Session, key: int) -> Iterator[dict[str, Any]]:
    """What was said of a conversation for quality; what somebody noted for themselves is not the customer's."""
    for each in gradings_of(session, key):
        if each.purpose is Purpose.QUALITY and each.submitted_at is not None:
            yield {
                "conversation": key,
                "ratings": each.ratings,
                "comment": each.comment,
                "score": each.score,
                "at": each.submitted_at.isoformat(),
            }


def _answers(session: Session, key: int) -> Iterator[dict[str, Any]]:
    """What the customer answered when asked how a conversation went."""
    for each in answers_of(session, key):
        yield {
            "conversation": key,
            "scale": each.scale.value,
            "value": each.value,
            "comment": each.comment,
            "at": each.at.isoformat() if each.at else None,
        }
