"""Who sees notices, insights and what is worth a look, and gives it to whom; a part of the table of rights."""

from collections.abc import Mapping
from typing import Any

from tests.web.asked import ADDS, ENDS, Ask
from tests.web.rights_to_try import TRYING

FIRST = "{first}"
# The second cause, as they are found in the office.
INTO = {"into": 2}
GIVEN = {"conversations": ["{id}"], "people": [FIRST]}

ANSWERS = {"source": "desk", "answers": [{"conversation": "nowhere", "scale": "csat", "value": 4}]}
ANSWERED: Mapping[str, Any] = {"files": {"file": ("answers.csv", b"ticket_id,csat\n1,4\n")}}
NOTED = {"day": "2026-11-03", "text": "Outage", "team_id": "{id}"}

LOOKING: Mapping[str, Ask] = {
    "GET /api/v1/queue": Ask("look"),
    "GET /api/v1/filters": Ask("look"),
    "POST /api/v1/filters": Ask("look", changes=ADDS, sent={"json": {"name": "Calls", "filter": {}}}),
    "DELETE /api/v1/filters/{id}": Ask("look", "filter", changes=ENDS),
    "GET /api/v1/assignments": Ask("look"),
    "POST /api/v1/assignments": Ask("assign", "conversation", changes=ADDS, sent={"json": GIVEN}),
    "POST /api/v1/assignments/{id}/done": Ask("look", "own assignment", changes=ENDS),
    "DELETE /api/v1/assignments/{id}": Ask("assign", "assignment", changes=ENDS),
    "GET /api/v1/assignees": Ask("assign"),
    "GET /api/v1/goal": Ask("look"),
    "PUT /api/v1/goal": Ask("look", changes=ADDS, sent={"json": {"a_week": 5}}),
    "GET /quality": Ask("look"),
    "GET /quality/export": Ask("look", changes=ADDS),
    # One that anybody may have graded: there is always one to be drawn, whatever was asked before.
    "POST /quality/sample": Ask(
        "assign",
        changes=ADDS,
        by_browser=True,
        sent={"data": {"every": True, "graded": "either", "count": 1, "people": [FIRST]}},
    ),
    "POST /quality/filters": Ask("look", changes=ADDS, by_browser=True, sent={"data": {"name": "Calls"}}),
    "POST /quality/filters/{id}/remove": Ask("look", "filter", changes=ENDS, by_browser=True),
    "POST /quality/assignments/{id}/done": Ask("look", "own assignment", changes=ENDS, by_browser=True),
    "POST /quality/goal": Ask("look", changes=ADDS, by_browser=True, sent={"data": {"a_week": 5}}),
    "GET /api/v1/notices": Ask("read"),
    "GET /api/v1/insights": Ask("insights"),
    "GET /api/v1/insights/measures/{id}": Ask("insights", "measure"),
    "GET /api/v1/insights/heat": Ask("insights"),
    "GET /api/v1/insights/annotations": Ask("insights"),
    "POST /api/v1/insights/annotations": Ask("annotate", "led team", changes=ADDS, sent={"json": NOTED}),
    "PATCH /api/v1/insights/annotations/{id}": Ask(
        "annotate", "annotation", changes=ADDS, sent={"json": {"text": "Outage"}}
    ),
    "DELETE /api/v1/insights/annotations/{id}": Ask("annotate", "annotation", changes=ADDS),
    "POST /api/v1/insights/annotations/{id}/restore": Ask("annotate", "annotation", changes=ADDS),
    "GET /insights/heat": Ask("insights"),
    "GET /insights/heat/export": Ask("insights", changes=ADDS),
    "GET /insights/annotations": Ask("insights"),
    "GET /insights/annotations/export": Ask("insights", changes=ADDS),
    "POST /insights/annotations": Ask(
        "annotate", "led team", changes=ADDS, by_browser=True, sent={"data": NOTED | {"team": "{id}"}}
    ),
    "POST /insights/annotations/{id}": Ask(
        "annotate", "annotation", changes=ADDS, by_browser=True, sent={"data": {"day": "2026-11-03", "text": "Outage"}}
    ),
    "POST /insights/annotations/{id}/remove": Ask("annotate", "annotation", changes=ADDS, by_browser=True),
    "POST /insights/annotations/{id}/restore": Ask("annotate", "annotation", changes=ADDS, by_browser=True),
    "GET /reports": Ask("insights"),
    "GET /reports/week": Ask("insights"),
    "GET /reports/{id}": Ask("annotate", "report"),
    "POST /reports/{id}/remove": Ask("annotate", "report", changes=ENDS, by_browser=True),
    "GET /api/v1/insights/gaps": Ask("insights"),
    "GET /insights/gaps": Ask("insights"),
    "GET /insights/gaps/export": Ask("insights", changes=ADDS),
    "GET /api/v1/insights/causes": Ask("insights"),
    "POST /api/v1/insights/causes/find": Ask("insights", changes=ADDS),
    "GET /api/v1/insights/causes/{id}": Ask("override", "cause"),
    "PUT /api/v1/insights/causes/{id}/name": Ask("override", "cause", changes=ADDS, sent={"json": {"name": "Late"}}),
    "POST /api/v1/insights/causes/{id}/merge": Ask("override", "cause", changes=ADDS, sent={"json": INTO}),
    "DELETE /api/v1/insights/causes/{id}/merge": Ask("override", "cause", changes=ADDS),
    "GET /insights/causes": Ask("insights"),
    "GET /insights/causes/export": Ask("insights", changes=ADDS),
    "POST /insights/causes/find": Ask("insights", changes=ADDS, by_browser=True),
    "GET /insights/causes/{id}": Ask("override", "cause"),
    "POST /insights/causes/{id}/name": Ask(
        "override", "cause", changes=ADDS, by_browser=True, sent={"data": {"name": "Late"}}
    ),
    "POST /insights/causes/{id}/merge": Ask("override", "cause", changes=ADDS, by_browser=True, sent={"data": INTO}),
    "POST /insights/causes/{id}/part": Ask("override", "cause", changes=ADDS, by_browser=True),
    "GET /notices": Ask("read"),
    "GET /api/v1/insights/outcomes": Ask("insights"),
    "GET /api/v1/conversations/{id}/answers": Ask("read", "conversation"),
    "POST /api/v1/outcomes": Ask("administer", changes=ADDS, sent={"json": ANSWERS}),
    "POST /api/v1/imports/answers": Ask("administer", changes=ADDS, sent=ANSWERED),
    "POST /import/answers": Ask("administer", changes=ADDS, by_browser=True, sent=ANSWERED),
    "GET /insights/outcomes": Ask("insights"),
    "GET /insights/outcomes/export": Ask("insights", changes=ADDS),
    "GET /insights": Ask("insights"),
    "GET /insights/export": Ask("insights", changes=ADDS),
    "GET /insights/measures/{id}": Ask("insights", "measure"),
    "GET /notices/new": Ask("read"),
    "GET /notices/export": Ask("read", changes=ADDS),
    **TRYING,
}
