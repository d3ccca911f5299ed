"""Mailboxes: threads put together, machines left out, the team told from those who write to it."""

import pytest

from heard.conversation.channel import Channel
from heard.conversation.role import Role
from heard.errors import TranscriptError
from tests.formats.mails.letters import answer, letter, mailbox
from tests.formats.reading import Outcome, read

MB = 1024 * 1024
SUPPORT = 'support = ["@shop.test"]'


def of_shop(*letters: str) -> Outcome:
    """What a mailbox of the shop gives."""
    return read(mailbox(*letters), mapping=SUPPORT)


def test_a_mail_says_who_when_and_about_what() -> None:
    day = "Mon, 05 Jan 2026 10:02:00 +0100"
    [talk] = of_shop(
        letter(message_id="<m1@mail.test>", date=day), answer(in_reply_to="<m1@mail.test>", date=day)
    ).conversations
    assert (talk.id, talk.channel, talk.subject, talk.team) == ("m1@mail.test", Channel.EMAIL, "Lamp", "help@shop.test")
    assert talk.customer is not None
    assert (talk.customer.id, talk.customer.name, talk.customer.email) == ("ann@mail.test", "Ann", "ann@mail.test")
    assert talk.agent is not None
    assert (talk.agent.id, talk.agent.name) == ("tom@shop.test", "Tom")
    assert [(turn.role, turn.author, str(turn.at)) for turn in talk.turns] == [
        (Role.CUSTOMER, "Ann", "2026-01-05 10:02:00+01:00"),
        (Role.AGENT, "Tom", "2026-01-05 10:02:00+01:00"),
    ]


@pytest.mark.parametrize(
    "second",
    [
        answer(in_reply_to="<1@x>"),
        answer(references="<0@x> <1@x>", subject="Something else"),
        answer(references="<1@x>\n <5@x>"),
        answer(x_gm_thrid="7", subject="Other"),
        answer(),
        answer(subject="AW: Re: [Shop] lamp "),
    ],
    ids=["in reply to", "references", "folded references", "Gmail's number", "subject", "subject with marks"],
)
def test_an_answer_finds_its_thread(second: str) -> None:
    outcome = of_shop(letter(message_id="<1@x>", x_gm_thrid="7"), letter(subject="Radio"), second)
    assert [[turn.text for turn in talk.turns] for talk in outcome.conversations] == [["Hi", "Hello"], ["Hi"]]


def test_an_answer_may_stand_before_what_it_answers() -> None:
    for first in (answer(in_reply_to="<1@x>", message_id="<2@x>"), answer()):
        [talk] = of_shop(first, letter(message_id="<1@x>")).conversations
        assert len(talk.turns) == 2


@pytest.mark.parametrize("subject", ["Lamp", "Contact form", ""])
def test_new_mails_with_one_subject_stay_apart(subject: str) -> None:
    assert len(of_shop(letter(subject=subject), letter(subject=subject)).conversations) == 2


def test_an_answer_by_subject_belongs_to_the_same_people_only() -> None:
    assert len(of_shop(letter(), answer(to="bob@mail.test")).conversations) == 2


@pytest.mark.parametrize(
    "ids",
    [
        [("<1@x>", "<1@x>")],
        [("<1@x>", "<2@x>"), ("<2@x>", "<1@x>")],
        [("<1@x>", "<2@x>"), ("<2@x>", "<3@x>"), ("<3@x>", "<1@x>")],
        [("<1@x>", "".join(f"<{number}@x>" for number in range(400)))],
    ],
)
def test_references_in_a_circle_come_to_an_end(ids: list[tuple[str, str]]) -> None:
    outcome = of_shop(*(letter(message_id=id_, references=answers) for id_, answers in ids))
    assert [len(talk.turns) for talk in outcome.conversations] == [len(ids)]


def test_mails_stand_in_order_of_time_if_each_has_one() -> None:
    days = [f"Mon, {day} Jan 2026 10:00:00 +0000" for day in ("07", "05", "06")]
    outcome = of_shop(*(letter(day, references="<1@x>", date=day) for day in days))
    assert [turn.text[5:7] for turn in outcome.conversations[0].turns] == ["05", "06", "07"]


