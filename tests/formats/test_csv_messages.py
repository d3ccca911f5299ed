"""CSV: whatever divides the columns, whatever they are called, however the rows are mixed."""

import io
import re
from pathlib import Path

import pytest
from hypothesis import given, settings

from heard.conversation.channel import Channel
from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.conversation.wire import conversation_to_wire
from heard.errors import TranscriptError
from heard.formats.catalogue import read_conversations
from heard.formats.csv_messages import write
from heard.formats.intake.mapping import COLUMNS as MAPPED
from heard.formats.intake.source import open_source
from heard.formats.tables.columns import COLUMNS
from tests.formats.reading import read
from tests.formats.talk import table_talks

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


def test_a_quotation_mark_that_never_closes_takes_no_other_row_with_it() -> None:
    outcome = read('role,text\ncustomer,Hi\nagent,"Hello\ncustomer,kept\n')
    assert outcome.said == ["customer: Hi", "customer: kept"]
    assert [problem.partition(" is ")[0] for problem in outcome.rejected] == ["talk.txt, line 3: a quotation mark here"]


def test_of_two_messages_with_one_id_the_second_is_rejected() -> None:
    outcome = read("ticket,message_id,role,text\na,1,customer,x\na,1,agent,y\nb,1,customer,z\n")
    assert outcome.said == ["customer: x", "customer: z"]
    assert outcome.rejected == (
        "talk.txt, line 3: the message id '1' stands more than once in conversation a; the first was kept.",
    )


@pytest.mark.parametrize(
    "content", ["who,words\ncustomer,Hi\n", "a\tb\n1\t2\n", ",text,label\n0,Hi,x\n", "text,category\nHi,x\n"]
)
def test_unknown_columns_give_one_sentence_that_names_them(content: str) -> None:
    with pytest.raises(TranscriptError, match=r"its columns are .*; Heard needs one for who speaks"):
        read(content)


@pytest.mark.parametrize("length", [1, 5000])
def test_it_reads_conversations_of_any_length(length: int) -> None:
    assert len(read("role,text\n" + "customer,Hi\n" * length).said) == length


@settings(max_examples=40)
@given(table_talks)
def test_what_is_written_is_read_back_equal(talks: list[Conversation]) -> None:
    outcome = read(b"".join(write(talks)))
    assert outcome.conversations == tuple(talks)
    assert not outcome.rejected + outcome.warnings


def test_a_spreadsheet_computes_nothing_of_what_is_written() -> None:
    [_, row] = write([Conversation("=1+1", (Turn("@a", Role.CUSTOMER, "-2+3", author="＝x"),))])
    assert row == """"'=1+1","'@a","","customer","'＝x","'-2+3","chat","","","","",""\r\n""".encode()


def test_every_column_of_a_conversation_is_read() -> None:
    outcome = read(
        "conversation_id,turn_id,at,role,author,text,channel,subject,language,team,csat,tags,customer_id,email,agent_id\n"
        "T,m1,2026-01-05T10:02:00Z,customer,Ann,Hi,email,Lamp,en,Lights,2,a|b,c9,ann@mail.test,a1\n"
        "T,m2,2026-01-05T10:03:00Z,agent,Tom,Hello,,,,,3,,,,\n"
    )
    assert [conversation_to_wire(talk) for talk in outcome.conversations] == [
        {
            "schema": "heard.conversation/1",
            "id": "T",
            "channel": "email",
            "language": "en",
            "customer": {"id": "c9", "email": "ann@mail.test"},
            "agent": {"id": "a1"},
            "satisfaction": {"value": 2.0, "scale": "csat"},
            "subject": "Lamp",
            "team": "Lights",
            "tags": ["a", "b"],
            "turns": [
                {"id": "m1", "role": "customer", "text": "Hi", "at": "2026-01-05T10:02:00+00:00", "author": "Ann"},
                {"id": "m2", "role": "agent", "text": "Hello", "at": "2026-01-05T10:03:00+00:00", "author": "Tom"},
            ],
        }
    ]


MAPPING = """
channel = "email"
time_zone = "Europe/Berlin"
[columns]
conversation = "Vorgang"
role = "Wer?"
text = "Was: Inhalt"
at = "Wann"
[roles]
Kundschaft = "customer"
"Das Team" = "agent"
"""


def test_a_mapping_names_columns_roles_channel_and_time_zone() -> None:
    outcome = read(
        "Vorgang;Wer?;Was: Inhalt;text;Wann\n1;Kundschaft;Hi;x;2026-07-05 10:02\n1;Das Team;Hello;y;2026-07-05 10:03\n",
        mapping=MAPPING,
    )
    [talk] = outcome.conversations
    assert outcome.said == ["customer: Hi", "agent: Hello"]
    assert (talk.channel, str(talk.turns[0].at)) == (Channel.EMAIL, "2026-07-05 10:02:00+02:00")
    assert outcome.warnings == ("Left out, as Heard does not know them: text.",)


def test_a_mapping_that_names_no_column_of_the_file_gives_one_sentence() -> None:
    with pytest.raises(TranscriptError) as raised:
        read("role,text\ncustomer,Hi\n", mapping='[columns]\ntext = "Body"')
    assert raised.value.problem == (
        "the mapping names a column 'Body', and there is none; copy its name from the file. Its columns are role, text."
    )


def test_lines_are_counted_right_behind_cells_of_several_lines() -> None:
    outcome = read('role,text\ncustomer,"a\n\nb"\nBob,Hi\nagent,Hello\n')
    assert outcome.rejected == ("talk.txt, line 5: 'Bob' speaks; Heard knows customer, agent, bot, system and note.",)


def test_a_rejected_row_is_kept_as_it_stood() -> None:
    source = open_source(io.BytesIO(b'role,text\nBob,"Hi, all"\ncustomer,Hi\n'), name="talk.csv")
    assert len(list(read_conversations(source))) == 1
    assert [problem.row for problem in source.rejected] == ['Bob,"Hi, all"']


def test_a_column_for_every_meaning_of_a_mapping_is_known() -> None:
    assert set(COLUMNS) - {"id"} == MAPPED


def test_every_name_of_a_column_is_documented() -> None:
    documented = re.findall(r"`(\w+)`", DOCS.read_text(encoding="utf-8"))
    assert {alias for aliases in COLUMNS.values() for alias in aliases.split()} <= set(documented)
