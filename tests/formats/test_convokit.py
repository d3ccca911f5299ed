"""ConvoKit: utterances in any order, roles from wherever a corpus keeps them, and a corpus that is read back."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings

from heard.conversation.conversation import Conversation, Customer
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.formats.catalogue import read_conversations
from heard.formats.convokit import write
from heard.formats.intake.source import Source, open_path
from tests.formats.drawn import whole_talks
from tests.formats.reading import read

FILES = ["conversations.json", "corpus.json", "index.json", "speakers.json", "utterances.jsonl"]


def utterance(id_: str, speaker: str, talk: str = "m1", **more: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
    reply = more.pop("reply_to", None)
    return {"id": id_, "speaker": speaker, "conversation_id": talk, "reply_to": reply, "text": id_, "meta": {}, **more}


def lines(*utterances: dict[str, Any]) -> str:
    return "\n".join(map(json.dumps, utterances))


HI = utterance("m1", "ruth", timestamp=1767225600)
HELLO = utterance("m2", "tom", reply_to="m1", timestamp=1767225900)


def corpus(folder: Path, utterances: str, **beside: object) -> tuple[list[Conversation], Source]:
    """What is read of a corpus with these files beside the utterances."""
    (folder / "utterances.jsonl").write_text(utterances, encoding="utf-8")
    for name, value in beside.items():
        (folder / f"{name}.json").write_text(json.dumps(value), encoding="utf-8")
    source = open_path(folder / "utterances.jsonl")
    return list(read_conversations(source)), source


def roles(talk: Conversation) -> list[str]:
    return [turn.role.value for turn in talk.turns]


def test_utterances_of_several_conversations_may_be_mixed() -> None:
    outcome = read(lines(HI, utterance("n1", "ann", "n1"), HELLO))
    assert outcome.ids == ["m1", "n1"]
    assert outcome.said == ["customer: m1", "agent: m2", "customer: n1"]


def test_times_and_speakers_are_kept() -> None:
    [talk] = read(lines(HI, HELLO)).conversations
    assert [str(turn.at) for turn in talk.turns] == ["2026-01-01 00:00:00+00:00", "2026-01-01 00:05:00+00:00"]
    assert [turn.author for turn in talk.turns] == ["ruth", "tom"]
    assert talk.customer == Customer("ruth")


@pytest.mark.parametrize("reply", ["reply_to", "reply-to"])
def test_an_answer_stands_behind_what_it_replies_to(reply: str) -> None:
    answer = {name: value for name, value in HELLO.items() if name != "reply_to"} | {reply: "m1"}
    assert read(lines(answer, HI)).said == ["customer: m1", "agent: m2"]


def test_older_corpora_are_read() -> None:
    old = {"id": "m1", "user": "ruth", "root": "m1", "reply-to": None, "timestamp": "1767225600", "text": "Hi"}
    assert read(json.dumps([old, {**old, "id": "m2", "user": "tom"}])).said == ["customer: Hi", "agent: Hi"]


def test_roles_stand_with_the_utterances() -> None:
    outcome = read(lines({**HI, "meta": {"role": "agent"}}, {**HELLO, "meta": {"role": "customer"}}))
    assert roles(outcome.conversations[0]) == ["agent", "customer"]
    assert not outcome.warnings


@pytest.mark.parametrize("kept", [{"meta": {"role": "agent"}, "vectors": []}, {"role": "agent"}])
def test_roles_stand_with_the_speakers(tmp_path: Path, kept: dict[str, Any]) -> None:
    [talk], source = corpus(tmp_path, lines(HI, HELLO), speakers={"ruth": kept, "tom": {"meta": {"type": "client"}}})
    assert roles(talk) == ["agent", "customer"]
    assert not source.warnings


def test_else_who_speaks_first_is_the_customer_with_a_warning() -> None:
    outcome = read(lines(HI, HELLO))
    assert outcome.warnings == ("The corpus does not say who is the customer; whoever speaks first was taken for one.",)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"text": None}, "text is missing."),
        ({"speaker": None}, "speaker is missing."),
        ({"conversation_id": None}, "this is no utterance: conversation_id is missing."),
        ({"id": None}, "id is missing."),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_is_read(changes: dict[str, Any], problem: str) -> None:
    outcome = read(lines(HI, {**utterance("n1", "ann", "n1"), **changes}))
    assert outcome.ids == ["m1"]
    assert outcome.rejected == (f"talk.txt, line 2: {problem}",)


@pytest.mark.parametrize(
    ("beside", "problem"),
    [
        ('{"ruth": {"meta": [}}', ", line 1: this is not valid JSON"),
        ("", ": this is empty"),
        ('{"ruth": {}, "ruth": {}}', ", line 1: the field 'ruth' stands twice"),
        ('{"ruth": {},\n"\\x": {},\n', ", line 2: this is not valid JSON at character 2"),
    ],
)
def test_what_is_broken_beside_is_told(tmp_path: Path, beside: str, problem: str) -> None:
    (tmp_path / "speakers.json").write_text(beside, encoding="utf-8")
    talks, source = corpus(tmp_path, lines(HI))
    assert len(talks) == 1
    assert f"speakers.json{problem}" in str(source.rejected[0])


def test_a_corpus_has_five_files_as_convokit_names_them(tmp_path: Path) -> None:
    turns = (Turn("1", Role.CUSTOMER, "Hi"), Turn("2", Role.AGENT, "Hello", author="Tom"))
    write([Conversation("a", turns, customer=Customer("ruth")), Conversation("b", ())], tmp_path / "corpus")
    files = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "corpus").iterdir()}
    assert sorted(files) == FILES
    answer = json.loads(files["utterances.jsonl"].splitlines()[1])
    assert (answer["id"], answer["speaker"]) == ("a#1", "Tom")
    assert (answer["conversation_id"], answer["reply_to"]) == ("a#0", "a#0")
    assert json.loads(files["speakers.json"]).keys() == {"ruth", "Tom"}
    assert json.loads(files["conversations.json"]).keys() == {"a#0"}
    assert json.loads(files["index.json"])["utterances-index"]["role"] == ["<class 'str'>"]


@settings(max_examples=40)
@given(whole_talks)
def test_what_is_written_is_read_back(talks: list[Conversation]) -> None:
    with TemporaryDirectory() as folder:
        write(talks, Path(folder))
        source = open_path(Path(folder) / "utterances.jsonl")
        assert list(read_conversations(source)) == talks
        assert not source.rejected
