"""Strings that somebody sends to break something: each is answered with yes or no, and never by a mistake (A17)."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.web.office import Office

API = "/api/v1"
SQL = [
    "' OR 1=1 --",
    '"; DROP TABLE conversation; --',
    "1' UNION SELECT text FROM turn--",
    "%' OR '1'='1",
    "\\'; --",
    "$$;--",
]
FTS = [
    "NEAR(a b)",
    "a AND",
    "OR",
    "NOT a",
    "a*",
    "^a",
    "text:a",
    '"',
    '""',
    '"a',
    'a"b',
    "{a b}:c",
    "-a",
    "a + b",
    "(a",
    "a:*",
    "!a & b",
]
LIKE = ["%", "_", "%%%%", "[a-z]", "\\", "\\%", "*", "?"]
LETTERS = [
    "\0",
    "a\0b",
    "\x1b[31m",
    "\r\nX: y",
    "\u202e",
    "\ufeff",
    "\u200b",
    "\U000e0041",
    "\ufffe",
    "🏴\u200d☠️",
    "ﷺ" * 100,
    "a\u0301" * 200,
]
NUMBERS = ["-1", "0", "1e9", "1.5", "NaN", "Infinity", "9" * 30, "0x10", "٣", "1_000", " 1", "+1", "true", "null"]
PATHS = [
    "../../etc/passwd",
    "..%2f..",
    "%00",
    "a/b",
    "C:\\x",
    "file:///etc/passwd",
    "{}",
    "[]",
    "${jndi:ldap://x}",
    "{{7*7}}",
]
LONG = ["a" * 501, "a " * 250, '"' * 500, "(" * 500, "é" * 500]
HOSTILE = [*SQL, *FTS, *LIKE, *LETTERS, *NUMBERS, *PATHS, *LONG]


def asked(office: Office, words: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Requests with these words wherever words, numbers, ids and cursors may stand."""
    talk = f"{API}/conversations/{office.keys['ada-1']}"
    for name in ("source", "external_id", "team", "channel", "status", "customer_id", "cursor", "most"):
        yield "GET", f"{API}/conversations", {"params": {name: words}}
    yield "GET", f"{API}/search", {"params": {"q": words}}
    yield "GET", f"{API}/search", {"params": {"q": "parcel", "cursor": words}}
    yield "GET", f"{API}/customers", {"params": {"who": words}}
    for path in ("audit", "users"):
        yield "GET", f"{API}/{path}", {"params": {"cursor": words}}
    yield "GET", f"{talk}/turns", {"params": {"cursor": words, "most": words}}
    turn = {"role": "customer", "text": words}
    yield "POST", f"{talk}/turns", {"json": turn | {"id": words, "author": words, "at": words}}
    yield "POST", f"{talk}/turns", {"json": turn}
    yield "POST", f"{API}/conversations", {"json": {"id": words, "subject": words, "team": words, "turns": [turn]}}
    yield "POST", f"{API}/conversations", {"params": {"source": words}, "json": {"turns": [turn]}}
    yield "POST", f"{API}/users", {"json": {"email": f"{words}@example.test", "name": words}}
    yield "POST", f"{API}/draft", {"json": {"draft": words, "conversation": {"turns": [turn], words: words}}}
    for header in ("Idempotency-Key", "If-None-Match"):
        if words.isascii() and words.isprintable():
            yield "GET", talk, {"headers": {header: words}}
            yield "POST", f"{talk}/turns", {"json": turn, "headers": {header: words}}


def test_there_are_enough_of_them() -> None:
    assert len(set(HOSTILE)) >= 70


@pytest.mark.parametrize("part", range(4))
def test_no_words_are_answered_by_a_mistake(office: Office, part: int) -> None:
    for words in HOSTILE[part::4]:
        for method, path, sent in asked(office, words):
            headers = office.of("first") | sent.pop("headers", {})
            answer = office.client.request(method, path, headers=headers, **sent)
            assert answer.status_code < 500, (method, path, words, answer.text)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'"a"',
        b"1",
        b"\xff\xfe",
        b"NaN",
        b'{"turns": NaN}',
        b"[" * 100_000,
        b'{"a":' * 50_000,
        b"9" * 5_000,
        b'{"turns": [{"role": "customer", "text": "\\ud800"}]}',
        b'{"\\ud800": 1, "turns": []}',
        b'{"turns": [], "turns": [{}]}',
        b'{"turns": [{"role": "customer", "text": "a", "start_ms": ' + b"9" * 400 + b"}]}",
        b'{"turns": [{"role": "customer", "text": "a", "at": "0001-01-01T00:00:00+23:59"}]}',
        b'{"opened_at": "9999-12-31T23:59:59-23:59", "turns": []}',
    ],
)
@pytest.mark.parametrize("path", ["conversations", "review", "draft", "users", "conversations/1/turns"])
def test_no_body_is_answered_by_a_mistake(office: Office, path: str, body: bytes) -> None:
    kind = {"Content-Type": "application/json"}
    answer = office.client.post(f"{API}/{path}", content=body, headers=office.of("first") | kind)
    assert answer.status_code < 500, answer.text


@pytest.mark.parametrize("words", ["%", "_", "%-1", "*", "ada%"])
def test_no_sign_in_a_filter_stands_for_others(office: Office, words: str) -> None:
    found = office.client.get(f"{API}/conversations", params={"external_id": words}, headers=office.of("first"))
    assert found.json()["items"] == []
