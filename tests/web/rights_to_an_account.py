"""Who may do what with their own account; a part of the table of rights."""

from collections.abc import Mapping

from tests.web.asked import ADDS, ENDS, Ask

PASSWORDS = {"old": "four words of a test", "new": "another four words here"}
TOKEN = {"name": "robot", "scopes": ["conversations:read"]}
WHY = {"json": {"why": "A customer has asked what went wrong."}}
ACCOUNT: Mapping[str, Ask] = {
    "GET /api/v1/me": Ask("oneself", by_browser=True),
    "PATCH /api/v1/me": Ask("oneself", changes=ADDS, by_browser=True, sent={"json": {"notices_by_mail": False}}),
    "POST /api/v1/me/sign-out-everywhere": Ask("oneself", changes=ENDS, by_browser=True),
    "PUT /api/v1/me/password": Ask("oneself", changes=ENDS, by_browser=True, sent={"json": PASSWORDS}),
    "POST /api/v1/me/unlock": Ask("administer", changes=ENDS, by_browser=True, sent=WHY),
    "DELETE /api/v1/me/unlock": Ask("administer", changes=ENDS, by_browser=True),
    "GET /api/v1/tokens": Ask("oneself", by_browser=True),
    "POST /api/v1/tokens": Ask("oneself", changes=ADDS, by_browser=True, sent={"json": TOKEN}),
    "DELETE /api/v1/tokens/{id}": Ask("oneself", "token", changes=ENDS, by_browser=True),
    "GET /account": Ask("oneself", by_browser=True),
    "POST /account/tokens": Ask("oneself", changes=ADDS, by_browser=True, sent={"data": TOKEN}),
    "POST /account/tokens/{id}/revoke": Ask("oneself", "token", changes=ENDS, by_browser=True),
    "POST /account/sign-out-everywhere": Ask("oneself", changes=ENDS, by_browser=True),
    "POST /account/password": Ask(
        "oneself", changes=ENDS, by_browser=True, sent={"data": {"old": PASSWORDS["old"], "password": PASSWORDS["new"]}}
    ),
    "POST /account/unlock": Ask("administer", changes=ENDS, by_browser=True, sent={"data": WHY["json"]}),
    "POST /account/lock": Ask("administer", changes=ENDS, by_browser=True),
}
