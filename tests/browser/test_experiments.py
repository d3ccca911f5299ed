"""An experiment from its plan to its early end, as a lead goes through it."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe.stumble import stumbles
from tests.browser.conftest import Visit
from tests.browser.places import send, values
from tests.web.office import Office

pytestmark = pytest.mark.web

# What is no number; of an empty one the form has a usual value.
EMPTY = {"smallest": [("smallest", "much")]}


def test_a_lead_plans_one_looks_what_it_would_see_and_ends_it(visit: Visit, crowd: Office) -> None:
    visit.enter(crowd, "lead", "/insights/experiments")
    visit.page.get_by_role("link", name="Plan one").click()
    visit.page.get_by_label("What you call it").fill("Does the list help?")
    visit.page.get_by_label("What is switched").select_option("cue:still_unheard")
    visit.page.get_by_label("First day").fill("2040-01-02")
    visit.page.get_by_role("button", name="What would it see?").click()
    expect(visit.page.get_by_role("status").filter(has_text="too little to say")).to_be_visible()
    assert stumbles(visit.page) == []
    visit.page.get_by_role("button", name="Register it").click()
    expect(visit.page.get_by_role("heading", level=1)).to_have_text("Does the list help?")
    visit.page.get_by_label("Why it is ended early").fill("Agents miss it.")
    visit.page.get_by_role("button", name="End it").click()
    expect(visit.page.get_by_text("Agents miss it.")).to_be_visible()
    assert stumbles(visit.page) == []


@pytest.mark.parametrize("missing", ["name", "what", "smallest", "first", "teams"])
def test_what_is_missing_is_said_beside_its_field_and_the_rest_is_kept(
    visit: Visit, crowd: Office, missing: str
) -> None:
    visit.page.set_viewport_size({"width": 320, "height": 800})
    visit.enter(crowd, "lead", "/insights/experiments")
    sent = {"name": "Does the list help?", "what": "cue:still_unheard", "smallest": "7", "first": "2040-01-02"}
    sent |= {"teams": str(crowd.teams["parcels"])}
    send(visit, "/insights/experiments", [each for each in sent.items() if each[0] != missing] + EMPTY.get(missing, []))
    expect(visit.page.get_by_role("alert")).to_have_count(1)
    expect(visit.page.locator(f"#{missing}-problem")).to_be_visible()
    kept = {each: values(visit, f"[name={each}]") for each in ("name", "what", "smallest", "first") if each != missing}
    assert kept == {each: [sent[each]] for each in kept}
    assert (visit.overflow, stumbles(visit.page)) == (0, [])
