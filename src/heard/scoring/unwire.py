"""`heard.review/1` read back: a stored review, held against the conversation that it quotes (docs/wire.md).

Arc, states, figures and summary are arithmetic over the rest: they are worked out again, not read.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from heard.conversation.conversation import Conversation
from heard.conversation.fields import SHOWN, Fields
from heard.conversation.span import Span
from heard.conversation.turn import Turn
from heard.customer.concern import Concern, ConcernKind
from heard.customer.feeling import Feeling, FeelingName
from heard.customer.hint import Hint, HintName
from heard.customer.reading import Reading
from heard.customer.signal import Signal, SignalName
from heard.errors import InvalidValue, NotFound
from heard.ledger.item import Item, ItemKind, ItemState, Part, TakeUp, Way
from heard.ledger.ledger import Ledger
from heard.rubric.behaviour import Kind
from heard.rubric.finding import Finding, Presence
from heard.rubric.mark import Mark
from heard.scoring.model import Versions
from heard.scoring.review import Reply, Review
from heard.scoring.value import HeardValue, ScorePart
from heard.scoring.wire import LANGUAGE, SCHEMA

Value = TypeVar("Value")


def review_from_wire(wire: object, conversation: Conversation) -> Review:
    """The review in these JSON values; InvalidValue names the place that is wrong or quotes what was never said."""
    fields = Fields.of(wire, "The review")
    if fields.text("schema") != SCHEMA:
        raise InvalidValue(f"schema is not {SCHEMA}, the one that this version of Heard reads.")
    if _text(fields, "conversation_id") != conversation.id:
        raise InvalidValue(f"conversation_id is not {conversation.id}: this review is of another conversation.")
    versions = fields.need("versions", fields.object("versions"))
    readings = tuple(_reading(each, conversation) for each in fields.objects("readings"))
    return Review(
        conversation,
        Versions(*(_text(versions, name) for name in ("heard", "model", "rubric"))),
        readings,
        Ledger(tuple(_items(fields.objects("ledger"), readings, conversation))),
        tuple(_reply(each, conversation) for each in fields.objects("replies")),
    )


def _reading(fields: Fields, said: Conversation) -> Reading:
    return _made(
        fields,
        Reading,
        turn=_turn(fields, said),
        feelings=tuple(_feeling(each, said) for each in fields.objects("feelings")),
        concerns=tuple(_concern(each, said) for each in fields.objects("concerns")),
        signals=tuple(_signal(each, said) for each in fields.objects("signals")),
        hints=tuple(_hint(each, said) for each in fields.objects("hints")),
        language=_language(fields),
    )


def _language(fields: Fields) -> str | None:
    reason = fields.text("not_scored")
    if reason is not None and not reason.startswith(LANGUAGE):
        raise InvalidValue(f"{fields.place}not_scored must begin with '{LANGUAGE}'.")
    return reason and reason.removeprefix(LANGUAGE)


def _feeling(fields: Fields, said: Conversation) -> Feeling:
    return _made(
        fields,
        Feeling,
        name=fields.need("feeling", fields.choice("feeling", FeelingName)),
        intensity=fields.need("intensity", fields.whole_number("intensity")),
        confidence=_number(fields, "confidence"),
        span=_span(fields, said),
    )


def _concern(fields: Fields, said: Conversation) -> Concern:
    return _made(
        fields,
        Concern,
        id=_text(fields, "id"),
        kind=fields.need("kind", fields.choice("kind", ConcernKind)),
        confidence=_number(fields, "confidence"),
        span=_span(fields, said),
        cause_of=fields.text("cause_of"),
    )


def _signal(fields: Fields, said: Conversation) -> Signal:
    name = fields.need("signal", fields.choice("signal", SignalName))
    return _made(fields, Signal, name=name, confidence=_number(fields, "confidence"), span=_span(fields, said))


def _hint(fields: Fields, said: Conversation) -> Hint:
    name = fields.need("hint", fields.choice("hint", HintName))
    return _made(fields, Hint, name=name, confidence=_number(fields, "confidence"), span=_span(fields, said))


def _items(ledger: Iterable[Fields], readings: Iterable[Reading], said: Conversation) -> Iterator[Item]:
    """The items, each as sure as the reading that opened it."""
    voiced = {item.id: item for reading in readings for item in Ledger().after_customer(reading).items}
    for fields in ledger:
        item_id = _text(fields, "item_id")
        if item_id not in voiced:
            raise InvalidValue(f"{fields.place}item_id is '{item_id[:SHOWN]}', which none of the readings opens.")
        yield _item(fields, voiced[item_id], said)


def _item(fields: Fields, voiced: Item, said: Conversation) -> Item:
    return _made(
        fields,
        Item,
        id=voiced.id,
        kind=fields.need("kind", fields.choice("kind", ItemKind)),
        span=_span(fields, said),
        weight=fields.need("weight", fields.whole_number("weight")),
        confidence=voiced.confidence,
        feeling=fields.choice("feeling", FeelingName),
        also=tuple(_place(each, said) for each in fields.objects("also")),
        taken_up=tuple(_take_up(each, said) for each in fields.objects("taken_up")),
        replied=fields.need("state", fields.choice("state", ItemState)) is not ItemState.WAITING,
    )


def _take_up(fields: Fields, said: Conversation) -> TakeUp:
    return _made(
        fields,
        TakeUp,
        turn_id=_turn(fields, said).id,
        how=fields.need("how", fields.choice("how", Way)),
        part=fields.need("part", fields.choice("part", Part)),
        late=_flag(fields, "late"),
        confidence=_number(fields, "confidence"),
        span=_span_if_any(fields, said),
    )


def _reply(fields: Fields, said: Conversation) -> Reply:
    heard = fields.object("heard")
    return _made(
        fields,
        Reply,
        turn=_turn(fields, said),
        heard=_heard_value(heard, said) if heard else None,
        not_scored=fields.text("not_scored"),
        findings=tuple(_finding(each, said) for each in fields.objects("findings")),
    )


def _heard_value(fields: Fields, said: Conversation) -> HeardValue:
    return _made(
        fields,
        HeardValue,
        value=_number(fields, "value"),
        low=_number(fields, "low"),
        high=_number(fields, "high"),
        parts=tuple(
            ScorePart(
                _text(each, "reason"),
                _number(each, "points"),
                _span_if_any(each, said),
                slight="slight" in each.values and _flag(each, "slight"),
            )
            for each in fields.objects("parts")
        ),
    )


def _finding(fields: Fields, said: Conversation) -> Finding:
    return _made(
        fields,
        Finding,
        behaviour=_text(fields, "behaviour"),
        title=_text(fields, "title"),
        kind=fields.need("kind", fields.choice("kind", Kind)),
        called_for=_flag(fields, "called_for"),
        present=fields.need("present", fields.choice("present", Presence)),
        confidence=_number(fields, "confidence"),
        marks=tuple(_mark(each, said) for each in fields.objects("marks")),
        would_change=None if fields.text("would_change") is None else _text(fields, "would_change"),
    )


def _mark(fields: Fields, said: Conversation) -> Mark:
    confidence = _number(fields, "confidence")
    return _made(fields, Mark, span=_span(fields, said), why=_text(fields, "why"), confidence=confidence)


def _span(fields: Fields, said: Conversation) -> Span:
    return _place(fields.need("span", fields.object("span")), said)


def _span_if_any(fields: Fields, said: Conversation) -> Span | None:
    span = fields.object("span")
    return _place(span, said) if span else None


def _place(fields: Fields, said: Conversation) -> Span:
    """Words at their place; they have to stand there letter for letter."""
    turn, quote = _turn(fields, said), _text(fields, "quote")
    start = fields.need("start", fields.whole_number("start"))
    end = fields.need("end", fields.whole_number("end"))
    span = _made(fields, Span, turn=turn, start=start, end=end)
    if span.quote != quote:
        raise InvalidValue(f"{fields.place}quote, “{quote[:SHOWN]}”, is not what turn {turn.id} says there.")
    return span


def _turn(fields: Fields, said: Conversation) -> Turn:
    try:
        return said.turn(_text(fields, "turn_id"))
    except NotFound as problem:
        raise InvalidValue(f"{fields.place}turn_id: {problem}") from None


def _text(fields: Fields, name: str) -> str:
    """A text that may not be missing, letter for letter: evidence is never cleaned."""
    fields.need(name, fields.text(name))
    return str(fields.values[name])


def _number(fields: Fields, name: str) -> float:
    return fields.need(name, fields.number(name))


def _flag(fields: Fields, name: str) -> bool:
    value = fields.need(name, fields.values.get(name))
    if not isinstance(value, bool):
        raise InvalidValue(f"{fields.place}{name} must be true or false.")
    return value


def _made(fields: Fields, kind: Callable[..., Value], /, **parts: object) -> Value:
    """A value made of its parts; what it minds about them is said with the place."""
    try:
        return kind(**parts)
    except InvalidValue as problem:
        raise InvalidValue(f"{fields.place.rstrip('.')}: {problem}") from None
