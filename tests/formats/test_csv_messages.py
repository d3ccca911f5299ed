"""CSV: whatever divides the columns, whatever they are called, however the rows are mixed."""

import re
from pathlib import Path

import pytest

from heard.conversation.channel import Channel
from heard.errors import TranscriptError
from heard.formats.csv_messages import COLUMNS
from tests.formats.reading import read

DOCS = Path(__file__).parents[2] / "docs" / "wire.md"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_it_finds_the_delimiter(delimiter: str) -> None:
    rows = ["role,text", "customer,Hi", "agent,Hello"]
    assert read("\n".join(rows).replace(",", delimiter)).said == ["customer: Hi", "agent: Hello"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('role,text\ncustomer,"one\n\ntwo"\n', ["customer: one\n\ntwo"]),
        ('role,text\r\ncustomer,"one\r\ntwo"\r\n', ["customer: one\ntwo"]),
        ("role,text\rcustomer,old Mac\r", ["customer: old Mac"]),
        ('\ufeffrole,text\ncustomer,"a ""b"" c"\n', ['customer: a "b" c']),
        ('role, text\ncustomer, "a, b"\n', ["customer: a, b"]),
        ("\n\nrole,text\n\ncustomer,Hi\n,\nrole,text\n", ["customer: Hi"]),
        ("role,text,\ncustomer,Hi,\n", ["customer: Hi"]),
        ("Message,Author Type\nHi,End-User\nHello,Agent 2\n", ["customer: Hi", "agent: Hello"]),
        ("messageBody;senderType\nHi;VISITOR\nHello;bot\n", ["customer: Hi", "bot: Hello"]),
        ("from,body\ninbound,Hi\noutbound,Hello\n", ["customer: Hi", "agent: Hello"]),
        (f"role,text\ncustomer,{'x' * 200_000}\n", [f"customer: {'x' * 200_000}"]),
    ],
)
def test_it_reads_a_row_as_a_message(content: str, said: list[str]) -> None:
    assert read(content).said == said


def test_a_header_in_windows_1252_is_known_as_the_header() -> None:
    outcome = read("role;text;Größe\ncustomer;für 5 €;1\n".encode("cp1252"))
    assert outcome.said == ["customer: für 5 €"]
    assert not outcome.rejected


def test_rows_of_several_conversations_may_be_mixed() -> None:
    outcome = read("thread,role,text\nb,customer,1\na,customer,2\nb,agent,3\na,agent,4\n")
    assert outcome.ids == ["b", "a"]
    assert outcome.said == ["customer: 1", "agent: 3", "customer: 2", "agent: 4"]


@pytest.mark.parametrize(
    ("content", "ids"),
    [
        ("id,role,text\n7,customer,1\n7,agent,2\n8,customer,3\n", ["7", "8"]),
        ("id,role,text\n1,customer,1\n2,agent,2\n", ["talk"]),
        ("id,ticket,role,text\n1,T,customer,1\n2,T,agent,2\n", ["T"]),
        ("ticket,role,text\n,customer,1\n,agent,2\n", ["talk"]),
    ],
)
def test_an_id_column_is_what_its_values_make_it(content: str, ids: list[str]) -> None:
    assert read(content).ids == ids


def test_ids_authors_times_and_channels_are_kept() -> None:
    outcome = read(
        "id,ticket,role,text,created_at,author,channel\nm1,T,customer,Hi,2026-01-05 10:02:00 UTC,Ann,Phone\n"
    )
    [turn] = outcome.conversations[0].turns
    assert (turn.id, turn.author, str(turn.at)) == ("m1", "Ann", "2026-01-05 10:02:00+00:00")
    assert outcome.conversations[0].channel is Channel.VOICE


@pytest.mark.parametrize(
    ("times", "order"),
    [
        (["2026-01-03", "2026-01-02", "2026-01-01"], ["2", "1", "0"]),
        (["2026-01-01", "2026-01-01", "2026-01-01"], ["0", "1", "2"]),
        (["2026-01-03", "", "2026-01-01"], ["0", "1", "2"]),
        (["2026-01-03T00:00Z", "2026-01-02", "2026-01-01"], ["0", "1", "2"]),
        (["1767600002", "1767600001", "1767600000000"], ["2", "1", "0"]),
    ],
)
def test_messages_are_put_in_order_of_time_if_each_has_one(times: list[str], order: list[str]) -> None:
    rows = "".join(f"customer,{place},{time}\n" for place, time in enumerate(times))
    assert [turn.text for turn in read(f"role,text,at\n{rows}").conversations[0].turns] == order


@pytest.mark.parametrize(
    ("content", "warning"),
    [
        ("role,text,mood,tag\ncustomer,Hi,sad,x\n", "Left out, as Heard does not know them: mood, tag."),
        (
            "role,text,at\ncustomer,Hi,05/01/2026\nagent,Hi,06/01/2026\n",
            "Times such as '05/01/2026' were left out; write them like 2026-01-05T10:02:00+01:00.",
        ),
        (
            "role,text,channel\ncustomer,Hi,pigeon\n",
            "Channel 'pigeon' is read as chat; Heard knows email, chat, voice, social, sms, form.",
        ),
    ],
)
def test_what_is_left_out_is_said_once(content: str, warning: str) -> None:
    assert read(content).warnings == (warning,)


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("customer", "the row has 1 cells and the header 2; put quotation marks around text that holds the delimiter."),
        (
            "customer,a,b",
            "the row has 3 cells and the header 2; put quotation marks around text that holds the delimiter.",
        ),
        ("Bob,Hi", "'Bob' speaks; Heard knows customer, agent, bot, system and note."),
        ('customer,"a "b" c"', 'a quotation mark here is not closed; write "" for one that belongs to the text.'),
    ],
)
def test_a_bad_row_is_reported_and_the_rest_is_read(row: str, problem: str) -> None:
    outcome = read(f"role,text\ncustomer,Hi\n{row}\nagent,Hello\n")
    assert outcome.said == ["customer: Hi", "agent: Hello"]
    assert outcome.rejected == (f"talk.txt, line 3: {problem}",)


def test_a_quotation_mark_that_never_closes_is_reported_where_it_opens() -> None:
    outcome = read('role,text\ncustomer,Hi\nagent,"Hello\ncustomer,lost\n')
    assert outcome.said == ["customer: Hi"]
    assert outcome.rejected[0].startswith("talk.txt, line 3: a quotation mark here is not closed")


def test_two_messages_with_one_id_refuse_their_conversation() -> None:
    outcome = read("ticket,message_id,role,text\na,1,customer,x\na,1,agent,y\nb,1,customer,z\n")
    assert outcome.ids == ["b"]
    assert outcome.rejected == ("talk.txt, line 2: Conversation a has two turns with the id 1.",)


@pytest.mark.parametrize(
    "content", ["who,words\ncustomer,Hi\n", "a\tb\n1\t2\n", ",text,label\n0,Hi,x\n", "text,category\nHi,x\n"]
)
def test_unknown_columns_give_one_sentence_that_names_them(content: str) -> None:
    with pytest.raises(TranscriptError, match=r"its columns are .*; Heard needs one for who speaks"):
        read(content)


@pytest.mark.parametrize("length", [1, 5000])
def test_it_reads_conversations_of_any_length(length: int) -> None:
    assert len(read("role,text\n" + "customer,Hi\n" * length).said) == length


def test_every_name_of_a_column_is_documented() -> None:
    documented = re.findall(r"`(\w+)`", DOCS.read_text(encoding="utf-8"))
    assert {alias for aliases in COLUMNS.values() for alias in aliases.split()} <= set(documented)
