"""A writer over HTTP: answers well, slowly, with garbage, not at all."""

import json

import pytest

from heard.engines.writer import ChatWriter
from heard.errors import EngineError
from heard.suggest.writing.writer import Message
from tests.fakes.chat_server import Plan, chat_server

HELLO = (Message("system", "Be kind."), Message("user", "Hello"))


def asked(plan: Plan, *, key: str | None = None, seconds: float = 5.0) -> str:
    with chat_server(plan) as url:
        return ChatWriter(url, "small", key, seconds).write(HELLO)


def test_the_pieces_of_an_answer_are_joined() -> None:
    plan = Plan(["Hell", "o ", "⟦é⟧"])
    assert asked(plan, key="k-1") == "Hello ⟦é⟧"
    assert plan.asked[0]["messages"] == [
        {"role": "system", "content": "Be kind."},
        {"role": "user", "content": "Hello"},
    ]
    assert (plan.asked[0]["model"], plan.asked[0]["temperature"], plan.keys) == ("small", 0, ["Bearer k-1"])


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"", ""),
        (b"<html>busy</html>", ""),
        (b'data: {not json\n\ndata: []\n\ndata: {"choices": [{"delta": {"content": 7}}]}\n\n', ""),
        (
            b": ping\n\ndata: "
            + json.dumps({"choices": [{"delta": {"content": "x"}}]}).encode()
            + b"\n\ndata: [DONE]\n\ndata: y",
            "x",
        ),
        (b"data: \xff\xfe\n\n", ""),
    ],
)
def test_garbage_is_passed_over(raw: bytes, text: str) -> None:
    assert asked(Plan(raw=raw)) == text


@pytest.mark.parametrize(
    ("plan", "sentence", "temporary"),
    [
        (Plan(status=401), " answered 401.", False),
        (Plan(status=429), " answered 429.", True),
        (Plan(status=503), " answered 503.", True),
        (Plan(status=302, location="http://127.0.0.1:9/"), " answered 302.", False),
        (Plan(endless=True), " would not stop writing.", False),
        (Plan(["slow"] * 50, pause=0.05), " took too long.", True),
        (Plan(raw=b"data: " + b"x" * 500_000), " would not stop writing.", False),
        (Plan(comments=200, pause=0.05), " took too long.", True),
    ],
    ids=["no key", "too many", "broken", "elsewhere", "endless", "slow", "no line end", "only comments"],
)
def test_what_is_no_answer_is_said_in_one_sentence(plan: Plan, sentence: str, *, temporary: bool) -> None:
    with pytest.raises(EngineError) as raised:
        asked(plan, key="k-secret", seconds=0.5)
    assert str(raised.value).endswith(sentence)
    assert raised.value.temporary is temporary
    assert "k-secret" not in repr(raised.value)


def test_nobody_at_home() -> None:
    with pytest.raises(EngineError, match="cannot be reached"):
        ChatWriter("http://127.0.0.1:9/v1", "small").write(HELLO)


def test_its_key_is_in_no_picture_of_it() -> None:
    assert "k-secret" not in repr(ChatWriter("http://localhost/v1", "small", "k-secret"))
