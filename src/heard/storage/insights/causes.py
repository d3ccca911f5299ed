"""Root causes: found, named and merged by people, and in how many conversations each was voiced."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, insert, select, update

from heard.errors import InvalidValue, NotFound
from heard.storage.causes.tables import CAUSE, CAUSE_ANSWERED, CAUSE_MEASURES, CAUSE_SUMS, CONCERN, NO_CAUSE, Floats
from heard.storage.insights.cause_sums import COUNTS
from heard.storage.insights.sums import Span, blocks_out, together
from heard.storage.quality.figures import mark_stale
from heard.storage.rated import FIGURES
from heard.storage.store import Session

LONGEST_NAME = 100


@dataclass(frozen=True, slots=True, eq=False)
class Cause:
    """What many customers come for: what it is called, where its middle lies and how far it reaches."""

    id: int
    words: str
    name: str | None
    centre: Floats
    least: float
    merged_into: int | None
    found_at: datetime

    @property
    def root(self) -> int:
        """The cause that it counts as."""
        return self.merged_into or self.id

    @property
    def called(self) -> str:
        """What people call it, else Heard."""
        return self.name or self.words


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """A cause as it was found now: the key of the one that it is, or None for a new one."""

    key: int | None
    words: str
    centre: Floats
    least: float


@dataclass(frozen=True, slots=True)
class Counts:
    """In how many conversations a cause was voiced, and in how many of these with a strong feeling, and so on.

    `asked`: as a question; `asked_again`: as one that was said again in the conversation; `puzzled`: with something
    that confuses.
    """

    voiced: int = 0
    strong: int = 0
    unheard: int = 0
    repeat: int = 0
    churn: int = 0
    asked: int = 0
    asked_again: int = 0
    puzzled: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(*(getattr(self, name) + getattr(other, name) for name in COUNTS))

    def __sub__(self, other: "Counts") -> "Counts":
        return Counts(*(getattr(self, name) - getattr(other, name) for name in COUNTS))


def all_causes(session: Session) -> Mapping[int, Cause]:
    """All causes by their keys, in order; those that were merged, too."""
    chosen = select(*(CAUSE.c[name] for name in Cause.__slots__)).order_by(CAUSE.c.id)
    return {row.id: Cause(*row) for row in session.connection.execute(chosen)}


def keep_found(session: Session, found: Sequence[Found]) -> None:
    """Keep what was found now; of the others stay those that people have named or merged."""
    kept = {_keep(session, each) for each in found}
    causes = all_causes(session).values()
    held = {each.id for each in causes if each.name or each.merged_into} | {each.merged_into for each in causes}
    gone = [each.id for each in causes if each.id not in kept | held]
    mark_stale(session, _voicing(gone))
    for table in (CAUSE_SUMS, CAUSE_MEASURES, CAUSE_ANSWERED):
        session.connection.execute(delete(table).where(table.c.cause_id.in_(gone)))
    session.connection.execute(delete(CAUSE).where(CAUSE.c.id.in_(gone)))


def name_cause(session: Session, id_: int, name: str) -> None:
    """Call a cause something else; with nothing it is called as Heard calls it."""
    plain = name.strip()
    if len(plain) > LONGEST_NAME or not (plain.isprintable() or not plain):
        raise InvalidValue(f"The name of a cause has up to {LONGEST_NAME} letters on one line; give another one.")
    _cause(session, id_)
    session.connection.execute(update(CAUSE).where(CAUSE.c.id == id_).values(name=plain or None))


def merge_cause(session: Session, id_: int, into: int) -> None:
    """Have a cause, with all that was merged into it, count as part of another, or of what that is part of."""
    target = _cause(session, into).root
    _cause(session, id_)
    if target == id_:
        raise InvalidValue("A cause is not merged into itself, or into what is part of it; choose another.")
    parts = [each.id for each in all_causes(session).values() if id_ in {each.id, each.merged_into}]
    session.connection.execute(update(CAUSE).where(CAUSE.c.id.in_(parts)).values(merged_into=target))
    mark_stale(session, _voicing(parts))


def part_cause(session: Session, id_: int) -> None:
    """Have a cause that was merged stand by itself again."""
    _cause(session, id_)
    session.connection.execute(update(CAUSE).where(CAUSE.c.id == id_).values(merged_into=None))
    mark_stale(session, _voicing([id_]))


def counted(session: Session, span: Span) -> Mapping[int, Counts]:
    """What each cause comes to within a span; under NO_CAUSE what is near none of them."""
    found: dict[int, Counts] = defaultdict(Counts)
    totals = [func.sum(CAUSE_SUMS.c[name]) for name in COUNTS]
    chosen = select(CAUSE_SUMS.c.cause_id, *totals).group_by(CAUSE_SUMS.c.cause_id)
    roots = _roots(session)
    for key, *counts in session.connection.execute(chosen.where(*together(span, CAUSE_SUMS))):
        found[roots.get(key, NO_CAUSE)] += Counts(*map(int, counts))
    for blocks in blocks_out(session, span, CAUSE_SUMS):
        for key, *counts in session.connection.execute(chosen.join_from(CAUSE_SUMS, *blocks)):
            found[roots.get(key, NO_CAUSE)] -= Counts(*map(int, counts))
    return found


def by_day(session: Session, span: Span) -> Mapping[int, Mapping[int, int]]:
    """In how many conversations each cause was voiced on each day (date.toordinal), whatever the span leaves out."""
    found: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    key, day = CAUSE_SUMS.c.cause_id, CAUSE_SUMS.c.day
    chosen = select(key, day, func.sum(CAUSE_SUMS.c.voiced)).where(*together(span, CAUSE_SUMS)).group_by(key, day)
    roots = _roots(session)
    for cause, at, voiced in session.connection.execute(chosen):
        found[roots.get(cause, NO_CAUSE)][at] += int(voiced)
    return found


def seen_causes(session: Session, span: Span) -> frozenset[int]:
    """The causes that were ever voiced within the reach of a span, whatever its days."""
    chosen = select(CAUSE_SUMS.c.cause_id).where(*together(span, CAUSE_SUMS)).distinct()
    roots = _roots(session)
    return frozenset(roots.get(key, NO_CAUSE) for key in session.connection.execute(chosen).scalars()) - {NO_CAUSE}


def _keep(session: Session, found: Found) -> int:
    values = {"words": found.words, "centre": found.centre, "least": found.least, "found_at": session.at}
    kept = insert(CAUSE) if found.key is None else update(CAUSE).where(CAUSE.c.id == found.key)
    return int(session.connection.execute(kept.values(values).returning(CAUSE.c.id)).scalar_one())


def _roots(session: Session) -> Mapping[int, int]:
    root = func.coalesce(CAUSE.c.merged_into, CAUSE.c.id).label("root")
    return {row.id: row.root for row in session.connection.execute(select(CAUSE.c.id, root))}


def _cause(session: Session, id_: int) -> Cause:
    found = all_causes(session).get(id_)
    if found is None:
        raise NotFound(f"There is no cause {id_}.")
    return found


def _voicing(causes: Sequence[int]) -> ColumnElement[bool]:
    """The figures of the conversations in which some causes were voiced."""
    return FIGURES.c.conversation_id.in_(select(CONCERN.c.conversation_id).where(CONCERN.c.cause_id.in_(causes)))
