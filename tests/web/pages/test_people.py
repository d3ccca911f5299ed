"""People and teams: invited, given roles, let in no more; made, renamed and taken away."""

import re
from pathlib import Path

import pytest
from httpx2 import Response

from heard.access import AccessRole
from heard.outside import MailSettings, Security
from heard.settings import Settings
from heard.storage.access import users
from heard.storage.access.users import HeldRole
from heard.storage.store import Store
from tests.fakes.mail_server import Post, mail_server
from tests.web.forms import send_form
from tests.web.office import HERE, Office, open_office

PEOPLE, TEAMS = "/settings/people", "/settings/teams"
ZOE = {"email": "zoe@example.test", "name": "Zoë & co"}


def send(office: Office, path: str, **form: object) -> Response:
    """Send a form as the administrator."""
    return send_form(office, "admin", path, **form)


def page(office: Office, path: str) -> str:
    """A page, as the administrator sees it."""
    return office.client.get(path, headers=office.sign_in("admin")).text


def roles_of(office: Office, who: str) -> set[HeldRole]:
    """What somebody holds."""
    with office.house.store.reading() as session:
        found = users.by_email(session, f"{who}@example.test")
    assert found is not None
    return set(found.roles)


def test_somebody_is_invited_by_a_link_that_is_shown_once(office: Office) -> None:
    parcels = office.teams["parcels"]
    made = send(office, PEOPLE, **ZOE, roles=["agent", f"lead:{parcels}"])
    (secret,) = re.findall(rf'value="{HERE}/password#([\w-]+)"', made.text)
    assert roles_of(office, "zoe") == {HeldRole(AccessRole.AGENT), HeldRole(AccessRole.LEAD, parcels)}
    assert office.house.people.accept(secret, "four words to come in")
    listed = page(office, PEOPLE)
    assert ("Zoë &amp; co" in listed, "Lead in parcels" in listed, secret in listed) == (True, True, False)


def test_an_invitation_that_was_mailed_is_not_shown(store: Store, tmp_path: Path) -> None:
    post = Post()
    with mail_server(post) as port:
        mail = MailSettings("127.0.0.1", "heard@example.test", "https://heard.example.test", Security.NONE, port)
        with open_office(store, tmp_path, Settings(mail=mail)) as office:
            made = send(office, PEOPLE, **ZOE).text
    assert ("A link was mailed to zoe@example.test" in made, "/password#" in made) == (True, False)
    assert post.recipients == ["zoe@example.test"]


def test_a_link_that_could_not_be_mailed_is_shown_with_the_place_of_the_mails(store: Store, tmp_path: Path) -> None:
    mail = MailSettings("127.0.0.1", "heard@example.test", "https://heard.example.test", Security.NONE, 9)
    with open_office(store, tmp_path, Settings(mail=mail)) as office:
        made = send(office, PEOPLE, **ZOE).text
    assert ("It could not be mailed" in made, 'value="https://heard.example.test/password#' in made) == (True, True)


@pytest.mark.parametrize(
    ("form", "status", "told"),
    [
        ({"email": "ada@example.test"}, 409, "There is a user ada@example.test already"),
        ({"email": "zoe"}, 422, "That is no e-mail address"),
        ({"email": ""}, 422, "Somebody has an e-mail address"),
        ({"roles": "queen"}, 422, "Somebody has an e-mail address"),
    ],
)
def test_who_cannot_be_invited_is_told_and_what_was_typed_stays(
    office: Office, form: dict[str, str], status: int, told: str
) -> None:
    answer = send(office, PEOPLE, **ZOE | {"roles": "agent"} | form)
    assert (answer.status_code, told in answer.text, "Zoë &amp; co" in answer.text) == (status, True, True)


def test_roles_are_given_and_taken(office: Office) -> None:
    ben = f"{PEOPLE}/{office.users['ben']}"
    assert "Saved." in send(office, f"{ben}/roles", roles="trainer").text
    assert roles_of(office, "ben") == {HeldRole(AccessRole.TRAINER)}
    send(office, f"{ben}/roles")
    assert roles_of(office, "ben") == set()
    assert "no role yet" in page(office, PEOPLE)


