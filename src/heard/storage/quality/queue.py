"""The queue: conversations within reach that are worth a look, the most urgent first, then the latest."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, String, and_, cast, exists, func, literal, or_, select, true

from heard.storage.access.reach import Reach
from heard.storage.access.visible import ConversationRow, Wanted, seen
from heard.storage.quality.graders import Grader
from heard.storage.quality.reasons import Reason, shows
from heard.storage.quality.sought import LATEST, Sought, conditions, counts, is_done, led, over
from heard.storage.rated import ASSIGNMENT, FIGURES, GRADING
from heard.storage.schema import AGENT, CONVERSATION, OVERRIDE, TEAM, USER
from heard.storage.store import Session

# A place in the queue as one number: urgency, time in microseconds, key.
BITS = 63
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


class Stratum(StrEnum):
    """What a sample may be spread over."""

    CHANNEL = "channel"
    TEAM = "team"
    AGENT = "agent"
    DAY = "day"


ORDER = CONVERSATION.c.urgency, LATEST, CONVERSATION.c.id


@dataclass(frozen=True, slots=True)
class Place:
    """Where a conversation stands in the queue, which no filter changes."""

    urgency: int
    at: datetime
    id: int

    def packed(self) -> int:
        """The place as a number."""
        return (self.urgency << BITS | max(0, (self.at - EPOCH) // MICROSECOND)) << BITS | self.id

    @staticmethod
    def unpacked(number: int) -> "Place":
        """The place again."""
        whole = 1 << BITS
        rest, id_ = divmod(number, whole)
        urgent, micros = divmod(rest, whole)
        return Place(urgent, EPOCH + micros * MICROSECOND, id_)

    def stands(self, *, behind: bool) -> Sequence[ColumnElement[bool]]:
        """What stands behind it, or before it, in parts of which each is further away: an index finds one at a time."""
        equal: list[ColumnElement[bool]] = []
        parts = []
        for column, value in zip(ORDER, (self.urgency, self.at, self.id), strict=True):
            parts.append(and_(*equal, column < value if behind else column > value))
            equal.append(column == value)
        return parts[::-1]


@dataclass(frozen=True, slots=True)
class Figures:
    """What the newest review of a conversation comes to, as far as the queue tells it."""

    heard: float | None
    lowest: float | None
    taken_up: float
    voiced: float
    still_unheard: int
    unsure: float
    at_start: int | None
    at_peak: int | None
    at_end: int | None


@dataclass(frozen=True, slots=True)
class GradedBy:
    """Who has graded a conversation, and when; never what they said."""

    user_id: int
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class AssignedTo:
    """An assignment of a conversation: to whom, until when, and whether they are done with it."""

    id: int
    user_id: int
    name: str
    until: datetime | None
    done: bool


@dataclass(frozen=True, slots=True)
class Queued:
    """A conversation in the queue: why it is there, its figures if it was reviewed, and who looks after it.

    Reasons and figures are Heard's alone; `corrected` is of how many judgements a person's word stands in their place.
    """

    row: ConversationRow
    place: Place
    reasons: tuple[Reason, ...]
    figures: Figures | None
    graded: tuple[GradedBy, ...]
    assigned: tuple[AssignedTo, ...]
    corrected: int


IN_ORDER = [each.desc() for each in ORDER]


def queue(session: Session, sought: Sought, *, after: Place | None = None, most: int = 50) -> Sequence[Queued]:
    """What somebody looks for, from behind a place on; at most so many."""
    figures = [FIGURES.c[name] for name in Figures.__slots__]
    told = [shows(reason).label(f"is_{reason}") for reason in Reason]
    chosen = over(select(*ORDER, *figures, *told)).where(*conditions(sought)).order_by(*IN_ORDER)
    found: list[Row[Any]] = []
    for part in [true()] if after is None else after.stands(behind=True):
        if len(found) < most:
            found += session.connection.execute(chosen.where(part).limit(most - len(found)))
    ids = [row.id for row in found]
    rows = {row.id: row for row in seen(session, Wanted(sought.reach, ids=ids, most=most))}
    graded, assigned = _graded(session, sought, ids), _assigned(session, sought, ids)
    corrected = _corrected(session, ids)
    return [
        Queued(
            rows[row.id],
            _place(row),
            tuple(reason for reason in Reason if getattr(row, f"is_{reason}")),
            None if row.voiced is None else Figures(*(getattr(row, name) for name in Figures.__slots__)),
            tuple(graded.get(row.id, ())),
            tuple(assigned.get(row.id, ())),
            corrected[row.id],
        )
        for row in found
    ]


def place_of(session: Session, sought: Sought, id_: int) -> Place | None:
    """Where a conversation within reach stands, whatever else is sought; None where it is not within reach."""
    chosen = over(select(*ORDER)).where(CONVERSATION.c.id == id_, sought.reach.condition())
    row = session.connection.execute(chosen).first()
    return None if row is None else _place(row)


def beside(session: Session, sought: Sought, place: Place) -> tuple[int | None, int | None]:
    """The conversations right before and right behind a place, of those that are sought."""
    chosen = over(select(CONVERSATION.c.id)).where(*conditions(sought)).limit(1)
    before = (chosen.where(part).order_by(*ORDER) for part in place.stands(behind=False))
    behind = (chosen.where(part).order_by(*IN_ORDER) for part in place.stands(behind=True))
    return _first(session, before), _first(session, behind)


def strata(
    session: Session, sought: Sought, by: Stratum | None, people: Sequence[Grader] = ()
) -> Mapping[str, Sequence[int]]:
    """All that are sought, parted by what a sample is spread over; in one part where it is over nothing.

    Where they are for some people, only those that may be put before one of them.
    """
    columns: Mapping[Stratum | None, ColumnElement[Any]] = {
        None: literal(""),
        Stratum.CHANNEL: CONVERSATION.c.channel,
        Stratum.TEAM: TEAM.c.name,
        Stratum.AGENT: CONVERSATION.c.agent_id,
        Stratum.DAY: func.date(LATEST),
    }
    chosen = over(select(CONVERSATION.c.id, cast(columns[by], String).label("part"))).where(*conditions(sought))
    if people:
        chosen = chosen.where(or_(*(each.fits() for each in people)))
    parts: dict[str, list[int]] = {}
    for row in session.connection.execute(chosen.order_by(CONVERSATION.c.id)):
        parts.setdefault(row.part or "", []).append(row.id)
    return parts


def languages_of(session: Session, reach: Reach) -> Sequence[str]:
    """The languages in which conversations within reach are."""
    language = CONVERSATION.c.language
    chosen = select(language).distinct().where(language.is_not(None), reach.condition()).order_by(language)
    return session.connection.execute(chosen).scalars().all()


def agents_of(session: Session, reach: Reach) -> Mapping[int, str]:
    """The agents whose conversations somebody leads, by name."""
    name = func.coalesce(AGENT.c.name, AGENT.c.external_id)
    theirs = exists().where(CONVERSATION.c.agent_id == AGENT.c.id, led(reach).condition())
    chosen = select(AGENT.c.id, name.label("name")).where(theirs).order_by(name, AGENT.c.id)
    return {row.id: row.name for row in session.connection.execute(chosen)}


def _first(session: Session, queries: Iterable[Select[Any]]) -> int | None:
    """The first value that any of these finds."""
    found = (session.connection.execute(each).scalar() for each in queries)
    return next((key for key in found if key is not None), None)


def _place(row: Row[Any]) -> Place:
    return Place(row.urgency, row.latest, row.id)


def _graded(session: Session, sought: Sought, ids: Sequence[int]) -> Mapping[int, Sequence[GradedBy]]:
    """Who has graded which of these; whoever sees one only since it was assigned to them is told of nobody else."""
    told = or_(GRADING.c.user_id == sought.user, sought.reach.by_name.condition())
    chosen = (
        select(GRADING.c.conversation_id, USER.c.id, USER.c.name, GRADING.c.submitted_at)
        .join(USER, USER.c.id == GRADING.c.user_id)
        .join(CONVERSATION, CONVERSATION.c.id == GRADING.c.conversation_id)
        .where(GRADING.c.conversation_id.in_(ids), counts())
    )
    found: dict[int, list[GradedBy]] = {}
    for key, *told_of in session.connection.execute(chosen.where(told).order_by(GRADING.c.submitted_at, GRADING.c.id)):
        found.setdefault(key, []).append(GradedBy(*told_of))
    return found


def _assigned(session: Session, sought: Sought, ids: Sequence[int]) -> Mapping[int, Sequence[AssignedTo]]:
    """To whom which of these are assigned; only those who lead a team are told of others."""
    told = or_(ASSIGNMENT.c.user_id == sought.user, led(sought.reach).condition())
    chosen = (
        select(
            *(ASSIGNMENT.c[name] for name in ("conversation_id", "id", "user_id")),
            USER.c.name,
            ASSIGNMENT.c.until,
            is_done(),
        )
        .join(USER, USER.c.id == ASSIGNMENT.c.user_id)
        .join(CONVERSATION, CONVERSATION.c.id == ASSIGNMENT.c.conversation_id)
        .where(ASSIGNMENT.c.conversation_id.in_(ids), told)
    )
    found: dict[int, list[AssignedTo]] = {}
    for key, *given in session.connection.execute(chosen.order_by(ASSIGNMENT.c.id)):
        found.setdefault(key, []).append(AssignedTo(*given))
    return found


def _corrected(session: Session, ids: Sequence[int]) -> Counter[int]:
    """Of how many judgements of each of these a word of a person's stands that was not taken back."""
    place = [OVERRIDE.c[name] for name in ("conversation_id", "turn_id", "judgement")]
    chosen = select(*place, OVERRIDE.c.value).where(OVERRIDE.c.conversation_id.in_(ids)).order_by(OVERRIDE.c.id)
    newest = {tuple(said): value for *said, value in session.connection.execute(chosen)}
    return Counter(id_ for (id_, _turn, _judgement), value in newest.items() if value is not None)
