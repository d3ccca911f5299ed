"""Who registers experiments and is told what came of them; a part of the table of rights."""

from collections.abc import Mapping

from tests.web.asked import ADDS, ENDS, Ask

PLAN = {
    "name": "Does it help?",
    "switches": [{"kind": "cue", "name": "still_unheard"}],
    "measure": "heard_rate",
    "direction": "rise",
    "smallest": 0.05,
    "teams": ["{id}"],
    "first": "2040-01-02",
    "weeks": 2,
}
FORM = {
    "name": "Does it help?",
    "what": "cue:still_unheard",
    "measure": "heard_rate",
    "smallest": "5",
    "teams": ["{id}"],
    "first": "2040-01-02",
    "weeks": "2",
}
WHY = {"why": "Agents miss it."}
# Each is of one team; whoever looks after the house has both.
BOTH = ("trial-parcels", "trial-refunds")
TRIALS = {"lead": BOTH[0], "other-lead": BOTH[1]} | dict.fromkeys(("admin", "unlocked", "first"), " ".join(BOTH))
TRIED: Mapping[str | None, tuple[str, ...]] = {
    "own led team": ("yes",),
    "experiment": BOTH,
    "experiment under way": BOTH,
}

TRYING: Mapping[str, Ask] = {
    "GET /api/v1/experiments": Ask("experiments"),
    "POST /api/v1/experiments": Ask("experiments", "own led team", changes=ENDS, sent={"json": PLAN}),
    "POST /api/v1/experiments/preview": Ask("experiments", "own led team", sent={"json": PLAN}),
    "GET /api/v1/experiments/{id}": Ask("experiments", "experiment"),
    "GET /api/v1/experiments/{id}/result": Ask("experiments", "experiment"),
    "POST /api/v1/experiments/{id}/end": Ask("experiments", "experiment under way", changes=ENDS, sent={"json": WHY}),
    "GET /insights/experiments": Ask("experiments"),
    "GET /insights/experiments/new": Ask("experiments"),
    "POST /insights/experiments": Ask(
        "experiments", "own led team", changes=ENDS, by_browser=True, sent={"data": FORM}
    ),
    "POST /insights/experiments/look": Ask("experiments", "own led team", by_browser=True, sent={"data": FORM}),
    "GET /insights/experiments/{id}": Ask("experiments", "experiment"),
    "POST /insights/experiments/{id}/end": Ask(
        "experiments", "experiment under way", changes=ENDS, by_browser=True, sent={"data": WHY}
    ),
    "GET /insights/experiments/{id}/export": Ask("experiments", "experiment", changes=ADDS),
}
