"""Who rehearses; a part of the table of rights."""

from collections.abc import Mapping

from tests.web.asked import ADDS, ENDS, Ask

CARD = "dress-for-saturday"
REPLY = {"text": "I am sorry that it is late."}

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
    "GET /api/v1/me/lessons": Ask("rehearse"),
    "GET /api/v1/me/lessons/{id}": Ask("rehearse", "lesson"),
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
