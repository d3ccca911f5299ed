"""Who sees figures of one agent, and who says whether leads do; a part of the table of rights."""

from collections.abc import Mapping

from tests.web.asked import ADDS, ENDS, Ask

# Of a month that ada shares with her lead, in the team of both.
MONTH = {"team": "{parcels}", "month": "2026-10-01"}
OF = {"of": "{parcels of october}"}
MODE = {"quality": True, "reason": "The works council has agreed to it."}
FIGURES: Mapping[str, Ask] = {
    "GET /api/v1/me/months": Ask("own figures"),
    "GET /api/v1/me/figures": Ask("own figures", changes=ADDS, sent={"params": MONTH}),
    "GET /api/v1/me/moments": Ask("own figures", sent={"params": MONTH}),
    "POST /api/v1/me/figures/share": Ask("own figures", changes=ENDS, sent={"json": MONTH}),
    "DELETE /api/v1/me/figures/share": Ask("own figures", changes=ENDS, sent={"params": MONTH}),
    "GET /api/v1/agents": Ask("lead parcels", "led team", sent={"params": MONTH | {"team": "{id}"}}),
    "GET /api/v1/agents/spread": Ask("lead parcels", "led team", sent={"params": MONTH | {"team": "{id}"}}),
    "GET /api/v1/agents/{id}/figures": Ask("agents", "agent", sent={"params": MONTH}),
    "GET /api/v1/quality-mode": Ask("come in"),
    "PUT /api/v1/quality-mode": Ask("administer", changes=ENDS, sent={"json": MODE}),
    "GET /my": Ask("own figures"),
    "GET /my/export": Ask("own figures", changes=ADDS, sent={"params": OF}),
    "POST /my/share": Ask("own figures", changes=ENDS, by_browser=True, sent={"data": OF}),
    "POST /my/unshare": Ask("own figures", changes=ENDS, by_browser=True, sent={"data": OF}),
    "GET /insights/agents": Ask("lead parcels", "led team", sent={"params": {"team": "{id}"}}),
    "GET /insights/agents/{id}": Ask("agents", "agent", sent={"params": MONTH}),
    "GET /settings/mode": Ask("administer"),
    "POST /settings/mode": Ask("administer", changes=ENDS, by_browser=True, sent={"data": MODE}),
}
