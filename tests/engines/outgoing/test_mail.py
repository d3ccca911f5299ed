"""One mail on its way to a real server: what it holds, and what becomes of it whatever the server does."""

import socket
import ssl
from dataclasses import replace
from pathlib import Path

import pytest

from heard.engines.outgoing.mail import Mail, MailServer
from heard.errors import InvalidValue
from tests.fakes.certificate import Certificate
from tests.fakes.mail_server import Post, mail_server

MAIL = Mail("event-7.user-3", "ada@example.test", "Set your password for Heard", "Open the link – it works once.\n")
SENDER = "heard@example.test"


def server_at(port: int) -> MailServer:
    return MailServer("127.0.0.1", port, SENDER, seconds=3.0, now=lambda: 0.0)


def test_it_arrives_as_it_was_written() -> None:
    post = Post()
    with mail_server(post) as port:
        outcome = server_at(port).send(MAIL)
    [mail] = post.mails
    assert (outcome.ending, outcome.told) == ("delivered", f"The mail server 127.0.0.1:{port} took it.")
    assert (mail["From"], mail["To"], mail["Subject"]) == (f"Heard <{SENDER}>", MAIL.to, MAIL.subject)
    assert mail["Message-ID"] == "<event-7.user-3@example.test>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail.get_content().splitlines() == MAIL.text.splitlines()
    assert post.taken[0][1].isascii()


@pytest.mark.parametrize(
    ("answers", "ending", "told"),
    [
        ({"RCPT": "450 later"}, "retry", "answered 450."),
        ({"RCPT": "550 nobody"}, "refused", "answered 550."),
        ({"TAKEN": "452 full"}, "retry", "answered 452."),
        ({"TAKEN": "554 spam"}, "refused", "answered 554."),
        ({"DATA": None}, "retry", "cannot be reached, or hung up."),
        ({"RCPT": None}, "retry", "cannot be reached, or hung up."),
        ({"GREETING": "554 not you"}, "retry", "answered 554."),
        ({"GREETING": None}, "retry", "cannot be reached, or hung up."),
        # The sender stands in the settings, where it can be mended.
        ({"MAIL": "550 not from you"}, "retry", "answered 550."),
        # It was taken, whatever came after.
        ({"QUIT": None}, "delivered", "took it."),
        ({"QUIT": "500 what?"}, "delivered", "took it."),
    ],
)
def test_whether_to_try_again_follows_from_what_the_server_says(
    answers: dict[str, str | None], ending: str, told: str
) -> None:
    post = Post(answers)
    with mail_server(post) as port:
        outcome = server_at(port).send(MAIL)
    assert (outcome.ending, outcome.told) == (ending, f"The mail server 127.0.0.1:{port} {told}")
    assert len(post.taken) == (ending == "delivered")


def test_nobody_at_the_port_is_an_outcome_and_so_is_somebody_silent() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        outcome = MailServer("127.0.0.1", port, SENDER, seconds=0.2).send(MAIL)
    gone = server_at(port).send(MAIL)
    assert outcome == gone
    assert outcome.told == f"The mail server 127.0.0.1:{port} cannot be reached, or hung up."


@pytest.mark.parametrize("how", ["tls", "starttls"])
def test_over_tls_it_signs_in_and_sends(tmp_path: Path, how: str) -> None:
    certificate = Certificate("localhost", tmp_path)
    post = Post(certificate=certificate.server(), tls=how == "tls", account=("heard", "hidden"))
    with mail_server(post) as port:
        server = MailServer(
            "localhost",
            port,
            SENDER,
            tls=how == "tls",
            starttls=how == "starttls",
            username="heard",
            password="hidden",  # noqa: S106 - of nobody
            certificates=certificate.believer,
        )
        assert (server.look().ending, server.send(MAIL).ending) == ("delivered", "delivered")
        wrong = replace(server, password="guessed").look()  # noqa: S106 - of nobody
        unsayable = replace(server, password="höchst geheim").look()  # noqa: S106 - of nobody
        stranger = replace(server, certificates=ssl.create_default_context).send(MAIL)
    assert wrong.told == f"The mail server localhost:{port} does not take the name or the password (535)."
    assert unsayable.told.endswith("or a way to sign in with this name and password.")
    assert stranger.told == f"The mail server localhost:{port} shows a certificate that is not to be trusted."
    assert "hidden" not in repr(server)
    assert len(post.taken) == 1


@pytest.mark.parametrize("username", [None, "heard"])
@pytest.mark.parametrize("answers", [{}, {"STARTTLS": "454 not now"}])
def test_where_starttls_is_refused_nothing_goes_in_the_clear(
    tmp_path: Path, answers: dict[str, str | None], username: str | None
) -> None:
    certificate = Certificate("localhost", tmp_path).server() if answers else None
    # It would take the name, the password and the mail.
    post = Post(answers, certificate, account=("heard", "hidden"))
    with mail_server(post) as port:
        outcome = replace(server_at(port), starttls=True, username=username, password="hidden").send(MAIL)  # noqa: S106 - of nobody
    assert outcome.ending == "retry"
    assert set(post.said) <= {"EHLO", "STARTTLS"}


@pytest.mark.parametrize(
    "to",
    [
        "ada@example.test\r\nBcc: eve@example.test",
        "ada@example.test\nBcc: eve@example.test",
        "ada@example.test, eve@example.test",
        "ada,eve@example.test",
        "ada@example.test>",
        '"ada eve"@example.test',
        "ada\0@example.test",
        "ada@example.test:25",
        "ädä@example.test",
        "ada.@example.test",
        "a..da@example.test",
        "ada@example.test.",
        "ada",
        "",
    ],
)
def test_what_is_not_one_plain_address_is_refused(to: str) -> None:
    with pytest.raises(InvalidValue, match="no address that mail can be sent to"):
        Mail("1", to, "Subject", "Text")


@pytest.mark.parametrize(("id_", "subject"), [("1", "Hello\r\nBcc: eve@example.test"), ("1\r\nX: y", "Hello")])
def test_no_header_is_smuggled_in(id_: str, subject: str) -> None:
    with pytest.raises(InvalidValue):
        Mail(id_, "ada@example.test", subject, "Text")