@pytest.mark.parametrize(
    ("headers", "kind"),
    [
        ({"auto_submitted": "auto-replied"}, "1 automatic reply"),
        ({"auto_submitted": "auto-generated; x=y"}, "1 automatic reply"),
        ({"x_autoreply": "yes"}, "1 automatic reply"),
        ({"precedence": "bulk"}, "1 automatic reply"),
        ({"precedence": "auto_reply"}, "1 automatic reply"),
        ({"from": "Mail Delivery <MAILER-DAEMON@mail.test>"}, "1 bounce"),
        ({"content_type": 'multipart/report; boundary="b"'}, "1 bounce"),
    ],
)
def test_what_no_person_wrote_is_left_out_and_counted(headers: dict[str, str], kind: str) -> None:
    outcome = of_shop(letter(auto_submitted="no"), letter(**headers))
    assert outcome.said == ["customer: Hi"]
    assert outcome.warnings == (f"Left out, as no person wrote them: {kind}.",)


def test_a_mailbox_of_machines_holds_no_conversation() -> None:
    with pytest.raises(TranscriptError, match="no conversation"):
        of_shop(letter(precedence="bulk"))


@pytest.mark.parametrize(
    ("letters", "warning"),
    [
        ([letter(), answer()], "help@shop.test and all of @shop.test is taken"),
        (
            [letter(), letter(**{"from": "bob@mail.test"}), answer(to="bob@mail.test")],
            "help@shop.test and all of @shop.test",
        ),
        (
            [letter(to="shop@gmail.com"), letter(**{"from": "bob@gmail.com"}, to="shop@gmail.com")],
            "shop@gmail.com is taken",
        ),
        ([letter(to="it@mail.test"), letter(**{"from": "bob@mail.test"}, to="it@mail.test")], "it@mail.test is taken"),
    ],
)
def test_the_team_is_guessed_and_the_guess_is_told(letters: list[str], warning: str) -> None:
    outcome = read(mailbox(*letters))
    assert outcome.warnings[0].startswith(warning)
    assert outcome.said[0] == "customer: Hi"


def test_what_the_team_writes_among_itself_is_a_note() -> None:
    outcome = of_shop(letter(message_id="<1@x>"), answer("Who knows?", to="tim@shop.test", in_reply_to="<1@x>"))
    assert outcome.said == ["customer: Hi", "note: Who knows?"]


def test_a_copy_is_read_once() -> None:
    outcome = of_shop(letter(message_id="<1@x>"), letter(message_id="<1@x>"))
    assert outcome.said == ["customer: Hi"]
    assert outcome.warnings == ("Mails that stand there more than once, such as 1@x, were read once.",)


def test_labels_of_gmail_are_tags_but_for_its_own() -> None:
    [talk] = of_shop(letter(x_gmail_labels="Inbox,=?utf-8?q?R=C3=BCckgabe?=,Important,VIP")).conversations
    assert talk.tags == ("Rückgabe", "VIP")


def test_a_line_that_begins_with_from_divides_only_where_a_mail_begins() -> None:
    outcome = of_shop(letter("Hi\n\nFrom here on it flickers.\n>From the start."), answer())
    assert outcome.said == ["customer: Hi\n\nFrom here on it flickers.\nFrom the start.", "agent: Hello"]


def test_a_mail_from_nobody_is_rejected_with_its_line() -> None:
    outcome = of_shop(letter(), letter(**{"from": ""}))
    assert outcome.said == ["customer: Hi"]
    assert outcome.rejected == ("talk.txt, line 9: this mail does not say from whom it is.",)


def test_a_line_or_a_mail_that_is_too_long_is_told() -> None:
    outcome = of_shop(letter(f"Hi\n{'x' * 17 * MB}\nthere"), letter("Hi\n" + f"{'x' * 99}\n" * 90_000))
    assert outcome.said[0] == "customer: Hi\n\nthere"
    assert outcome.rejected == ("talk.txt, line 8: this line of a mail is longer than 16 MB and was left out.",)
    assert outcome.warnings == ("Of mails as long as the one in line 11 only the first 8 MB were read.",)
