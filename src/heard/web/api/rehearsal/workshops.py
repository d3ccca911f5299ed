"""Workshops: everybody in a room answers the same customer, and the answers stand side by side without names."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Path
from pydantic import BaseModel, Field

from heard.errors import NotFound
from heard.rehearsal.answering import End
from heard.rehearsal.cards.shelf import shipped_scenarios
from heard.storage.rehearsals.workshops import (
    Answer,
    Workshop,
    answer_of,
    answered,
    answers_of,
    chosen,
    close_workshop,
    enter,
    present,
    remove_workshop,
    reveal,
    vote,
    vote_of,
    was_seen,
    workshop_at,
    workshops_of,
)
from heard.storage.store import Session
from heard.web.api.rehearsal.scenarios import scenario_of, told
from heard.web.api.rehearsal.shapes import RehearsalIn, SaidIn, ScenarioOut
from heard.web.api.shapes import Key, Strict, Wire
from heard.web.shared.asker import Asked, Rehearses, Trains
from heard.web.shared.problem import documented

router = APIRouter(tags=["rehearsals"], responses=documented(404, 409))
Code = Annotated[str, Path(alias="id", max_length=40, description="The code of a room; spaces and case do not matter.")]


class WorkshopOut(BaseModel):
    """A room in a list of whoever opened it; `scenario` is null where Heard has that customer no longer."""

    code: str
    scenario: ScenarioOut | None
    seed: int
    round: int
    opened_at: datetime
    closed_at: datetime | None


class AnswerOut(BaseModel):
    """An answer, by nobody, and what it does: the customer's `state`, `line` and `feedback` as in a rehearsal.

    `votes` are of people who would like to get it. Both are null until the room `reveals` them.
    """

    id: int
    text: str
    did: Wire | None
    votes: int | None


class RoomOut(WorkshopOut):
    """A room as somebody in it sees it.

    `turns` were said so far, the customer first; `mine` is whether one opened it. While a round is open, `answered` of
    the `present` have answered, and `answer` is one's own; once it `compares`, `answers` stand side by side in an order
    of chance, `vote` is the one that one would like to get, and `chosen` how many have said so; then it `reveals` what
    each does. `end` is how the customer left.
    """

    mine: bool
    turns: list[str]
    compares: bool
    reveals: bool
    present: int
    answered: int
    answer: str | None
    answers: list[AnswerOut]
    vote: int | None
    chosen: int
    end: End | None


class VoteIn(Strict):
    """The answer that one would like to get."""

    answer: Key


class NextIn(Strict):
    """The answer to go on with; without one, as a good listener might have put it."""

    answer: Annotated[Key | None, Field()] = None


@router.get("/workshops")
def list_workshops(asked: Trains) -> list[WorkshopOut]:
    """The rooms that you have opened, the newest first."""
    with asked.state.house.store.reading() as session:
        return [_brief(each) for each in workshops_of(session, asked.principal.user)]


@router.post("/workshops", status_code=201)
def open_room(asked: Trains, sent: RehearsalIn) -> RoomOut:
    """Open a room on a scenario; it closes by itself after 12 hours.

    Without a seed the customer finds other words than in your earlier rooms.
    """
    scenario = scenario_of(sent.scenario).id
    user, seed = asked.principal.user, sent.seed
    if seed is None:
        with asked.state.house.store.reading() as session:
            seed = 1 + sum(each.scenario == scenario for each in workshops_of(session, user))
    code = asked.state.house.workshops.open(user, scenario, seed)
    return read_room(asked, code)


@router.get("/workshops/{id}")
def read_room(asked: Rehearses, code: Code) -> RoomOut:
    """How a room stands; whoever asks is counted as being there."""
    user, store = asked.principal.user, asked.state.house.store
    with store.reading() as session:
        workshop = _at(session, code)
        is_new = workshop.closed_at is None and not was_seen(session, workshop, user)
    if is_new:
        with store.writing() as session:
            enter(session, workshop, user)
    with store.reading() as session:
        return _room(asked, session, _at(session, code))


@router.put("/workshops/{id}/answer")
def answer(asked: Rehearses, code: Code, sent: SaidIn) -> RoomOut:
    """Answer the customer's last words, or put an earlier answer of yours otherwise, until the round is over."""
    asked.state.house.workshops.answer(plain(code), asked.principal.user, sent.text)
    return read_room(asked, code)


