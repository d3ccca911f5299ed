"""Calibrations: made by a lead, graded by each for themselves, and compared once all have submitted or it is over."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Path

from heard.access import Action, reach
from heard.conversation.fields import Fields
from heard.errors import Conflict, InvalidValue, NotFound
from heard.quality.agreement import Agreement
from heard.quality.calibration import Said, compare
from heard.quality.scorecard import scorecard_from, scorecard_to_wire
from heard.storage.access import audit
from heard.storage.access.visible import ConversationRow, Wanted, places, see, seen
from heard.storage.quality.calibrations import (
    Calibration,
    Planned,
    Rated,
    Sight,
    add_calibration,
    calibration_of,
    calibrations,
    close_calibration,
    draw,
    gradings_of_calibration,
    remove_calibration,
)
from heard.storage.quality.graders import Grader, all_graders
from heard.storage.store import Session
from heard.web.api.quality.automatic import scorecard_named
from heard.web.api.quality.shapes import (
    AgreementOut,
    CalibrationIn,
    CalibrationOut,
    CategoryCompared,
    ComparedOut,
    PersonOut,
    SaidOut,
    TakerOut,
    TalkCompared,
    TalkOut,
    TotalOut,
)
from heard.web.api.shapes import Cursor, Key, Most, Page
from heard.web.shared.asker import Asked, Assigns, Grades
from heard.web.shared.problem import documented

router = APIRouter(tags=["quality"], responses=documented(404, 409))
Id = Annotated[Key, Path(alias="id", description="The id of a calibration.")]
FEWEST_PEOPLE = 2


@router.get("/calibrations")
def list_calibrations(asked: Grades, cursor: Cursor = None, most: Most = 50) -> Page[CalibrationOut]:
    """Calibrations that one takes part in or has made, and for leads those of their teams; the newest first."""
    name = f"calibrations {asked.actor}"
    before = asked.state.unsigned(cursor, of=name) if cursor else None
    with asked.state.house.store.reading() as session:
        found = calibrations(session, _sight(asked), before=before, most=most)
        told = [_out(asked, session, each) for each in found]
    following = asked.state.signed(found[-1].id, of=name) if len(found) == most else None
    return Page(items=told, next=following)


@router.get("/calibrations/people")
def list_graders(asked: Assigns) -> list[PersonOut]:
    """Who may take part in a calibration of one's teams: those who lead or review in them."""
    with asked.state.house.store.reading() as session:
        found = all_graders(session, asked.reach)
    return [PersonOut(user_id=each.id, name=each.name) for each in found]


@router.post("/calibrations", status_code=201)
def make_calibration(asked: Assigns, sent: CalibrationIn) -> CalibrationOut:
    """Have people grade the same conversations, each by themselves, by a scorecard as it is now."""
    card = scorecard_named(asked, sent.scorecard)
    with asked.state.house.store.writing() as session:
        until = _utc(sent.until)
        if until <= session.at:
            raise InvalidValue("That time is past already; give people some days.")
        people = _people(session, asked, sent)
        talks = _talks(session, asked, sent, people)
        id_ = add_calibration(
            session,
            Planned(
                sent.name.strip(),
                scorecard_to_wire(card),
                asked.principal.user,
                until,
                talks,
                [each.id for each in people],
                _given(session, talks, people),
            ),
        )
        what = f"calibration {id_}: {len(talks)} conversations, {len(people)} people"
        audit.record(session, asked.actor, "calibration.add", what)
        made = calibration_of(session, id_, _sight(asked))
        return _out(asked, session, made)


@router.get("/calibrations/{id}")
def read_calibration(asked: Grades, id_: Id) -> CalibrationOut:
    """How far it is; what others say is not in it."""
    with asked.state.house.store.reading() as session:
        return _out(asked, session, calibration_of(session, id_, _sight(asked)))


