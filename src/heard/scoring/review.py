"""A review: one conversation, read turn by turn in the order it was said.

Nothing looks ahead: adding a turn never changes what was said about earlier replies.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.customer.arc import ArcPoint, draw_arc
from heard.customer.between_lines import read_between_lines
from heard.customer.reading import Reading
from heard.errors import InvalidValue
from heard.language.quotation import find_quotations, is_quoted
from heard.ledger.item import Item
from heard.ledger.ledger import Ledger
from heard.rubric.catalogue import BEHAVIOURS
from heard.rubric.finding import DEFAULT_THRESHOLD, Finding, Presence, judge
from heard.rubric.listener import Hearing
from heard.rubric.meant import as_meant
from heard.rubric.moment import Moment
from heard.scoring.model import Model, Versions
from heard.scoring.value import HeardValue, heard_value


@dataclass(frozen=True, slots=True)
class Reply:
    """One agent turn as reviewed; without a value it says why it was not scored."""

    turn: Turn
    heard: HeardValue | None = None
    not_scored: str | None = None
    findings: tuple[Finding, ...] = ()

    def __post_init__(self) -> None:
        if (self.heard is None) != bool(self.not_scored):
            raise InvalidValue(f"Reply {self.turn.id} needs either a value or a reason why it has none.")


@dataclass(frozen=True, slots=True)
class Review:
    """All that Heard has to say about one conversation."""

    conversation: Conversation
    versions: Versions
    readings: tuple[Reading, ...]
    ledger: Ledger
    replies: tuple[Reply, ...]

    @property
    def arc(self) -> tuple[ArcPoint, ...]:
        """How the customer's feeling goes, turn by turn."""
        return draw_arc(self.readings)


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a review stands between two turns: what was voiced so far, and what no reply has followed yet."""

    ledger: Ledger = field(default_factory=Ledger)
    readings: tuple[Reading, ...] = ()
    unanswered: tuple[Reading, ...] = ()
    concerns: int = 0
    replies: tuple[Reply, ...] = ()


BEGINNING = Progress()


def review(conversation: Conversation, model: Model) -> Review:
    """Read a conversation from its first turn to its last."""
    return review_at(conversation, read_through(conversation.turns, model), model)


def review_at(conversation: Conversation, done: Progress, model: Model) -> Review:
    """The review of a conversation that was read to its end."""
    return Review(conversation, model.versions, done.readings, done.ledger, done.replies)


def read_through(turns: Sequence[Turn], model: Model, so_far: Progress = BEGINNING, *, after: int = 0) -> Progress:
    """Where a review stands after these turns, the first of which may have been read already."""
    for place, turn in enumerate(turns[after:], after):
        before = tuple(turns[:place])
        if turn.role is Role.CUSTOMER:
            so_far = _hear_customer(so_far, turn, before, model)
        elif turn.role is Role.AGENT:
            so_far = hear_reply(so_far, turn, before, model)
    return so_far


def _hear_customer(so_far: Progress, turn: Turn, before: tuple[Turn, ...], model: Model) -> Progress:
    read = read_between_lines(model.reader.read(turn, before), before, first=not so_far.concerns)
    reading = read.numbered_from(so_far.concerns + 1)
    repeats = model.linker.repeats(so_far.ledger.concerns_within_reach(), reading, before)
    return replace(
        so_far,
        ledger=so_far.ledger.after_customer(reading, repeats),
        readings=(*so_far.readings, reading),
        unanswered=(*so_far.unanswered, reading),
        concerns=so_far.concerns + len(reading.concerns),
    )


def hear_reply(so_far: Progress, turn: Turn, before: tuple[Turn, ...], model: Model) -> Progress:
    """Where the review stands once this reply has followed."""
    return after_answer(so_far, answer_with(so_far, turn, before, model))


def after_answer(so_far: Progress, answered: "Answered") -> Progress:
    """Where the review stands once a reply that was judged already has followed."""
    replies = (*so_far.replies, answered.reply)
    if not answered.moment.sentences:
        # What Heard cannot read takes nothing up and passes nothing over: all that is open waits on.
        return replace(so_far, replies=replies)
    ledger = so_far.ledger.after_reply(answered.reply.turn, answered.moment.links)
    return replace(so_far, ledger=ledger, unanswered=(), replies=replies)


@dataclass(frozen=True, slots=True)
class Answered:
    """A reply as judged, with the moment that it was judged in."""

    reply: Reply
    moment: Moment

    @property
    def taken_up(self) -> tuple[Item, ...]:
        """The open items that it takes up, wholly or in part."""
        return tuple(item for item in self.moment.items if self.moment.part_taken_up(item) is not None)


def answer_with(so_far: Progress, turn: Turn, before: tuple[Turn, ...], model: Model) -> Answered:
    """What would become of this reply, if it followed now."""
    moment = _moment_of(so_far, turn, before, model)
    if not moment.sentences:
        return Answered(Reply(turn, not_scored=_unread(model.listener.listen(turn, before))), moment)
    reason = _out_of_place(so_far.readings)
    return Answered(Reply(turn, not_scored=reason) if reason else _scored(moment, model), moment)


def _moment_of(so_far: Progress, turn: Turn, before: tuple[Turn, ...], model: Model) -> Moment:
    """The moment of a reply that follows now; without sentences where there is nothing of its own that Heard reads."""
    # What is quoted belongs to nobody in this turn: it takes nothing up and earns nothing.
    quotations = find_quotations(turn.text)
    heard = model.listener.listen(turn, before).sentences
    sentences = tuple(as_meant(each, quotations) for each in heard if not is_quoted(each.span, quotations))
    items = so_far.ledger.within_reach()
    links = model.linker.link(items, turn, before) if sentences else ()
    return Moment(turn, before, so_far.unanswered, items, links, sentences)


def _unread(hearing: Hearing) -> str:
    """Why a reply without sentences gets no value."""
    return f"language: {hearing.language}" if hearing.language else "no words of its own"


def _out_of_place(readings: tuple[Reading, ...]) -> str | None:
    """Why a reply gets no value after these readings, or None if it gets one."""
    if not readings:
        return "the customer had not said anything yet"
    language = readings[-1].language
    return f"the customer's language: {language}" if language else None


def _scored(moment: Moment, model: Model) -> Reply:
    """A reply in its moment: what it shows and misses, and how heard it leaves the customer."""
    judged = tuple(
        judge(behaviour, moment, model.listener.thresholds.get(behaviour.id, DEFAULT_THRESHOLD))
        for behaviour in (*BEHAVIOURS, *model.taught)
    )
    findings = tuple(finding for finding in judged if finding.missed or finding.present is not Presence.NO)
    return Reply(moment.reply, heard_value(moment, judged, model.points), findings=findings)