@router.put("/workshops/{id}/vote")
def put_vote(asked: Rehearses, code: Code, sent: VoteIn) -> RoomOut:
    """Say which of the answers you would like to get, were you the customer, until it is told what they do."""
    with asked.state.house.store.writing() as session:
        vote(session, _at(session, code), asked.principal.user, sent.answer)
    return read_room(asked, code)


@router.post("/workshops/{id}/compare")
def compare_answers(asked: Trains, code: Code) -> RoomOut:
    """End the round: the answers stand side by side, and from now on nobody can tell whose they are."""
    asked.state.house.workshops.compare(_own(asked, code).code)
    return read_room(asked, code)


@router.post("/workshops/{id}/reveal")
def reveal_answers(asked: Trains, code: Code) -> RoomOut:
    """Tell everybody what each answer does to the customer, and how many would like to get it."""
    with asked.state.house.store.writing() as session:
        reveal(session, _own(asked, code, session))
    return read_room(asked, code)


@router.post("/workshops/{id}/next")
def go_on(asked: Trains, code: Code, sent: NextIn) -> RoomOut:
    """Go on with one of the answers, to which the customer says something; the others go."""
    asked.state.house.workshops.go_on(_own(asked, code).code, sent.answer)
    return read_room(asked, code)


@router.post("/workshops/{id}/close")
def close_room(asked: Trains, code: Code) -> RoomOut:
    """Close a room; the answers of its last round go."""
    with asked.state.house.store.writing() as session:
        close_workshop(session, _own(asked, code, session))
    return read_room(asked, code)


@router.delete("/workshops/{id}", status_code=204)
def remove_room(asked: Trains, code: Code) -> None:
    """Remove a room; nothing of it stays."""
    with asked.state.house.store.writing() as session:
        remove_workshop(session, _own(asked, code, session))


def plain(code: str) -> str:
    """A code as it is kept, however somebody typed it."""
    return "".join(letter for letter in code.upper() if letter.isalnum())


def _at(session: Session, code: str) -> Workshop:
    try:
        return workshop_at(session, plain(code))
    except NotFound:
        raise NotFound(f"There is no workshop {code}; check the code with whoever leads it.") from None


def _own(asked: Asked, code: str, session: Session | None = None) -> Workshop:
    """A room of one's own: others are led by whoever opened them."""
    if session is None:
        with asked.state.house.store.reading() as reading:
            return _own(asked, code, reading)
    found = _at(session, code)
    if found.user_id != asked.principal.user:
        raise NotFound(f"There is no workshop {code}; check the code with whoever leads it.")
    return found


def _brief(workshop: Workshop) -> WorkshopOut:
    card = shipped_scenarios().get(workshop.scenario)
    return WorkshopOut(
        code=workshop.code,
        scenario=told(card) if card else None,
        seed=workshop.seed,
        round=workshop.round,
        opened_at=workshop.opened_at,
        closed_at=workshop.closed_at,
    )


def _room(asked: Asked, session: Session, workshop: Workshop) -> RoomOut:
    user = asked.principal.user
    now = asked.state.house.workshops.now(workshop)
    return RoomOut(
        **_brief(workshop).model_dump(),
        mine=workshop.user_id == user,
        turns=[turn.text for turn in now.turns],
        compares=workshop.compares,
        reveals=workshop.reveals,
        present=present(session, workshop),
        answered=answered(session, workshop),
        answer=answer_of(session, workshop, user),
        answers=[_answer(workshop, each) for each in answers_of(session, workshop)],
        vote=vote_of(session, workshop, user),
        chosen=chosen(session, workshop),
        end=now.course.end,
    )


def _answer(workshop: Workshop, answer: Answer) -> AnswerOut:
    if not workshop.reveals:
        return AnswerOut(id=answer.id, text=answer.text, did=None, votes=None)
    return AnswerOut(id=answer.id, text=answer.text, did=dict(answer.did), votes=answer.votes)