def test_a_team_that_is_gone_gives_no_role(office: Office) -> None:
    answer = send(office, f"{PEOPLE}/{office.users['ben']}/roles", roles="lead:987654")
    assert (answer.status_code, "There is no team 987654" in answer.text) == (404, True)


def test_nobody_takes_their_own_roles_away(office: Office) -> None:
    admin = f"{PEOPLE}/{office.users['admin']}"
    assert "Nobody takes their own roles away" in page(office, admin)
    assert send(office, f"{admin}/roles").status_code == 409
    assert send(office, f"{admin}/door", disabled=True).status_code == 409
    assert roles_of(office, "admin") == {HeldRole(AccessRole.ADMIN)}


def test_somebody_is_let_in_no_more_and_again(office: Office) -> None:
    ben, browser = f"{PEOPLE}/{office.users['ben']}", office.sign_in("ben")
    assert "not let in" in send(office, f"{ben}/door", disabled=True).text
    assert office.client.get("/api/v1/me", headers=browser).status_code == 401
    assert "Let in again." in send(office, f"{ben}/door", disabled=False).text


def test_somebody_is_signed_out_and_sent_a_link(office: Office) -> None:
    ben, browser = f"{PEOPLE}/{office.users['ben']}", office.sign_in("ben")
    assert "Signed out everywhere." in send(office, f"{ben}/sign-out").text
    assert office.client.get("/api/v1/me", headers=browser).status_code == 401
    assert f'value="{HERE}/password#' in send(office, f"{ben}/reset").text


def test_the_list_goes_on(office: Office) -> None:
    for number in range(45):
        office.house.people.invite("a test", f"more-{number}@example.test", f"More {number}", ())
    first = page(office, PEOPLE)
    (following,) = re.findall(r'href="(/settings/people\?cursor=[^"]+)"', first)
    assert ("More 44" in first, "More 44" in page(office, following)) == (False, True)


def test_a_team_is_made_renamed_and_taken_away(office: Office) -> None:
    made = send(office, TEAMS, name=" nights ")
    id_ = int(str(made.url).rpartition("/")[2])
    assert "Nobody yet" in made.text
    assert "days" in send(office, f"{TEAMS}/{id_}", name="days").text
    send(office, f"{PEOPLE}/{office.users['ben']}/roles", roles=f"agent:{id_}")
    assert f'href="/settings/people/{office.users["ben"]}"' in page(office, f"{TEAMS}/{id_}")
    assert "days" not in send(office, f"{TEAMS}/{id_}/remove").text
    assert roles_of(office, "ben") == set()


def test_the_list_of_teams_counts_people_once_and_conversations(office: Office) -> None:
    parcels = office.teams["parcels"]
    send(office, f"{PEOPLE}/{office.users['ada']}/roles", roles=[f"agent:{parcels}", f"lead:{parcels}"])
    assert re.findall(r"<span>(\d+) (?:people|conversations)</span>", page(office, TEAMS)) == ["5", "3", "2", "2"]


def test_a_team_that_has_conversations_stays(office: Office) -> None:
    path = f"{TEAMS}/{office.teams['parcels']}"
    assert "Remove the team" not in page(office, path)
    answer = send(office, f"{path}/remove")
    assert (answer.status_code, "rename it instead" in answer.text) == (409, True)


@pytest.mark.parametrize(("name", "status"), [("parcels", 409), (" ", 422), ("", 422)])
def test_a_name_that_is_taken_or_none_is_told(office: Office, name: str, status: int) -> None:
    assert send(office, TEAMS, name=name).status_code == status
    refused = send(office, f"{TEAMS}/{office.teams['refunds']}", name=name)
    assert (refused.status_code, 'role="alert"' in refused.text) == (status, True)
