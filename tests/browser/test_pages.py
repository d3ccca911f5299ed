"""Every page of the workspace: by day and by night, from right to left, on a small screen, and for everybody."""

import hashlib
from datetime import timedelta

import pytest

from heard.conversation.survey import Scale, SurveyAnswer
from heard.storage.happening.notices import notice
from heard.storage.happening.notified import Notified
from heard.storage.insights.survey import keep_answers
from tests.browser.axe.stumble import AXE, stumbles
from tests.browser.conftest import Visit
from tests.browser.looks import wrong_in
from tests.browser.scene import (
    begin_calibrations,
    bring_in,
    contested,
    grade,
    hard_talk,
    hooked,
    import_that_runs,
    rich_talk,
    write_playbook,
)
from tests.web.api.test_annotations import note
from tests.web.figures import answers_of_weeks, causes_of, weeks_of
from tests.web.office import Office
from tests.web.trials import trials_of

pytestmark = pytest.mark.web

PAGES = {
    "home": "/",
    "desk": "/desk/{conversation}",
    "paste": "/desk/new",
    "conversations": "/conversations",
    "of-one-source": "/conversations?source=desk",
    "none": "/conversations?channel=sms",
    "conversation": "/conversations/{conversation}",
    "customer": "/customers/{customer}",
    "pause": "/desk/{hard}",
    "search": "/search?q=broken",
    "nothing": "/search?q=zebra",
    "quality": "/quality",
    "quality-none": "/quality?channel=sms&team=parcels",
    "practices": "/practices",
    "own-statements": "/statements",
    "playbook": "/playbook",
    "no-calibrations": "/quality/calibrations",
    "about-my-data": "/about-my-data",
    "notices": "/notices",
    "mail": "/mail",
    "account": "/account",
    "disputes": "/quality/disputes",
    "new-dispute": "/quality/disputes/new?conversation={conversation}&turn_id=m0&judgement=item:anger.5",
    "agents-wrong-here": "/quality/wrong-here",
    "own-conversation": "/quality/conversations/{conversation}?unbiased=false",
    "about-me": "/quality/gradings?whose=about_me",
}
# Those of the lead.
QUALITY = {
    "grading": "/quality/conversations/{conversation}?unbiased=false",
    "unbiased": "/quality/conversations/{other}",
    "said": "/quality/conversations/{graded}",
    "gradings": "/quality/gradings",
    "team-gradings": "/quality/gradings?whose=team",
}
# Those of the administrator.
SETTINGS = {
    "settings": "/settings",
    "people": "/settings/people",
    "invite": "/settings/people/new",
    "person": "/settings/people/{user}",
    "teams": "/settings/teams",
    "team": "/settings/teams/{team}",
    "webhooks": "/settings/webhooks",
    "webhook": "/settings/webhooks/{webhook}",
    "scorecards": "/settings/scorecards",
    "scorecard": "/settings/scorecards/heard",
    "documents": "/settings/documents",
    "audit": "/settings/audit",
    "calibrations": "/quality/calibrations",
    "begin-calibration": "/quality/calibrations/new",
    "calibration": "/quality/calibrations/{open}",
    "compared": "/quality/calibrations/{compared}",
    "admins-account": "/account",
    "no-audit": "/settings/audit?deed=none",
    "queue": "/quality?every=true",
    "import": "/import",
    "import-job": "/import/{job}",
    "statements": "/statements?intent=closing",
    "statement": "/statements/closing-005",
    "new-statement": "/statements/new",
    "written-playbook": "/playbook",
    "insights": "/insights",
    "measure": "/insights/measures/heard_rate",
    "outcomes": "/insights/outcomes?since={since}",
    "no-outcomes": "/insights/outcomes?channel=sms",
    "heat": "/insights/heat",
    "annotations": "/insights/annotations",
    "reports": "/reports",
    "experiments": "/insights/experiments",
    "plan-experiment": "/insights/experiments/new",
    "experiment": "/insights/experiments/{running}",
    "experiment-over": "/insights/experiments/{over}",
    "causes": "/insights/causes",
    "cause": "/insights/causes/{cause}",
    "gaps": "/insights/gaps",
    "no-gaps": "/insights/gaps?channel=sms",
    "judged-conversation": "/conversations/{conversation}",
    "missed": "/conversations/{conversation}/missed?turn_id=m4",
    "dispute": "/quality/disputes/{dispute}",
    "wrong-here": "/quality/wrong-here",
}


