"""Who writes scorecards, and calibrates with others by them; a part of the table of rights."""

from collections.abc import Mapping
from typing import Any

from tests.web.asked import ADDS, ENDS, Ask

# Calibrations are of the lead and the first, or of the other lead and the first.
ROUNDS = {"lead": "round-parcels", "other-lead": "round-refunds", "first": "round-parcels round-refunds"}
CATEGORY = {"asks": "Is it kind?", "steps": 2, "weight": 10}
SCORECARD = {"id": "ours", "title": "Ours", "categories": [CATEGORY | {"id": "tone", "title": "Tone"}]}
CARD: Mapping[str, Any] = {
    "data": CATEGORY
    | {"title": "Ours", "category": "tone", "name": "Tone", "draws": "people", "causes": "", "tried": "2"}
}
ROUND = {"name": "May", "scorecard": "heard", "draw": 1, "until": "2040-01-31", "people": ["{id}", "{own}"]}
SOON = {"until": "2040-01-31T12:00:00Z"}
CALIBRATING: Mapping[str, Ask] = {
    "GET /api/v1/scorecards": Ask("settings"),
    "PUT /api/v1/scorecards": Ask("administer", changes=ADDS, sent={"json": {"scorecards": [SCORECARD]}}),
    "POST /api/v1/scorecards/preview": Ask("administer", sent={"json": {"scorecard": SCORECARD}}),
    "GET /api/v1/calibrations": Ask("take part"),
    "GET /api/v1/calibrations/people": Ask("calibrate"),
    "POST /api/v1/calibrations": Ask("calibrate", "fellow", changes=ADDS, sent={"json": ROUND | SOON}),
    "GET /api/v1/calibrations/{id}": Ask("take part", "calibration"),
    "GET /api/v1/calibrations/{id}/compared": Ask("take part", "calibration"),
    "POST /api/v1/calibrations/{id}/close": Ask("calibrate", "calibration", changes=ENDS),
    "DELETE /api/v1/calibrations/{id}": Ask("calibrate", "calibration", changes=ENDS),
    "POST /quality/calibrations/{id}/remove": Ask("calibrate", "calibration", changes=ENDS, by_browser=True),
    "GET /quality/calibrations": Ask("take part"),
    "POST /quality/calibrations": Ask("calibrate", "fellow", changes=ADDS, by_browser=True, sent={"data": ROUND}),
    "GET /quality/calibrations/new": Ask("calibrate"),
    "GET /quality/calibrations/{id}": Ask("take part", "calibration"),
    "POST /quality/calibrations/{id}/close": Ask("calibrate", "calibration", changes=ENDS, by_browser=True),
    "GET /quality/calibrations/{id}/export": Ask("take part", "calibration", changes=ADDS),
    "GET /settings/scorecards": Ask("administer"),
    "GET /settings/scorecards/new": Ask("administer"),
    "POST /settings/scorecards/undo": Ask("administer", changes=ENDS, by_browser=True),
    "POST /settings/scorecards/look": Ask("administer", by_browser=True, sent=CARD),
    "GET /settings/scorecards/{id}": Ask("administer", "scorecard"),
    "POST /settings/scorecards/{id}": Ask("administer", "scorecard", changes=ADDS, by_browser=True, sent=CARD),
    "POST /settings/scorecards/{id}/remove": Ask("administer", "scorecard", changes=ENDS, by_browser=True),
}
