"""Who rehearses; a part of the table of rights."""

from collections.abc import Mapping

from tests.web.asked import ADDS, ENDS, Ask

CARD = "dress-for-saturday"
# A reply of whoever answered the conversation; nobody else has a moment in it.
MOMENT = {"conversation": "{id}", "reply": "2", "behaviour": "validate"}
REPLY = {"text": "I am sorry that it is late."}

TASK = {"scenario": CARD, "due": "2040-01-02", "people": ["{id}"]}
# With whom everybody has shared theirs.
SHARED = {"ada": "first", "ben": "trainer", "cyd": "other-lead", "first": "lead"}
WORDS = {"text": "The first sentence did it."}
# A room is led by whoever opened it, and open to everybody who has the code and rehearses.
TRAINERS = ("lead", "other-lead", "trainer", "first")
ROOMS: Mapping[str | None, tuple[str, ...]] = {
    **dict.fromkeys(("workshop", "compared workshop"), ("yes",)),
    # Everybody has a task of the first's, and everybody who trains has set one for the first.
    "task": ("their own", "task of another"),
    "own task": ("their own", "task of another"),
    "trainee": ("yes",),
    "shared rehearsal": ("their own", "shared with another"),
    **dict.fromkeys(("own workshop", "own compared workshop"), ("their own", "workshop of another")),
}

