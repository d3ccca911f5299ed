"""The page on which somebody grades a conversation; each change is saved by itself, or by the button."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel, Field
from starlette.datastructures import FormData

from heard.conversation.wire import conversation_from_wire
from heard.errors import HeardError
from heard.quality.rating import LONGEST_COMMENT, Rating, ratings_to_wire
from heard.storage.quality.gradings import Purpose
from heard.web.api.conversations import Id, read_conversation, row_of
from heard.web.api.quality.automatic import filled_by, scorecards_of
from heard.web.api.quality.grading import (
    GradingId,
    GradingIn,
    Stand,
    SubmitIn,
    discard_grading,
    look_again,
    reopen_grading,
    stand_of,
    submit_grading,
    write_grading,
)
from heard.web.api.quality.gradings import GradingOut, list_gradings_of, mean_of, ratings_of
from heard.web.api.quality.queue import neighbours, unpacked
from heard.web.api.reviews import as_shown, whole_review
from heard.web.api.shapes import Key, Wire, Words
from heard.web.pages.grading.beside import evidence_for, rows_of
from heard.web.pages.grading.written import ratings_in
from heard.web.shared.asker import Asked, Grades
from heard.web.shared.form import go_to, shape
from heard.web.shared.problem import Refused
from heard.web.shared.shell.viewer import show_page
from heard.web.shared.told.evidence import stretches_of
from heard.web.shared.told.turns import anchor_of

PATH = "/quality/conversations/{id}"
DISCARD, AGAIN = "/discard", "/again"
TEMPLATE = "pages/grading/page.html"
TOO_MUCH = f"A comment has at most {LONGEST_COMMENT:,} letters; shorten it."

router = APIRouter(include_in_schema=False)


class Wanted(BaseModel):
    """How somebody looks at a conversation: in a calibration, by which scorecard, knowing what others say or not.

    `queue` is the filter of the queue that they come from, where they do.
    """

    calibration: Key | None = None
    scorecard: Words | None = None
    unbiased: bool = True
    queue: Annotated[str | None, Field(max_length=2_000)] = None

    @property
    def asked(self) -> dict[str, str]:
        """What an address, or a form, has to send to look at it so."""
        told = self.model_dump(mode="json", exclude_defaults=True)
        # A browser's form would send the word that Python has for it.
        return {name: str(value).lower() if isinstance(value, bool) else str(value) for name, value in told.items()}

    def address(self, id_: int, deed: str = "") -> str:
        """The address of the page that looks at it so, or of something to do there."""
        return self.onward(PATH.replace("{id}", str(id_)) + deed)

    def onward(self, path: str) -> str:
        """The address of a path from which one comes back to look at it so."""
        return f"{path}?{urlencode(self.asked)}" if self.asked else path


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, by which version, and what is wrong with it."""

    ratings: Mapping[str, Rating]
    comment: str
    version: int
    problem: HeardError


async def form_of(request: Request) -> FormData:
    """The form that was sent: its fields are called after the categories."""
    return await request.form()


Looked = Annotated[Wanted, Query()]
Sent = Annotated[FormData, Depends(form_of)]


@router.get(PATH)
def show(asked: Grades, id_: Id, wanted: Looked) -> Response:
    """The conversation, and the scorecard beside it."""
    return _page(asked, id_, wanted)


@router.post(PATH)
def save(asked: Grades, id_: Id, wanted: Looked, form: Sent) -> Response:
    """Keep the draft, and submit it if that was the button; shown again with what is still missing."""
    stand = stand_of(asked, id_, wanted.calibration, wanted.scorecard)
    ratings, comment = ratings_in(stand.card, form), str(form.get("comment", ""))
    version = int(text) if (text := str(form.get("version", "0"))).isdecimal() else 0
    try:
        sent: dict[str, object] = {"scorecard": stand.card.id, "calibration_id": wanted.calibration, "version": version}
        sent |= {"ratings": ratings_to_wire(ratings), "comment": comment}
        draft = write_grading(asked, id_, shape(GradingIn, sent, TOO_MUCH))
        version = draft.version
        if form.get("do") == "submit":
            submit_grading(asked, draft.id, SubmitIn(version=version))
    except HeardError as problem:
        return _page(asked, id_, wanted, Typed(ratings, comment, version, problem))
    return go_to(wanted.address(id_))


