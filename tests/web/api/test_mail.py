"""Mail through the API: links go to whom they are for, and are shown only where they did not arrive."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from heard.outside import MailSettings, Security
from heard.settings import Settings
from heard.storage.store import Store
from tests.fakes.mail_server import Post, mail_server
from tests.web.office import Office, open_office

ADDRESS = "https://heard.example.com"
NEW = {"email": "new@example.test", "name": "New"}


@contextmanager
def office_with(post: Post | None, store: Store, home: Path) -> Iterator[Office]:
    """The office with a mail server, or, without one, with a port where nobody is."""
    with mail_server(post or Post()) as port, socket.create_server(("127.0.0.1", 0)) as gone:
        named = port if post else gone.getsockname()[1]
        gone.close()
        settings = Settings(mail=MailSettings("127.0.0.1", "heard@example.test", ADDRESS, Security.NONE, named))
        with open_office(store, home, settings) as office:
            yield office


def asked(office: Office, path: str, **more: object) -> dict[str, object]:
    answer = office.client.post(f"/api/v1/{path}", headers=office.of("admin"), **more)  # type: ignore[arg-type]  # passed on
    assert answer.status_code == 201, answer.text
    found: dict[str, object] = answer.json()
    return found


def link_in(post: Post) -> str:
    """The secret of the link in the last mail."""
    found: str = post.mails[-1].get_content()
    return found.partition(f"{ADDRESS}/password#")[2].split()[0]


def test_an_invitation_is_mailed_and_not_shown(store: Store, tmp_path: Path) -> None:
    post = Post()
    with office_with(post, store, tmp_path) as office:
        made = asked(office, "users", json=NEW)
        assert (made["path"], made["mailed"]) == (None, True)
        assert post.recipients == ["new@example.test"]
        assert office.house.people.accept(link_in(post), "four words to come in")


def test_a_reset_is_mailed_to_whom_it_is_for(store: Store, tmp_path: Path) -> None:
    post = Post()
    with office_with(post, store, tmp_path) as office:
        made = asked(office, f"users/{office.users['ada']}/reset")
        assert (made["path"], post.recipients) == (None, ["ada@example.test"])


def test_a_link_is_shown_if_it_is_asked_for(store: Store, tmp_path: Path) -> None:
    post = Post()
    with office_with(post, store, tmp_path) as office:
        made = asked(office, "users", json=NEW, params={"show": True})
        assert made["path"] == f"/password#{link_in(post)}"


@pytest.mark.parametrize(
    ("post", "sentence"),
    [
        (None, "cannot be reached, or hung up."),
        (Post({"RCPT": "550 nobody"}), "answered 550."),
        (Post({"TAKEN": "451 later"}), "answered 451."),
    ],
)
def test_where_it_was_not_taken_the_link_is_shown_with_one_sentence(
    store: Store, tmp_path: Path, post: Post | None, sentence: str
) -> None:
    with office_with(post, store, tmp_path) as office:
        made = asked(office, "users", json=NEW)
        assert not made["mailed"]
        assert str(made["told"]).endswith(sentence)
        assert office.house.people.accept(str(made["path"]).partition("#")[2], "four words to come in")


def test_without_a_mail_server_a_link_is_shown(office: Office) -> None:
    made = asked(office, "users", json=NEW)
    assert (made["mailed"], made["told"]) == (False, None)
    assert str(made["path"]).startswith("/password#")


def test_an_address_that_would_add_a_header_is_refused(store: Store, tmp_path: Path) -> None:
    post = Post()
    with office_with(post, store, tmp_path) as office:
        sent = {"email": "new@example.test\r\nBcc: eve@example.test", "name": "New"}
        answer = office.client.post("/api/v1/users", headers=office.of("admin"), json=sent)
        asked(office, "users", json={"email": "new@example.test", "name": "New\r\nBcc: eve@example.test"})
    assert answer.status_code == 422
    assert post.recipients == ["new@example.test"]
    assert b"eve@" not in post.taken[0][1]


def test_everybody_says_for_themselves_whether_notices_come_by_mail(office: Office) -> None:
    headers = office.sign_in("ada")
    assert office.client.get("/api/v1/me", headers=headers).json()["user"]["notices_by_mail"]
    changed = office.client.patch("/api/v1/me", headers=headers, json={"notices_by_mail": False})
    assert (changed.status_code, changed.json()["notices_by_mail"]) == (200, False)
    path = f"/api/v1/users/{office.users['ada']}"
    assert not office.client.get(path, headers=office.of("admin")).json()["notices_by_mail"]
    office.client.patch("/api/v1/me", headers=headers, json={"notices_by_mail": True})
    assert office.client.get("/api/v1/me", headers=headers).json()["user"]["notices_by_mail"]