REHEARSING: Mapping[str, Ask] = {
    "GET /api/v1/scenarios": Ask("rehearse"),
    "GET /api/v1/me/rehearsals": Ask("rehearse"),
    "POST /api/v1/me/rehearsals": Ask("rehearse", changes=ADDS, sent={"json": {"scenario": CARD}}),
    "GET /api/v1/me/rehearsals/{id}": Ask("rehearse", "rehearsal"),
    "DELETE /api/v1/me/rehearsals/{id}": Ask("rehearse", "rehearsal", changes=ENDS),
    "POST /api/v1/me/rehearsals/{id}/replies": Ask("rehearse", "rehearsal", changes=ADDS, sent={"json": REPLY}),
    "POST /api/v1/me/rehearsals/{id}/retry": Ask("rehearse", "rehearsal", changes=ENDS),
    "POST /api/v1/me/rehearsals/{id}/end": Ask("rehearse", "rehearsal", changes=ENDS),
    "GET /api/v1/me/rehearsals/{id}/hint": Ask("rehearse", "rehearsal"),
    "GET /api/v1/me/rehearsals/{id}/example": Ask("rehearse", "rehearsal"),
    "GET /api/v1/me/rehearsals/{id}/debrief": Ask("rehearse", "rehearsal"),
    "GET /api/v1/me/moments/rehearsal": Ask("be graded", "conversation", sent={"params": MOMENT}),
    "POST /api/v1/me/moments/rehearsal": Ask("be graded", "conversation", changes=ENDS, sent={"json": MOMENT}),
    # Others have a customer not be analysed meanwhile.
    "POST /rehearse/own": Ask("be graded", "conversation", changes=ENDS, by_browser=True, sent={"data": MOMENT}),
    "GET /api/v1/me/lessons": Ask("rehearse"),
    "GET /api/v1/me/lessons/{id}": Ask("rehearse", "lesson"),
    "GET /api/v1/workshops": Ask("train"),
    "POST /api/v1/workshops": Ask("train", changes=ENDS, sent={"json": {"scenario": CARD}}),
    "GET /api/v1/workshops/{id}": Ask("rehearse", "workshop"),
    "PUT /api/v1/workshops/{id}/answer": Ask("rehearse", "workshop", changes=ADDS, sent={"json": REPLY}),
    "PUT /api/v1/workshops/{id}/vote": Ask(
        "rehearse", "compared workshop", changes=ADDS, sent={"json": {"answer": "{answer}"}}
    ),
    "POST /api/v1/workshops/{id}/compare": Ask("train", "own workshop", changes=ENDS),
    "POST /api/v1/workshops/{id}/reveal": Ask("train", "own compared workshop", changes=ENDS),
    "POST /api/v1/workshops/{id}/next": Ask("train", "own compared workshop", changes=ENDS, sent={"json": {}}),
    "POST /api/v1/workshops/{id}/close": Ask("train", "own workshop", changes=ENDS),
    "DELETE /api/v1/workshops/{id}": Ask("train", "own workshop", changes=ENDS),
    "GET /workshops": Ask("rehearse"),
    "POST /workshops": Ask("train", changes=ENDS, by_browser=True, sent={"data": {"scenario": CARD}}),
    "GET /workshops/{id}": Ask("rehearse", "workshop"),
    "POST /workshops/{id}/answer": Ask("rehearse", "workshop", changes=ADDS, by_browser=True, sent={"data": REPLY}),
    "POST /workshops/{id}/vote": Ask(
        "rehearse", "compared workshop", changes=ADDS, by_browser=True, sent={"data": {"answer": "{answer}"}}
    ),
    "POST /workshops/{id}/compare": Ask("train", "own workshop", changes=ENDS, by_browser=True),
    "POST /workshops/{id}/reveal": Ask("train", "own compared workshop", changes=ENDS, by_browser=True),
    "POST /workshops/{id}/next": Ask("train", "own compared workshop", changes=ENDS, by_browser=True),
    "POST /workshops/{id}/close": Ask("train", "own workshop", changes=ENDS, by_browser=True),
    "POST /workshops/{id}/remove": Ask("train", "own workshop", changes=ENDS, by_browser=True),
    "GET /api/v1/tasks": Ask("train"),
    "GET /api/v1/tasks/people": Ask("train"),
    "POST /api/v1/tasks": Ask("train", "trainee", changes=ADDS, sent={"json": TASK}),
    "DELETE /api/v1/tasks/{id}": Ask("train", "own task", changes=ENDS),
    "GET /api/v1/me/trainers": Ask("rehearse"),
    "GET /api/v1/me/rehearsals/{id}/share": Ask("rehearse", "rehearsal"),
    "PUT /api/v1/me/rehearsals/{id}/share": Ask("rehearse", "rehearsal", changes=ADDS, sent={"json": {"to": "{to}"}}),
    "DELETE /api/v1/me/rehearsals/{id}/share": Ask("rehearse", "rehearsal", changes=ENDS),
    "GET /api/v1/shared-rehearsals": Ask("train"),
    "GET /api/v1/shared-rehearsals/{id}": Ask("train", "shared rehearsal"),
    "PUT /api/v1/shared-rehearsals/{id}/comment": Ask("train", "shared rehearsal", changes=ADDS, sent={"json": WORDS}),
    "POST /rehearse/{id}/share": Ask(
        "rehearse", "rehearsal", changes=ADDS, by_browser=True, sent={"data": {"to": "{to}"}}
    ),
    "POST /rehearse/{id}/unshare": Ask("rehearse", "rehearsal", changes=ENDS, by_browser=True),
    "GET /rehearse/shared/{id}": Ask("train", "shared rehearsal"),
    "POST /rehearse/shared/{id}/comment": Ask(
        "train", "shared rehearsal", changes=ADDS, by_browser=True, sent={"data": WORDS}
    ),
    "GET /api/v1/me/tasks": Ask("rehearse"),
    "POST /api/v1/me/tasks/{id}/decline": Ask("rehearse", "task", changes=ENDS, sent={"json": {"why": "Away."}}),
    "GET /rehearse/tasks": Ask("train"),
    "POST /rehearse/tasks": Ask("train", "trainee", changes=ADDS, by_browser=True, sent={"data": TASK}),
    "POST /rehearse/tasks/{id}/remove": Ask("train", "own task", changes=ENDS, by_browser=True),
    "POST /rehearse/tasks/{id}/decline": Ask(
        "rehearse", "task", changes=ENDS, by_browser=True, sent={"data": {"why": "Away."}}
    ),
    "GET /let-go": Ask("oneself", by_browser=True),
    "GET /rehearse": Ask("rehearse"),
    "POST /rehearse": Ask("rehearse", changes=ADDS, by_browser=True, sent={"data": {"scenario": CARD}}),
    "GET /rehearse/lessons": Ask("rehearse"),
    "GET /rehearse/lessons/{id}": Ask("rehearse", "lesson"),
    "GET /rehearse/{id}": Ask("rehearse", "rehearsal"),
    "POST /rehearse/{id}/reply": Ask("rehearse", "rehearsal", changes=ENDS, by_browser=True, sent={"data": REPLY}),
    "POST /rehearse/{id}/retry": Ask("rehearse", "rehearsal", changes=ENDS, by_browser=True),
    "POST /rehearse/{id}/end": Ask("rehearse", "rehearsal", changes=ENDS, by_browser=True),
    "POST /rehearse/{id}/remove": Ask("rehearse", "rehearsal", changes=ENDS, by_browser=True),
}
