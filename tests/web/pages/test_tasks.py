"""Tasks on their pages: set, begun, seen done and no more, or declined."""

from tests.web.forms import send_form
from tests.web.office import Office
from tests.web.pages.test_workspace import page

CARD = "dress-for-saturday"
PLANNED = {"scenario": CARD, "due": "2040-01-02", "note": "Before the summer."}


def planned(office: Office, **other: object) -> str:
    return send_form(office, "trainer", "/rehearse/tasks", **PLANNED | {"people": office.users["ada"]} | other).text


def test_a_task_is_set_done_and_seen_to_be_done(office: Office) -> None:
    assert "not yet" in planned(office)
    shown = page(office, "ada", "/rehearse")
    assert "Set for you" in shown
    assert "Before the summer." in shown
    made = office.client.post("/api/v1/me/rehearsals", json={"scenario": CARD}, headers=office.of("ada")).json()
    path = f"/api/v1/me/rehearsals/{made['id']}"
    office.client.post(f"{path}/replies", json={"text": "I am sorry, it is late."}, headers=office.of("ada"))
    office.client.post(f"{path}/end", headers=office.of("ada"))
    assert "Set for you" not in page(office, "ada", "/rehearse")
    seen = page(office, "trainer", "/rehearse/tasks")
    assert ">done<" in seen
    assert "I am sorry, it is late." not in seen


def test_a_reason_why_not_is_told_to_whoever_set_it(office: Office) -> None:
    planned(office)
    (task,) = office.client.get("/api/v1/me/tasks", headers=office.of("ada")).json()
    send_form(office, "ada", f"/rehearse/tasks/{task['id']}/decline", why="I am away.")
    assert "I am away." in page(office, "trainer", "/rehearse/tasks")
    assert "Set for you" not in page(office, "ada", "/rehearse")


def test_what_is_missing_is_told_beside_the_field_and_what_was_typed_stays(office: Office) -> None:
    assert "Choose a customer." in planned(office, scenario="")
    assert "Choose the last day for it." in planned(office, due="soon")
    nobody = send_form(office, "trainer", "/rehearse/tasks", **PLANNED).text
    assert "Choose at least one person." in nobody
    assert 'value="Before the summer."' in nobody
    assert "That day is over" in planned(office, due="2020-01-02")
    assert "Choose people from your own teams." in planned(office, people=office.users["cyd"])


def test_one_is_taken_away_again(office: Office) -> None:
    planned(office)
    (task,) = office.client.get("/api/v1/tasks", headers=office.of("trainer")).json()
    shown = send_form(office, "trainer", f"/rehearse/tasks/{task['id']}/remove").text
    assert "Set the first one" in shown
    deeds = office.client.get("/api/v1/audit", params={"deed": "task.add"}, headers=office.of("admin")).text
    assert f"task {task['id']}: {CARD}, 1 people" in deeds


def test_agents_see_no_tab_of_tasks(office: Office) -> None:
    assert 'href="/rehearse/tasks"' not in page(office, "ada", "/rehearse")
    assert 'href="/rehearse/tasks"' in page(office, "lead", "/rehearse")