def test_every_page_is_for_everybody(visit: Visit, crowd: Office) -> None:
    talks = rich_talk(), rich_talk("other"), rich_talk("graded"), hard_talk()
    conversation, other, graded, hard = bring_in(crowd, *talks)
    grade(crowd, "lead", conversation, submits=False)
    grade(crowd, "lead", graded)
    grade(crowd, "first", graded)
    grade(crowd, "first", conversation)
    with crowd.house.store.writing() as session:
        notice(session, conversation, Notified.CHURN_RISK, "m4")
    row = crowd.client.get("/api/v1/conversations", headers=crowd.of("ada")).json()["items"][0]
    write_playbook(crowd)
    weeks_of(crowd, a_day=5)
    answers_of_weeks(crowd, a_day=5)
    with crowd.house.store.writing() as session:
        bad = SurveyAnswer("rich", Scale.CSAT, 1, session.at, "Nobody told me when Tom would come.")
        keep_answers(session, "desk", [bad])
        keys: dict[str, object] = {"since": session.at.date() - timedelta(days=56)}
    for text, day in (("New return policy", 3), ("The shop was away for a day", 12)):
        at = crowd.house.store.clock().date() - timedelta(days=day)
        note(crowd, "first", text=text, day=at.isoformat())
    causes = causes_of(crowd)
    told = crowd.client.patch("/api/v1/settings", json={"notified": ["churn_risk"]}, headers=crowd.of("first"))
    assert told.is_success
    wrong: dict[str, object] = {}
    keys |= {"conversation": conversation, "customer": row["customer_id"], "user": crowd.users["ben"]}
    keys |= begin_calibrations(crowd) | {"cause": causes["refund"]}
    keys |= {"other": other, "graded": graded, "hard": hard}
    keys |= contested(crowd, conversation)
    keys |= trials_of(crowd, "parcels", "lead")
    keys |= {"team": crowd.teams["parcels"], "webhook": hooked(crowd), "job": import_that_runs(crowd)}
    for page, path in (PAGES | QUALITY | SETTINGS).items():
        who = "first" if page in SETTINGS else "lead" if page in QUALITY else "ada"
        status = visit.enter(crowd, who, path.format(**keys))
        wrong |= ({page: status} if status != 200 else {}) | wrong_in(visit, page)
    assert wrong == {}


def test_what_somebody_would_stumble_over_is_noticed(visit: Visit, crowd: Office) -> None:
    visit.enter(crowd, "ada", "/search")
    visit.page.evaluate("document.querySelector('main input').removeAttribute('id')")
    assert "label-title-only" in [rule for rule, _place in stumbles(visit.page)]


@pytest.mark.parametrize("opener", ["palette", "keys"])
def test_what_opens_is_for_everybody(visit: Visit, crowd: Office, opener: str) -> None:
    visit.enter(crowd, "ada")
    visit.page.locator(f"[data-opens={opener}]").click()
    assert stumbles(visit.page) == []


def test_the_menu_of_a_small_screen_is_for_everybody(visit: Visit, crowd: Office) -> None:
    visit.page.set_viewport_size({"width": 320, "height": 640})
    visit.enter(crowd, "first")
    visit.page.get_by_role("button", name="Menu").click()
    assert stumbles(visit.page) == []
    visit.page.locator("#rail [data-opens=palette]").click()
    assert visit.page.locator("#palette").is_visible()
    assert visit.page.locator("#rail").is_hidden()
    assert visit.overflow == 0


def test_axe_is_as_it_was_pinned() -> None:
    pinned = (AXE.parent / "PINNED").read_text(encoding="utf-8")
    assert hashlib.sha256(AXE.read_bytes()).hexdigest() in pinned
