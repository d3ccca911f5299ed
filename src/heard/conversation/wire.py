"""A conversation as `heard.conversation/1`, the JSON shape that every door of Heard speaks (docs/wire.md)."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any, TypeAlias

from heard.conversation.channel import Channel
from heard.conversation.conversation import Agent, Conversation, Customer, Satisfaction
from heard.conversation.fields import Fields
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.errors import InvalidValue

SCHEMA = "heard.conversation/1"

# The names of an object's fields, each with the names inside it.
Shape: TypeAlias = Mapping[str, "Shape"]

PLAIN: Shape = {}
CONVERSATION: Shape = {
    "schema": PLAIN,
    "id": PLAIN,
    "channel": PLAIN,
    "language": PLAIN,
    "customer": dict.fromkeys(("id", "name", "email", "phone"), PLAIN),
    "agent": dict.fromkeys(("id", "name"), PLAIN),
    "opened_at": PLAIN,
    "satisfaction": dict.fromkeys(("value", "scale", "comment", "at"), PLAIN),
    **dict.fromkeys(("subject", "status", "team", "tags"), PLAIN),
    "turns": dict.fromkeys(("id", "n", "role", "text", "at", "author", "start_ms", "end_ms"), PLAIN),
}


def conversation_to_wire(conversation: Conversation) -> dict[str, Any]:
    """The conversation as JSON values in a fixed order; what is not known is left out."""
    customer, agent, satisfaction = conversation.customer, conversation.agent, conversation.satisfaction
    return _known(
        schema=SCHEMA,
        id=conversation.id,
        channel=conversation.channel.value,
        language=conversation.language,
        customer=_known(**asdict(customer)) if customer else None,
        agent=_known(**asdict(agent)) if agent else None,
        opened_at=conversation.opened_at.isoformat() if conversation.opened_at else None,
        satisfaction=satisfaction_to_wire(satisfaction) if satisfaction else None,
        subject=conversation.subject,
        status=conversation.status,
        team=conversation.team,
        tags=list(conversation.tags) or None,
        turns=[turn_to_wire(turn) for turn in conversation.turns],
    )


def conversation_from_wire(wire: object, *, default_id: str = "conversation") -> Conversation:
    """The conversation in these JSON values; InvalidValue names the field that is wrong.

    Fields that Heard does not know are passed over; `unknown_fields` names them.
    """
    fields = Fields.of(wire, "The conversation")
    if (fields.text("schema") or SCHEMA) != SCHEMA:
        raise InvalidValue(f"schema must be {SCHEMA}, or missing.")
    customer, agent, satisfaction = fields.object("customer"), fields.object("agent"), fields.object("satisfaction")
    return Conversation(
        id=fields.id("id") or default_id,
        turns=tuple(_turn(turn, place) for place, turn in enumerate(fields.objects("turns"))),
        channel=fields.choice("channel", Channel) or Channel.CHAT,
        language=fields.text("language"),
        customer=_customer(customer) if customer else None,
        agent=Agent(agent.need("id", agent.id("id")), agent.text("name")) if agent else None,
        opened_at=fields.time("opened_at"),
        satisfaction=satisfaction_from_wire(satisfaction) if satisfaction else None,
        subject=fields.text("subject"),
        status=fields.text("status"),
        team=fields.text("team"),
        tags=fields.texts("tags"),
    )


def satisfaction_from_wire(fields: Fields) -> Satisfaction:
    """What the customer answered, from its fields; InvalidValue names the one that is wrong."""
    return Satisfaction(
        value=fields.need("value", fields.number("value")),
        scale=fields.need("scale", fields.text("scale")),
        comment=fields.text("comment"),
        at=fields.time("at"),
    )


def unknown_fields(wire: object, shape: Shape = CONVERSATION) -> Iterator[str]:
    """The names of fields outside the shape, such as "turns.mood", as often as they occur."""
    if isinstance(wire, list):
        for item in wire:
            yield from unknown_fields(item, shape)
    elif isinstance(wire, dict):
        yield from (name for name in wire if name not in shape)
        for name, inner in shape.items():
            if inner:
                yield from (f"{name}.{unknown}" for unknown in unknown_fields(wire.get(name), inner))


def _known(**fields: object) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}


def turn_to_wire(turn: Turn) -> dict[str, Any]:
    """A turn as it stands in its conversation."""
    return _known(
        id=turn.id,
        role=turn.role.value,
        text=turn.text,
        at=turn.at.isoformat() if turn.at else None,
        author=turn.author,
        start_ms=turn.start_ms,
        end_ms=turn.end_ms,
    )


def satisfaction_to_wire(satisfaction: Satisfaction) -> dict[str, Any]:
    """What the customer answered, as it stands in its conversation."""
    return _known(
        value=satisfaction.value,
        scale=satisfaction.scale,
        comment=satisfaction.comment,
        at=satisfaction.at.isoformat() if satisfaction.at else None,
    )


def _turn(fields: Fields, place: int) -> Turn:
    return Turn(
        id=fields.id("id") or fields.id("n") or str(place),
        role=fields.need("role", fields.choice("role", Role)),
        text=fields.need("text", fields.text("text")),
        at=fields.time("at"),
        author=fields.text("author"),
        start_ms=fields.whole_number("start_ms"),
        end_ms=fields.whole_number("end_ms"),
    )


def _customer(fields: Fields) -> Customer:
    return Customer(
        id=fields.need("id", fields.id("id")),
        name=fields.text("name"),
        email=fields.text("email"),
        phone=fields.text("phone"),
    )