@router.get("/calibrations/{id}/compared")
def compare_calibration(asked: Grades, id_: Id) -> ComparedOut:
    """What people say beside each other; Conflict while somebody has not submitted and it is not over."""
    with asked.state.house.store.reading() as session:
        found = calibration_of(session, id_, _sight(asked))
        rated = _submitted(gradings_of_calibration(session, id_))
        if not _is_over(found, rated.keys(), session.at):
            raise Conflict(
                "Somebody has not submitted yet; what people say is shown once all have, or when it is over."
            )
        asked.views(f"calibration {id_}")
        return _compared(found, rated, _rows(session, asked, found))


@router.post("/calibrations/{id}/close")
def close(asked: Assigns, id_: Id) -> CalibrationOut:
    """End it before its time: nobody grades in it any more, and what was submitted is compared."""
    with asked.state.house.store.writing() as session:
        calibration_of(session, id_, _sight(asked))
        close_calibration(session, id_)
        audit.record(session, asked.actor, "calibration.close", f"calibration {id_}")
        return _out(asked, session, calibration_of(session, id_, _sight(asked)))


@router.delete("/calibrations/{id}", status_code=204)
def remove(asked: Assigns, id_: Id) -> None:
    """Take one away before anybody has submitted anything in it; whoever made it may, and leads of all its teams."""
    with asked.state.house.store.writing() as session:
        found = calibration_of(session, id_, _sight(asked))
        if found.by_id != asked.principal.user and not _leads_all(session, asked, id_):
            raise Conflict("Whoever made it takes it away, or a lead of all its teams; ask one of them.")
        what = f"calibration {id_}: {len(found.conversations)} conversations, {len(found.people)} people"
        remove_calibration(session, id_)
        audit.record(session, asked.actor, "calibration.remove", what)


def _leads_all(session: Session, asked: Asked, id_: int) -> bool:
    """Whether somebody sees it as a lead alone; there is no user 0."""
    try:
        calibration_of(session, id_, Sight(0, asked.reach))
    except NotFound:
        return False
    return True


def _sight(asked: Asked) -> Sight:
    """Leads see those of their teams; everybody else their own."""
    return Sight(asked.principal.user, reach(asked.principal, Action.ASSIGN))


def _people(session: Session, asked: Asked, sent: CalibrationIn) -> Sequence[Grader]:
    known = {each.id: each for each in all_graders(session)}
    wanted = dict.fromkeys((*sent.people, *([asked.principal.user] if sent.takes_part else [])))
    if not wanted.keys() <= known.keys():
        raise InvalidValue("Calibrations are for leads and reviewers; choose people who are one of these.")
    if len(wanted) < FEWEST_PEOPLE:
        raise InvalidValue("Nobody agrees by themselves; choose at least two people.")
    return [known[id_] for id_ in wanted]


def _talks(session: Session, asked: Asked, sent: CalibrationIn, people: Sequence[Grader]) -> Sequence[int]:
    """The conversations that were named, or drawn from those that all of them may grade."""
    if bool(sent.conversations) == (sent.draw is not None):
        raise InvalidValue("Name conversations, or say how many to draw; one of the two.")
    if sent.draw is not None:
        agents = frozenset(agent for each in people for agent in each.agents)
        drawn = draw(session, [asked.reach, *(each.reach for each in people)], agents, sent.draw)
        if len(drawn) < sent.draw:
            raise InvalidValue(f"There are {len(drawn)} conversations that all of these people may grade; draw fewer.")
        return drawn
    wanted = list(dict.fromkeys(sent.conversations))
    for id_ in wanted:
        see(session, id_, asked.reach)
    for id_, place in places(session, wanted).items():
        stranger = next((each for each in people if not each.may_grade(*place)), None)
        if stranger is not None:
            raise InvalidValue(
                f"{stranger.name} may not grade conversation {id_}: it is of another team, or their own. Leave one out."
            )
    return wanted


def _given(session: Session, talks: Sequence[int], people: Iterable[Grader]) -> Sequence[int]:
    """Those who see one of them only once it was given to them."""
    where = places(session, talks).values()
    return [each.id for each in people if not all(each.leads.covers(*place) for place in where)]