@router.post(PATH + DISCARD)
def discard(asked: Grades, id_: Id, wanted: Looked) -> Response:
    """Take the draft away."""
    draft = stand_of(asked, id_, wanted.calibration, wanted.scorecard).draft
    if draft is not None:
        discard_grading(asked, draft.id)
    return go_to(wanted.address(id_))


@router.post(PATH + AGAIN)
def again(asked: Grades, id_: Id, wanted: Looked) -> Response:
    """Look a second time."""
    look_again(asked, id_)
    return go_to(wanted.address(id_))


@router.post("/quality/gradings/{id}/reopen")
def reopen(asked: Grades, id_: GradingId, wanted: Looked) -> Response:
    """Take back what was submitted."""
    return go_to(wanted.address(reopen_grading(asked, id_).conversation_id))


def _page(asked: Asked, id_: int, wanted: Wanted, typed: Typed | None = None) -> Response:
    stand = stand_of(asked, id_, wanted.calibration, wanted.scorecard)
    said, hidden = _said(asked, id_, wanted, stand)
    conversation = conversation_from_wire(read_conversation(asked, Response(), id_))
    review, unread = _review(asked, id_)
    filled = None if hidden or review is None else filled_by(asked, stand.card, review, conversation)
    is_open = stand.draft is not None or stand.done is None or typed is not None
    own = typed.ratings if typed else ratings_of(stand.draft) if stand.draft else {}
    evidence = evidence_for(stand.card, as_shown(asked, review), conversation, filled) if review else ()
    told = {
        "row": row_of(asked, id_),
        "conversation": conversation,
        "stretches": stretches_of(conversation, evidence),
        "anchor_of": anchor_of,
        "stand": stand,
        "is_open": is_open,
        "rows": list(rows_of(stand.card, own, said, filled)),
        "comment": typed.comment if typed else stand.draft.comment if stand.draft else "",
        "version": typed.version if typed else stand.draft.version if stand.draft else 0,
        "said": said,
        "mean": mean_of([each.score for each in said if each.counts]),
        "filled": filled,
        "unread": unread or (filled.not_scored if filled else None),
        "hidden": hidden,
        "wanted": wanted,
        "ways": {deed: wanted.address(id_, deed) for deed in ("", DISCARD, AGAIN)},
        "cards": scorecards_of(asked),
        "queued": _queued(asked, id_, wanted),
    }
    return show_page(asked, TEMPLATE, told, typed.problem if typed else None)


def _queued(asked: Asked, id_: int, wanted: Wanted) -> dict[str, str | None] | None:
    """The ways back to the queue, and to the conversations before and behind this one in it."""
    if wanted.queue is None:
        return None
    before, behind = neighbours(asked, unpacked(wanted.queue), id_)
    return {
        "queue": f"/quality?{wanted.queue}" if wanted.queue else "/quality",
        "before": wanted.address(before) if before else None,
        "behind": wanted.address(behind) if behind else None,
    }


def _said(asked: Asked, id_: int, wanted: Wanted, stand: Stand) -> tuple[list[GradingOut], bool]:
    """What may be told of what was said, and whether the rest, Heard's part too, is hidden."""
    if stand.purpose is Purpose.CALIBRATION:
        # What others say is compared on the page of the calibration.
        return [stand.done] if stand.done else [], stand.done is None
    found = list_gradings_of(asked, id_, unbiased=wanted.unbiased)
    return [each for each in found.items if _stands(each, stand)], found.hidden


def _stands(grading: GradingOut, stand: Stand) -> bool:
    """Whether it is shown beside the others: the newest of each person."""
    return grading.counts or (stand.done is not None and grading.id == stand.done.id)


def _review(asked: Asked, id_: int) -> tuple[Wire | None, str | None]:
    """The whole review, or why there is none."""
    try:
        return whole_review(asked, id_), None
    except Refused as problem:
        return None, problem.detail
