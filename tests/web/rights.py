"""Who may do what in the office of the tests, written down by hand: nothing of it is taken from heard.access."""

from collections.abc import Mapping

from tests.web.asked import ADDS, ENDS, Ask
from tests.web.rights_to_an_account import ACCOUNT
from tests.web.rights_to_calibrate import CALIBRATING, ROUNDS
from tests.web.rights_to_contest import CONTEST
from tests.web.rights_to_figures import FIGURES
from tests.web.rights_to_grade import GRADING
from tests.web.rights_to_look import LOOKING
from tests.web.rights_to_rehearse import REHEARSING, ROOMS, TRAINERS
from tests.web.rights_to_try import TRIALS, TRIED

# They have no way in at all.
STRANGERS = ("anonymous", "revoked", "disabled")
PEOPLE = ("ada", "ben", "cyd", "lead", "other-lead", "admin", "unlocked", "reviewer", "trainer", "first", "nobody")
# `narrow` is a token of ada's that may read conversations; `unlocked` is the administrator who has said why.
PRINCIPALS = (*STRANGERS, *PEOPLE, "narrow")
TALKS = ("ada-1", "ben-1", "open-1", "cyd-1", "open-2", "lost-1")
PARCELS, REFUNDS, ALL = "ada-1 ben-1 open-1", "cyd-1 open-2", " ".join(TALKS)
YES = "yes"
OK = 200
TEAM_OF = {"ada": PARCELS, "ben": PARCELS, "cyd": REFUNDS, "lead": PARCELS, "other-lead": REFUNDS, "first": ALL}
OWN = {"ada": "ada-1 open-1", "ben": "ben-1 open-1", "cyd": "cyd-1 open-2"}
DISPUTING = ("ada", "lead", "first")
LEADS = {"lead": PARCELS, "other-lead": REFUNDS, "first": ALL}
# What was assigned to them in a team in which they review.
REVIEWERS = {"reviewer": "ben-1"}
TEAMS_OF = {"ada": "parcels", "ben": "parcels", "cyd": "refunds", "lead": "parcels", "other-lead": "refunds"}
ADMINS = {"admin": ALL, "unlocked": ALL}

