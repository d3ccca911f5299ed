"""One's own rehearsals: begun, answered, taken back, looked back on. Nobody else is told of them."""

from contextlib import suppress
from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Path

from heard.access import Action, reach
from heard.errors import NotFound
from heard.quality.automatic import fill
from heard.rehearsal.cards.shelf import shipped_scenarios
from heard.rehearsal.own.card import TITLE, own_from_wire
from heard.rehearsal.wire import debrief_to_wire, hint_to_wire, state_to_wire
from heard.storage.access.visible import see
from heard.storage.conversations import load
from heard.storage.rehearsals.tries import Brief, KeptTry, end_try, find_try, remove_try, tries_of
from heard.storage.store import Session
from heard.web.api.quality.automatic import scorecard_named, told_of
from heard.web.api.rehearsal.scenarios import card_played, scenario_of, told
from heard.web.api.rehearsal.shapes import (
    ExampleOut,
    MomentOut,
    OwnOut,
    RehearsalIn,
    RehearsalOut,
    RepliedOut,
    SaidIn,
    TryOut,
)
from heard.web.api.shapes import Key, Wire
from heard.web.shared.asker import Asked, Rehearses
from heard.web.shared.problem import documented

router = APIRouter(tags=["rehearsals"], responses=documented(404, 409))
Id = Annotated[Key, Path(alias="id", description="The id of a rehearsal of one's own.")]


@router.get("/me/rehearsals")
def list_rehearsals(asked: Rehearses) -> list[TryOut]:
    """Your rehearsals, the newest first."""
    with asked.state.house.store.reading() as session:
        return [as_brief(each) for each in tries_of(session, asked.principal.user)]


@router.post("/me/rehearsals", status_code=201)
def begin(asked: Rehearses, sent: RehearsalIn) -> RehearsalOut:
    """Begin one; the same scenario, seed and replies go the same way."""
    scenario = scenario_of(sent.scenario).id
    user, seed = asked.principal.user, sent.seed
    if seed is None:
        with asked.state.house.store.reading() as session:
            seed = 1 + sum(each.scenario == scenario for each in tries_of(session, user))
    return read_rehearsal(asked, asked.state.house.played.begin(user, scenario, seed))


@router.get("/me/rehearsals/{id}")
def read_rehearsal(asked: Rehearses, id_: Id) -> RehearsalOut:
    """One with all that was said, and the feedback as it was given."""
    with asked.state.house.store.reading() as session:
        known = find_try(session, asked.principal.user, id_)
        return as_told(known, _own(session, asked, known))


@router.delete("/me/rehearsals/{id}", status_code=204)
def remove(asked: Rehearses, id_: Id) -> None:
    """Remove one; nothing of it stays."""
    with asked.state.house.store.writing() as session:
        remove_try(session, asked.principal.user, id_)


@router.post("/me/rehearsals/{id}/replies")
def reply(asked: Rehearses, id_: Id, sent: SaidIn) -> RepliedOut:
    """Say something: the customer's answer, how they stand now and why, what was passed over, and one thing to try."""
    user = asked.principal.user
    moment = asked.state.house.played.reply(user, id_, sent.text)
    with asked.state.house.store.reading() as session:
        end = find_try(session, user, id_).brief.end
    return RepliedOut.model_validate(asdict(moment) | {"end": end})


@router.post("/me/rehearsals/{id}/retry")
def retry(asked: Rehearses, id_: Id) -> RehearsalOut:
    """Take the last reply back; the debrief compares what comes of it with what came of it before."""
    asked.state.house.played.retry(asked.principal.user, id_)
    return read_rehearsal(asked, id_)


@router.post("/me/rehearsals/{id}/end")
def end(asked: Rehearses, id_: Id) -> RehearsalOut:
    """Break it off, to look back; taking the last reply back opens it again."""
    with asked.state.house.store.writing() as session:
        end_try(session, asked.principal.user, id_)
    return read_rehearsal(asked, id_)


@router.get("/me/rehearsals/{id}/hint")
def read_hint(asked: Rehearses, id_: Id) -> Wire:
    """What is `open`, and `one_thing` that would do this customer good."""
    return hint_to_wire(asked.state.house.played.hint(asked.principal.user, id_))


@router.get("/me/rehearsals/{id}/example")
def read_example(asked: Rehearses, id_: Id) -> ExampleOut:
    """How a good listener might answer at this place."""
    return ExampleOut(text=asked.state.house.played.example(asked.principal.user, id_))


@router.get("/me/rehearsals/{id}/debrief")
def read_debrief(asked: Rehearses, id_: Id) -> Wire:
    """Looking back: `arc`, what was heard and is `unheard`, `turning_points`, what was `hidden`, one `focus`.

    `scorecard` is what Heard fills into the first one in use, as it does for a live conversation.

    Beside an earlier try where there is one: before a reply was taken back, or else the one before at this scenario.
    """
    return looking_back(asked, asked.principal.user, id_)


def looking_back(asked: Asked, user: int, id_: int) -> Wire:
    """The debrief of a user's try, with the scorecard as Heard fills it in; null there where it has nothing to rate."""
    house = asked.state.house
    card = scorecard_named(asked, None)
    filled = fill(card, house.played.reviewed(user, id_), house.settings.contest.muted)
    titles = {each.id: {"title": each.title, "steps": each.steps} for each in card.categories}
    scorecard = {"title": card.title, "categories": titles} | told_of(card, filled).model_dump(mode="json")
    return debrief_to_wire(house.played.debrief(user, id_)) | {"scorecard": None if filled.not_scored else scorecard}


def as_brief(brief: Brief) -> TryOut:
    """A try in a list."""
    card = shipped_scenarios().get(brief.scenario)
    title = card.title if card else TITLE if brief.conversation else brief.scenario
    return TryOut.model_validate(asdict(brief) | {"title": title})


def as_told(known: KeptTry, own: OwnOut | None = None) -> RehearsalOut:
    """A try with all that was said, and what it was made of where that is told."""
    card = card_played(known)
    return RehearsalOut(
        **as_brief(known.brief).model_dump(),
        opening=known.said.opening,
        customer=told(card) if card else None,
        start=state_to_wire(card.start) if card else None,
        moments=[MomentOut.model_validate(asdict(each)) for each in known.said.moments],
        own=own,
    )


def _own(session: Session, asked: Asked, known: KeptTry) -> OwnOut | None:
    """What a try was made of; what they wrote then only once they have answered, and while they may see it."""
    if known.own is None:
        return None
    moment = own_from_wire(known.own.moment)
    then = None
    if known.said.moments:
        with suppress(NotFound):
            see(session, known.own.conversation, reach(asked.principal, Action.READ_CONVERSATIONS))
            turns = load(session, known.own.conversation).turns
            then = next((turn.text for turn in turns if turn.id == moment.reply), None)
    return OwnOut(
        conversation=known.own.conversation,
        reply=moment.reply,
        behaviour=moment.behaviour,
        why=moment.why,
        then=then,
    )