def _utc(at: datetime) -> datetime:
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def _submitted(rated: Iterable[Rated]) -> Mapping[tuple[int, int], Rated]:
    """What was submitted, by conversation and person."""
    return {(each.conversation_id, each.user_id): each for each in rated if each.submitted_at is not None}


def _is_over(found: Calibration, submitted: Collection[tuple[int, int]], now: datetime) -> bool:
    everything = {(talk, person) for talk in found.conversations for person in found.people}
    return found.closed_at is not None or found.until <= now or everything <= set(submitted)


def _out(asked: Asked, session: Session, found: Calibration) -> CalibrationOut:
    said = gradings_of_calibration(session, found.id)
    submitted, own = _submitted(said).keys(), asked.principal.user
    begun = {each.conversation_id for each in said if each.user_id == own}
    rows = _rows(session, asked, found)
    return CalibrationOut(
        id=found.id,
        name=found.name,
        scorecard=found.scorecard["title"],
        by=found.by,
        since=found.since,
        until=found.until,
        closed_at=found.closed_at,
        mine=own in found.people,
        compared=_is_over(found, submitted, session.at),
        conversations=[
            TalkOut(id=id_, title=rows[id_].headline, begun=id_ in begun, submitted=(id_, own) in submitted)
            for id_ in found.conversations
            if id_ in rows
        ],
        people=[
            TakerOut(user_id=id_, name=name, submitted=sum(person == id_ for _talk, person in submitted))
            for id_, name in found.people.items()
        ],
    )


def _rows(session: Session, asked: Asked, found: Calibration) -> Mapping[int, ConversationRow]:
    """Those of its conversations that are within reach."""
    wanted = Wanted(asked.reach, ids=found.conversations, most=len(found.conversations))
    return {row.id: row for row in seen(session, wanted)}


def _compared(
    found: Calibration, rated: Mapping[tuple[int, int], Rated], rows: Mapping[int, ConversationRow]
) -> ComparedOut:
    """What lies within reach of whoever asks, and nothing besides."""
    card = scorecard_from(Fields.of(dict(found.scorecard), "The scorecard"))
    talks = [id_ for id_ in found.conversations if id_ in rows]
    said = {place: _said(each) for place, each in rated.items()}
    result = compare(card, talks, list(found.people), said)
    return ComparedOut(
        people=[PersonOut(user_id=id_, name=name) for id_, name in found.people.items()],
        conversations=[
            TalkCompared(
                id=talk,
                title=rows[talk].headline,
                categories=[
                    CategoryCompared(
                        id=each.id,
                        title=each.title,
                        steps=each.steps,
                        ratings=[_rating(rated.get((talk, person)), person, each.id) for person in found.people],
                        spread=result.spreads[talk][each.id],
                    )
                    for each in card.categories
                ],
                totals=[_total(rated.get((talk, person)), person) for person in found.people],
            )
            for talk in talks
        ],
        categories=[_agreement(result.categories[each.id], each.id, each.title) for each in card.categories],
        overall=_agreement(result.overall),
    )


def _said(rated: Rated) -> Said:
    return {id_: each["step"] for id_, each in rated.ratings.items() if "step" in each}


def _rating(rated: Rated | None, person: int, category: str) -> SaidOut:
    rating = rated.ratings.get(category, {}) if rated else {}
    step, comment = rating.get("step"), rating.get("comment") or ""
    return SaidOut(user_id=person, rated="step" in rating, step=step, comment=comment)


def _total(rated: Rated | None, person: int) -> TotalOut:
    return TotalOut(user_id=person, score=rated.score if rated else None, comment=rated.comment if rated else "")


def _agreement(found: Agreement, id_: str | None = None, title: str | None = None) -> AgreementOut:
    return AgreementOut(
        id=id_, title=title, pairs=found.pairs, percent=found.percent, kappa=found.kappa, alpha=found.alpha
    )
