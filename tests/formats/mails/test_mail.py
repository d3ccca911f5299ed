"""A mail: what its writer wrote, whatever its parts, encodings and headers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.errors import InvalidValue
from heard.formats.mails.mail import read_mail
from tests.formats.mails.letters import letter


def parts(*texts: str, kind: str = "mixed") -> str:
    """A mail of several parts, each with headers of its own."""
    joined = "".join(f"--b\n{text}\n" for text in texts)
    return letter(f"{joined}--b--", content_type=f'multipart/{kind}; boundary="b"')


def text_of(mail: str | bytes) -> str:
    """What the writer of a mail wrote."""
    return read_mail(mail if isinstance(mail, bytes) else mail.encode()).text


PLAIN, HTML = "Content-Type: text/plain\n\n", "Content-Type: text/html\n\n"
ATTACHED = "Content-Type: text/plain\nContent-Disposition: attachment\n\n"


@pytest.mark.parametrize(
    ("mail", "text"),
    [
        (letter("Hi\nthere"), "Hi\nthere"),
        (parts(f"{PLAIN}Hi", f"{HTML}<p>Ho", kind="alternative"), "Hi"),
        (parts(f"{PLAIN} \n", f"{HTML}<p>Ho", kind="alternative"), "Ho"),
        (parts(f"{HTML}<p>Hi<br>there</p><blockquote>old</blockquote>"), "Hi\nthere"),
        (parts(f"{ATTACHED}Not this", f"{PLAIN}Hi"), "Hi"),
        (parts(f"Content-Type: message/rfc822\n\n{letter('Not this')}", f"{PLAIN}Hi"), "Hi"),
        (letter("<p>Hi &amp; you", content_type="text/html"), "Hi & you"),
        (letter("PGI+SGk8L2I+", content_type="text/html", content_transfer_encoding="base64"), "Hi"),
        (
            letter("F=C3=BCr", content_type="text/plain; charset=utf-8", content_transfer_encoding="quoted-printable"),
            "Für",
        ),
        (letter("One \nline\n-- \nAnn", content_type="text/plain; format=flowed"), "One line"),
        (letter("Hi", content_type="image/png"), ""),
        (letter(""), ""),
    ],
)
def test_its_words_are_found_in_whichever_part(mail: str, text: str) -> None:
    assert text_of(mail) == text


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("New\n\nOn Mon, 5 Jan 2026 at 10:02, Ann <ann@mail.test> wrote:\n> old\n> older", "New"),
        ("> old question\n\nMy answer\n\n> older\n\nand more", "My answer\n\nand more"),
        ("New\n\n-- \nAnn\nShop Ltd", "New"),
        ("New\n\nSent from my iPhone", "New"),
        ("New\n\n-----Original Message-----\nFrom: Tom\nold", "New"),
        ("New\n\nFrom: Tom\nSent: Monday\nTo: Ann\nSubject: Lamp\n\nold", "New"),
        (
            "Thanks, but it still flickers.\n- in the hall\n- in bed",
            "Thanks, but it still flickers.\n- in the hall\n- in bed",
        ),
        ("From: Oslo\nTo: Bergen\nWhen does it leave?", "From: Oslo\nTo: Bergen\nWhen does it leave?"),
        ("> all of it", ""),
        ("a\n\n\n\n\nb", "a\n\nb"),
    ],
)
def test_what_it_quotes_and_its_signature_are_cut(text: str, own: str) -> None:
    assert text_of(letter(text)) == own


@pytest.mark.parametrize(
    ("charset", "raw", "text"),
    [
        ("iso-8859-1", "für".encode("latin-1"), "für"),
        ("utf-8", "für".encode("cp1252"), "für"),
        ("us-ascii", "für €".encode(), "für €"),
        ("no-such-thing", "für".encode(), "für"),
        ("punycode", b"fr-hoa", "fr-hoa"),
        ("unicode_escape", b"\\u0041", "\\u0041"),
        ("zlib", b"abc", "abc"),
        ("utf-16", b"\xff", "\ufffd"),
        ("utf-8", b"a\0b", "a\ufffdb"),
        ('"', b"abc", "abc"),
    ],
)
def test_it_is_decoded_whatever_it_says_of_its_letters(charset: str, raw: bytes, text: str) -> None:
    head, _, _ = letter(content_type=f"text/plain; charset={charset}").partition("\n\n")
    assert text_of(head.encode() + b"\n\n" + raw) == text


@pytest.mark.parametrize(
    ("header", "address", "name"),
    [
        ("Ann <Ann@Mail.test>", "ann@mail.test", "Ann"),
        ('"Lee, Ann" <ann@mail.test>', "ann@mail.test", "Lee, Ann"),
        ("=?utf-8?b?QW5uIE3DvGxsZXI=?= <ann@mail.test>", "ann@mail.test", "Ann Müller"),
        ("ann@mail.test (Ann)", "ann@mail.test", "Ann"),
        ("Ann <ann@mail.test", "ann@mail.test", "Ann"),
        ("a@b.test, c@d.test", "a@b.test", None),
    ],
)
def test_a_sender_is_read_however_it_is_written(header: str, address: str, name: str | None) -> None:
    sender = read_mail(letter(**{"from": header}).encode()).sender
    assert (sender.address, sender.name) == (address, name)


@pytest.mark.parametrize(
    "date", ["", "yesterday", "Mon, 99 Jan 2026 10:02:00 +0000", "Mon, 05 Jan 99999 10:02:00 +0000", "=?x?q?y?="]
)
def test_a_date_that_is_none_is_left_out(date: str) -> None:
    assert read_mail(letter(date=date).encode()).at is None


@pytest.mark.parametrize("raw", [b"", b"\n\n", b"Hi", letter(**{"from": "nobody"}).encode()])
def test_what_nobody_sent_is_no_mail(raw: bytes) -> None:
    with pytest.raises(InvalidValue, match="does not say from whom"):
        read_mail(raw)


headers = st.text(st.sampled_from("=?utf-8bq_<>@(),;:\"'\\ abÄ\t\x00\ud800"), max_size=60)


@given(headers, headers, headers, st.text(st.sampled_from("abc=\n->\x00 é"), max_size=60))
def test_no_header_and_no_body_leads_to_a_traceback(sender: str, kind: str, other: str, body: str) -> None:
    mail = letter(
        body, **{"from": f"a@b.test, {sender}"}, content_type=kind, date=other, references=other, subject=other
    )
    assert read_mail(mail.encode("utf-8", "surrogatepass")).text is not None