# Whose words may be in an answer at all is what anybody may read in one way or another.
RIGHTS: Mapping[str, Mapping[str, str]] = {
    "read": {**OWN, **LEADS, **REVIEWERS, "unlocked": ALL, "narrow": "ada-1 open-1"},
    "look": {**OWN, **LEADS, **REVIEWERS},
    "assign": LEADS,
    "write": {**OWN, **LEADS, **ADMINS},
    "bring in": {**TEAMS_OF, **dict.fromkeys(("admin", "unlocked", "first"), "parcels refunds")},
    "customers": {**TEAM_OF, "unlocked": ALL},
    "change customers": {**LEADS, **ADMINS},
    "own figures": dict.fromkeys((*OWN, "first"), YES),
    "lead parcels": {"lead": "parcels", "other-lead": "refunds", "first": "parcels refunds"},
    # Ada shares hers with her lead; nobody else's are to be seen by anybody.
    "agents": {"lead": "ada", "other-lead": "", "first": "ada"},
    "insights": dict.fromkeys(LEADS, YES),
    "annotate": {"lead": "parcels", "other-lead": "refunds", "first": "parcels refunds"},
    "experiments": TRIALS,
    "gradings": {**OWN, **LEADS, **REVIEWERS},
    # Who has no conversation of their own has nothing to dispute.
    "dispute": {**OWN, "first": ""},
    "override": LEADS,
    # Ada's dispute is hers, and of whoever leads the team; others who may ask at all find nothing.
    "disputes": dict.fromkeys(("ben", "cyd", "other-lead", "reviewer"), "") | dict.fromkeys(DISPUTING, "ada-1"),
    "drafts": {**OWN, **LEADS, "trainer": PARCELS},
    "take part": {**dict.fromkeys(("ada", "ben", "cyd", "reviewer"), ""), **ROUNDS},
    "calibrate": ROUNDS,
    "grade": {"ada": "ada-1", "ben": "ben-1", "cyd": "cyd-1", **LEADS, **REVIEWERS},
    "be graded": {"ada": "ada-1", "ben": "ben-1", "cyd": "cyd-1", "first": ""},
    "administer": dict.fromkeys(("admin", "unlocked", "first"), YES),
    "settings": dict.fromkeys(set(PEOPLE) - {"nobody"}, YES),
    "train": dict.fromkeys(TRAINERS, YES),
    # Whoever looks after the house alone has nobody to answer.
    "rehearse": dict.fromkeys((each for each in PEOPLE if each not in {"admin", "unlocked", "nobody"}), YES),
    "oneself": dict.fromkeys(PEOPLE, YES),
    "come in": dict.fromkeys((*PEOPLE, "narrow"), YES),
    "anybody": dict.fromkeys(PRINCIPALS, YES),
}
TURNS = [{"id": "1", "role": "customer", "text": "Where is it?"}]
NEW = {"email": "new@example.test", "name": "New"}
STATEMENT = {"intent": "closing", "text": "Write to me whenever {thing} is late."}
STEP = {"step": "a", "step_text": "I look.", "step_when": "late"}
OWNED = "their own"
FILE = {"files": {"file": ("talks.json", b'{"id": "1", "turns": [{"role": "customer", "text": "Hello"}]}')}}
ASKS: Mapping[str, Ask] = {
    "GET /api/v1/conversations": Ask("read"),
    "POST /api/v1/conversations": Ask(
        "bring in", "team", changes=ADDS, sent={"json": {"turns": TURNS, "team": "{id}"}}
    ),
    "GET /api/v1/conversations/{id}": Ask("read", "conversation"),
    "GET /api/v1/conversations/{id}/turns": Ask("read", "conversation"),
    "POST /api/v1/conversations/{id}/turns": Ask("write", "conversation", changes=ADDS, sent={"json": TURNS[0]}),
    "GET /api/v1/conversations/{id}/review": Ask("read", "conversation"),
    "GET /api/v1/conversations/{id}/reviews": Ask("read", "conversation"),
    "POST /api/v1/conversations/{id}/draft": Ask("drafts", "conversation", sent={"json": {"draft": "I am sorry."}}),
    "POST /api/v1/draft": Ask("drafts", sent={"json": {"draft": "I am sorry.", "conversation": {"turns": TURNS}}}),
    "POST /api/v1/review": Ask("drafts", sent={"json": {"turns": TURNS}}),
    "GET /api/v1/customers": Ask("customers", "customer by words", sent={"params": {"who": "{id}"}}),
    "GET /api/v1/customers/{id}": Ask("customers", "customer"),
    "PATCH /api/v1/customers/{id}": Ask(
        "change customers", "customer", changes=ADDS, sent={"json": {"analysed": False}}
    ),
    "DELETE /api/v1/customers/{id}": Ask("change customers", "customer", changes=ADDS),
    "GET /api/v1/search": Ask("read", sent={"params": {"q": "parcel"}}),
    "GET /api/v1/jobs": Ask("administer"),
    "GET /api/v1/jobs/{id}": Ask("administer", "job"),
    "POST /api/v1/jobs/{id}/cancel": Ask("administer", "job", changes=ENDS),
    "POST /api/v1/jobs/{id}/resume": Ask("administer", "job", changes=ADDS),
    "GET /api/v1/jobs/{id}/rejected": Ask("administer", "job"),
    "POST /api/v1/imports": Ask("administer", changes=ADDS, sent=FILE),
    "POST /api/v1/imports/preview": Ask("administer", sent=FILE),
    "POST /api/v1/demo": Ask("administer", changes=ADDS),
    "DELETE /api/v1/demo": Ask("administer", changes=ADDS),
    "GET /api/v1/settings": Ask("settings"),
    "PATCH /api/v1/settings": Ask("administer", changes=ADDS, sent={"json": {"notified": ["vulnerable"]}}),
    "POST /api/v1/settings/undo": Ask("administer", changes=ENDS),
    "POST /api/v1/settings/writer/test": Ask("administer", changes=ADDS),
    "GET /api/v1/statements": Ask("settings"),
    "POST /api/v1/statements/preview": Ask("administer", sent={"json": {"id": "own-1", **STATEMENT}}),
    "PUT /api/v1/statements/{id}": Ask("administer", "statement", changes=ADDS, sent={"json": STATEMENT}),
    "DELETE /api/v1/statements/{id}": Ask("administer", "statement", changes=ENDS),
    "POST /api/v1/statements/{id}/restore": Ask("administer", "statement", changes=ADDS),
    "GET /api/v1/playbook": Ask("settings"),
    "PUT /api/v1/playbook": Ask("administer", changes=ADDS, sent={"json": {"steps": [{"id": "a", "text": "Hello."}]}}),
    "DELETE /api/v1/playbook": Ask("administer", changes=ADDS),
    "GET /api/v1/users": Ask("administer"),
    "POST /api/v1/users": Ask("administer", changes=ENDS, sent={"json": NEW}),
    "GET /api/v1/users/{id}": Ask("administer", "user"),
    "PATCH /api/v1/users/{id}": Ask("administer", "user", changes=ENDS, sent={"json": {"roles": []}}),
    "POST /api/v1/users/{id}/reset": Ask("administer", "user", changes=ADDS),
    "POST /api/v1/users/{id}/sign-out": Ask("administer", "user", changes=ENDS),
    "GET /api/v1/teams": Ask("settings"),
    "POST /api/v1/teams": Ask("administer", changes=ENDS, sent={"json": {"name": "returns"}}),
    "GET /api/v1/teams/{id}": Ask("administer", "empty team"),
    "PATCH /api/v1/teams/{id}": Ask("administer", "empty team", changes=ENDS, sent={"json": {"name": "returns"}}),
    "DELETE /api/v1/teams/{id}": Ask("administer", "empty team", changes=ENDS),
    "GET /api/v1/audit": Ask("administer"),
    "GET /api/v1/webhooks": Ask("administer"),
    "POST /api/v1/webhooks": Ask("administer", changes=ADDS, sent={"json": {"url": "https://hooks.example/"}}),
    "DELETE /api/v1/webhooks/{id}": Ask("administer", "webhook", changes=ENDS),
    "POST /api/v1/webhooks/{id}/rotate": Ask("administer", "webhook", changes=ADDS),
    "POST /api/v1/webhooks/{id}/test": Ask("administer", "webhook", changes=ADDS),
    "GET /api/v1/webhooks/{id}/deliveries": Ask("administer", "webhook"),
    "POST /api/v1/deliveries/{id}/replay": Ask("administer", "delivery", changes=ADDS),
    "GET /api/v1/mails": Ask("administer"),
    "GET /api/v1/openapi.json": Ask("come in"),
    "GET /": Ask("oneself", by_browser=True),
    "GET /desk": Ask("read"),
    "GET /desk/new": Ask("write"),
    "POST /desk/new": Ask(
        "write", changes=ADDS, by_browser=True, sent={"data": {"channel": "chat", "text": "Where is it?"}}
    ),
    "GET /desk/{id}": Ask("read", "conversation"),
    "GET /desk/{id}/story": Ask("read", "conversation"),
    "POST /desk/{id}/turns": Ask(
        "write",
        "conversation",
        changes=ADDS,
        by_browser=True,
        sent={"data": {"role": "agent", "ref": "r1", "text": "I look."}},
    ),
    "GET /conversations": Ask("read"),
    "GET /conversations/export": Ask("read", changes=ADDS),
    "GET /conversations/{id}": Ask("read", "conversation"),
    "GET /search/export": Ask("read", changes=ADDS, sent={"params": {"q": "parcel"}}),
    "GET /search": Ask("read", sent={"params": {"q": "parcel"}}),
    "GET /import": Ask("administer"),
    "GET /import/export": Ask("administer", changes=ADDS),
    "POST /import": Ask("administer", changes=ADDS, by_browser=True, sent=FILE),
    "POST /import/look": Ask("administer", by_browser=True, sent=FILE),
    "GET /import/{id}": Ask("administer", "job"),
    "POST /import/{id}/stop": Ask("administer", "job", changes=ENDS, by_browser=True),
    "POST /import/{id}/go-on": Ask("administer", "job", changes=ADDS, by_browser=True),
    "GET /customers/{id}": Ask("customers", "customer"),
    "GET /customers/{id}/export": Ask("customers", "customer", changes=ADDS),
    "GET /practices": Ask("settings"),
    "GET /statements": Ask("settings"),
    "GET /statements/export": Ask("settings", changes=ADDS),
    "GET /statements/new": Ask("administer"),
    "POST /statements/undo": Ask("administer", changes=ENDS, by_browser=True),
    "GET /statements/{id}": Ask("administer", "statement"),
    "POST /statements/{id}": Ask("administer", "statement", changes=ADDS, by_browser=True, sent={"data": STATEMENT}),
    "POST /statements/{id}/leave": Ask("administer", "statement", changes=ENDS, by_browser=True),
    "POST /statements/{id}/restore": Ask("administer", "statement", changes=ADDS, by_browser=True),
    "GET /playbook": Ask("settings"),
    "GET /playbook/export": Ask("settings", changes=ADDS),
    "POST /playbook": Ask("administer", changes=ADDS, by_browser=True, sent={"data": STEP}),
    "POST /playbook/leave": Ask("administer", changes=ADDS, by_browser=True),
    "POST /playbook/undo": Ask("administer", changes=ENDS, by_browser=True),
    "GET /about-my-data": Ask("oneself", by_browser=True),
    "GET /about-my-data/export": Ask("oneself", changes=ADDS, by_browser=True),
    "POST /demo": Ask("administer", by_browser=True, changes=ADDS),
    "POST /demo/remove": Ask("administer", by_browser=True, changes=ADDS),
    "GET /mail": Ask("oneself", by_browser=True),
    "POST /mail": Ask("oneself", changes=ADDS, by_browser=True, sent={"data": {"on": False}}),
    "GET /settings": Ask("administer"),
    "POST /settings": Ask("administer", changes=ADDS, by_browser=True, sent={"data": {"signals": "vulnerable"}}),
    "POST /settings/undo": Ask("administer", changes=ENDS, by_browser=True),
    "POST /settings/writer": Ask(
        "administer", changes=ADDS, by_browser=True, sent={"data": {"url": "http://127.0.0.1:9/v1", "model": "m"}}
    ),
    "POST /settings/writer/off": Ask("administer", changes=ENDS, by_browser=True),
    "POST /settings/writer/test": Ask("administer", changes=ADDS, by_browser=True),
    "GET /settings/people": Ask("administer"),
    "GET /settings/people/export": Ask("administer", changes=ADDS),
    "POST /settings/people": Ask("administer", changes=ENDS, by_browser=True, sent={"data": NEW}),
    "GET /settings/people/new": Ask("administer"),
    "GET /settings/people/{id}": Ask("administer", "user"),
    "POST /settings/people/{id}/roles": Ask(
        "administer", "user", changes=ENDS, by_browser=True, sent={"data": {"roles": "agent"}}
    ),
    "POST /settings/people/{id}/door": Ask(
        "administer", "user", changes=ENDS, by_browser=True, sent={"data": {"disabled": True}}
    ),
    "POST /settings/people/{id}/reset": Ask("administer", "user", changes=ADDS, by_browser=True),
    "POST /settings/people/{id}/sign-out": Ask("administer", "user", changes=ENDS, by_browser=True),
    "GET /settings/teams": Ask("administer"),
    "GET /settings/teams/export": Ask("administer", changes=ADDS),
    "GET /settings/teams/{id}/export": Ask("administer", "empty team", changes=ADDS),
    "POST /settings/teams": Ask("administer", changes=ENDS, by_browser=True, sent={"data": {"name": "returns"}}),
    "GET /settings/teams/{id}": Ask("administer", "empty team"),
    "POST /settings/teams/{id}": Ask(
        "administer", "empty team", changes=ENDS, by_browser=True, sent={"data": {"name": "returns"}}
    ),
    "POST /settings/teams/{id}/remove": Ask("administer", "empty team", changes=ENDS, by_browser=True),
    "GET /settings/webhooks": Ask("administer"),
    "GET /settings/webhooks/export": Ask("administer", changes=ADDS),
    "POST /settings/webhooks": Ask(
        "administer",
        changes=ADDS,
        by_browser=True,
        sent={"data": {"url": "https://hooks.example/", "types": "conversation.turns"}},
    ),
    "GET /settings/webhooks/{id}": Ask("administer", "webhook"),
    "GET /settings/webhooks/{id}/export": Ask("administer", "webhook", changes=ADDS),
    "POST /settings/webhooks/{id}/test": Ask("administer", "webhook", changes=ADDS, by_browser=True),
    "POST /settings/webhooks/{id}/rotate": Ask("administer", "webhook", changes=ADDS, by_browser=True),
    "POST /settings/webhooks/{id}/remove": Ask("administer", "webhook", changes=ENDS, by_browser=True),
    "POST /settings/deliveries/{id}/replay": Ask(
        "administer", "delivery", changes=ADDS, by_browser=True, sent={"data": {"webhook": 1}}
    ),
    "GET /settings/documents": Ask("administer"),
    "GET /settings/documents/pack": Ask("administer", changes=ADDS),
    "GET /settings/audit": Ask("administer"),
    "GET /settings/audit/export": Ask("administer", changes=ADDS),
    **dict.fromkeys(("GET /healthz", "GET /readyz"), Ask("anybody")),
    "GET /metrics": Ask("administer"),
    **ACCOUNT,
    **GRADING,
    **LOOKING,
    **CONTEST,
    **CALIBRATING,
    **FIGURES,
    **REHEARSING,
}
# Pages of the workspace: for people, and in no description of the API.
PROGRAMS = ("/api/", "/healthz", "/readyz", "/metrics")
PAGES = frozenset(route for route in ASKS if not route.partition(" ")[2].startswith(PROGRAMS))
# How one comes in and goes out, which anybody may try; what comes of it is held in tests/web/pages.
WAYS_IN = frozenset({"GET /static/{path:path}", "GET /sign-in/oidc", "GET /sign-in/oidc/return", "POST /sign-out"}) | {
    f"{method} {path}" for method in ("GET", "POST") for path in ("/welcome", "/sign-in", "/password")
}
# What an id may name: conversations, customers and assignments go by their talk, others by whose they are.
OBJECTS: Mapping[str | None, tuple[str, ...]] = {
    None: (YES,),
    "conversation": TALKS,
    "customer": TALKS,
    "customer by words": TALKS,
    **dict.fromkeys(("team", "led team", "annotation", "report"), ("parcels", "refunds")),
    "agent": ("ada", "ben", "cyd", "lead"),
    "calibration": ("round-parcels", "round-refunds"),
    **dict.fromkeys(("empty team", "statement", "scorecard", "fellow", "measure", "user", "job"), (YES,)),
    **dict.fromkeys(("webhook", "delivery"), (YES,)),
    **TRIED,
    "cause": ("ada-1",),
    "rehearsal": (OWNED, "rehearsal of another"),
    "lesson": (YES,),
    **ROOMS,
    "token": (OWNED, "token of another"),
    "draft": (OWNED, "draft of another"),
    "submitted": (OWNED, "what another submitted"),
    "grading": TALKS,
    "dispute": ("ada-1",),
    "filter": (OWNED, "filter of another"),
    "own assignment": (OWNED, "assignment of another"),
    "assignment": TALKS,
}


def expected(who: str, ask: Ask, thing: str) -> int:
    """The status that somebody is to be answered: OK stands for any that says yes."""
    if who in STRANGERS and ask.right != "anybody":
        return 401
    granted = RIGHTS[ask.right].get(who)
    if granted is None:
        return 403
    return OK if thing in {YES, OWNED} or thing in granted.split() else 404


def may_hear(who: str) -> frozenset[str]:
    """The conversations whose words may be in some answer to somebody."""
    return frozenset(name for right in ("read", "customers", "drafts") for name in RIGHTS[right].get(who, "").split())
