"""Teams by hand: made, renamed, looked into, and taken away only while nothing is theirs."""

from heard.storage.access.audit import records
from tests.web.office import Office

PATH = "/api/v1/teams"


def added(office: Office, name: str) -> int:
    answer = office.client.post(PATH, json={"name": name}, headers=office.of("admin"))
    assert answer.status_code == 201, answer.text
    return int(answer.json()["id"])


def test_a_team_is_made_and_everybody_can_name_it(office: Office) -> None:
    id_ = added(office, " returns ")
    assert {"id": id_, "name": "returns"} in office.client.get(PATH, headers=office.of("ada")).json()


def test_a_name_is_taken_once(office: Office) -> None:
    again = office.client.post(PATH, json={"name": "parcels"}, headers=office.of("admin"))
    renamed = office.client.patch(
        f"{PATH}/{office.teams['refunds']}", json={"name": "parcels"}, headers=office.of("admin")
    )
    assert [again.status_code, renamed.status_code] == [409, 409]
    assert again.json()["detail"] == "There is a team parcels already; give another name."


def test_a_team_keeps_its_people_and_conversations_under_another_name(office: Office) -> None:
    path = f"{PATH}/{office.teams['parcels']}"
    renamed = office.client.patch(path, json={"name": "post"}, headers=office.of("admin")).json()
    assert (renamed["name"], renamed["conversations"]) == ("post", 3)
    held = {(each["name"], each["role"]) for each in renamed["members"]}
    assert held >= {("Ada", "agent"), ("Ben", "agent"), ("Lead", "lead")}
    rows = office.client.get("/api/v1/conversations", params={"team": "post"}, headers=office.of("lead")).json()[
        "items"
    ]
    assert len(rows) == 3


def test_a_team_with_conversations_stays_and_it_is_said_why(office: Office) -> None:
    refused = office.client.delete(f"{PATH}/{office.teams['parcels']}", headers=office.of("admin"))
    assert refused.status_code == 409
    assert refused.json()["detail"].startswith("parcels has 3 conversations, which nobody but administrators would see")


def test_an_empty_team_goes_with_the_roles_in_it(office: Office) -> None:
    id_, admin = added(office, "returns"), office.of("admin")
    user = f"/api/v1/users/{office.users['nobody']}"
    office.client.patch(user, json={"roles": [{"role": "agent", "team_id": id_}]}, headers=admin)
    assert office.client.delete(f"{PATH}/{id_}", headers=admin).status_code == 204
    assert office.client.get(user, headers=admin).json()["roles"] == []
    assert office.client.delete(f"{PATH}/{id_}", headers=admin).status_code == 404


def test_each_change_stands_in_the_audit(office: Office) -> None:
    id_, admin = added(office, "returns"), office.of("admin")
    office.client.patch(f"{PATH}/{id_}", json={"name": "back"}, headers=admin)
    office.client.delete(f"{PATH}/{id_}", headers=admin)
    with office.house.store.reading() as session:
        told = [(each.deed, each.what) for each in reversed(records(session, most=3))]
    assert told == [
        ("team.add", f"team {id_}: returns"),
        ("team.rename", f"team {id_}: returns, now back"),
        ("team.remove", f"team {id_}: back"),
    ]
