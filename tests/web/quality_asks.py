"""The requests of scorecards and calibrations, as tests.web.rights has those of all routes: how each `Ask` is made."""

from collections.abc import Mapping
from typing import Any

ADDS, ENDS = {"changes": "adds"}, {"changes": "ends"}
FORM = {"by_browser": True}
CATEGORY = {"asks": "Is it kind?", "steps": 2, "weight": 10}
SCORECARD = {"id": "ours", "title": "Ours", "categories": [CATEGORY | {"id": "tone", "title": "Tone"}]}
CARD = CATEGORY | {"title": "Ours", "category": "tone", "name": "Tone", "draws": "people", "causes": "", "tried": "2"}
ROUND = {"name": "May", "scorecard": "heard", "draw": 1, "until": "2040-01-31", "people": ["{id}", "{own}"]}
SOON = {"until": "2040-01-31T12:00:00Z"}

SETS = {"right": "administer"}
SETS_ONE = SETS | {"names": "scorecard"}
TAKES_PART, CALIBRATES = {"right": "take part"}, {"right": "calibrate"}
IN_ONE, OF_ONE = ({**right, "names": "calibration"} for right in (TAKES_PART, CALIBRATES))
BEGINS = CALIBRATES | {"names": "fellow"} | ADDS

OF_QUALITY: Mapping[str, Mapping[str, Any]] = {
    "GET /api/v1/scorecards": {"right": "settings"},
    "PUT /api/v1/scorecards": {**SETS, **ADDS, "sent": {"json": {"scorecards": [SCORECARD]}}},
    "POST /api/v1/scorecards/preview": {**SETS, "sent": {"json": {"scorecard": SCORECARD}}},
    "GET /api/v1/calibrations": TAKES_PART,
    "GET /api/v1/calibrations/people": CALIBRATES,
    "POST /api/v1/calibrations": {**BEGINS, "sent": {"json": ROUND | SOON}},
    "GET /api/v1/calibrations/{id}": IN_ONE,
    "GET /api/v1/calibrations/{id}/compared": IN_ONE,
    "POST /api/v1/calibrations/{id}/close": OF_ONE | ENDS,
    "GET /quality/calibrations": TAKES_PART,
    "POST /quality/calibrations": {**BEGINS, **FORM, "sent": {"data": ROUND}},
    "GET /quality/calibrations/new": CALIBRATES,
    "GET /quality/calibrations/{id}": IN_ONE,
    "POST /quality/calibrations/{id}/close": {**OF_ONE, **ENDS, **FORM},
    "GET /quality/calibrations/{id}/export": IN_ONE | ADDS,
    "GET /settings/scorecards": SETS,
    "GET /settings/scorecards/new": SETS,
    "POST /settings/scorecards/undo": {**SETS, **ENDS, **FORM},
    "POST /settings/scorecards/look": {**SETS, **FORM, "sent": {"data": CARD}},
    "GET /settings/scorecards/{id}": SETS_ONE,
    "POST /settings/scorecards/{id}": {**SETS_ONE, **ADDS, **FORM, "sent": {"data": CARD}},
    "POST /settings/scorecards/{id}/remove": {**SETS_ONE, **ENDS, **FORM},
}
