"""Answers to surveys: whatever the file is and whatever its columns are called, what it says is what is read."""

import io
import json
from dataclasses import astuple, dataclass
from datetime import UTC, datetime

import pytest

from heard.conversation.survey import Scale
from heard.errors import InvalidValue, TranscriptError
from heard.formats.intake.mapping import FieldMapping
from heard.formats.intake.source import open_source
from heard.formats.surveys.answers import read_answers
from heard.formats.surveys.columns import columns_said
from tests.formats.workbooks import workbook

ZENDESK = {"id": 62, "ticket_id": 208, "score": "bad", "comment": "Slow.", "created_at": "2026-11-05T10:00:00Z"}
INTERCOM = {"id": "9", "conversation_rating": {"rating": 4, "remark": "Nice", "created_at": 1730800800}}
GORGIAS = {"id": 1, "ticket_id": 7, "score": 2, "body_text": "Meh.", "scored_datetime": "2026-11-05T10:00:00"}
CHATWOOT = {"id": 3, "conversation_id": 10, "rating": 5, "feedback_message": "Quick!"}
HUBSPOT = {
    "id": "512",
    "properties": {"hs_ticket_id": "4", "hs_value": "6", "hs_survey_type": "NPS", "hs_content": "No."},
}
TICKET = {"id": 35, "subject": "Lamp", "satisfaction_rating": {"score": "good", "comment": "Thanks"}}


@dataclass(frozen=True, slots=True)
class Read:
    """What came of a file: each answer in short, what was rejected, how many surveys nobody answered."""

    answers: list[tuple[str, str, int, str | None]]
    rejected: list[str]
    unanswered: int


def read(content: str | bytes, scale: Scale | None = None, **columns: str) -> Read:
    """All that a file with this content gives."""
    raw = content if isinstance(content, bytes) else content.encode()
    source = open_source(io.BytesIO(raw), name="answers", mapping=FieldMapping(columns=columns))
    placed = [each.answer for each in read_answers(source, scale)]
    found = [(each.conversation_id, each.scale.value, each.value, each.comment) for each in placed if each]
    return Read(found, [f"{each.line}: {each.problem}" for each in source.rejected], placed.count(None))


@pytest.mark.parametrize(
    ("row", "answer"),
    [
        (ZENDESK, ("208", "thumbs", 0, "Slow.")),
        (INTERCOM, ("9", "csat", 4, "Nice")),
        (GORGIAS, ("7", "csat", 2, "Meh.")),
        (CHATWOOT, ("10", "csat", 5, "Quick!")),
        (HUBSPOT, ("4", "nps", 6, "No.")),
        (TICKET, ("35", "thumbs", 1, "Thanks")),
    ],
    ids=["zendesk", "intercom", "gorgias", "chatwoot", "hubspot", "ticket"],
)
def test_the_exports_of_helpdesks_are_known(row: dict[str, object], answer: tuple[str, str, int, str]) -> None:
    for content in (json.dumps(row), json.dumps([row]), json.dumps({"results": [row], "next": None})):
        assert read(content).answers == [answer]


@pytest.mark.parametrize(
    ("content", "answers"),
    [
        ("ticket_id,csat\n7,4\n", [("7", "csat", 4, None)]),
        ("Ticket ID;NPS score;Comment\n7;10.0;\n8;0;No\n", [("7", "nps", 10, None), ("8", "nps", 0, "No")]),
        (
            "conversation_id\tscale\tscore\n7\tCES\t6\n7\tgood/bad\t👎\n",
            [("7", "ces", 6, None), ("7", "thumbs", 0, None)],
        ),
        (
            "ticket_id,score\n1,Good with comment\n2,bad_without_comment\n",
            [("1", "thumbs", 1, None), ("2", "thumbs", 0, None)],
        ),
    ],
)
def test_a_table_says_what_it_says(content: str, answers: list[tuple[str, str, int, str | None]]) -> None:
    assert read(content) == Read(answers, [], 0)


def test_a_workbook_is_read() -> None:
    rows = [("Our ratings",), ("Ticket", "CSAT", "Comment"), (7, 4, "Fine"), (8, None, None)]
    assert read(workbook(Ratings=rows)) == Read([("7", "csat", 4, "Fine")], [], 1)


def test_surveys_that_nobody_answered_are_counted() -> None:
    found = read("ticket_id,score\n1,good\n2,offered\n3,Unoffered\n4,\n")
    assert (len(found.answers), found.unanswered, found.rejected) == (1, 3, [])


def test_what_names_do_not_say_can_be_said() -> None:
    columns = columns_said(["conversation=Vorgang", "value=Note"])
    assert read("Vorgang,id,Note\n7,1,4\n", Scale.CSAT, **columns).answers == [("7", "csat", 4, None)]
    nested = json.dumps({"a": {"case": 7}, "b": 4})
    assert read(nested, Scale.CSAT, conversation="a.case", value="b").answers == [("7", "csat", 4, None)]


@pytest.mark.parametrize("said", ["value", "charm=Note", "=Note", "value="])
def test_what_says_nothing_of_a_column_is_told(said: str) -> None:
    with pytest.raises(InvalidValue, match="says nothing of a column; write one of conversation, scale, value"):
        columns_said([said])


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("8,csat,9", "9 is not on csat, which goes from 1 to 5."),
        ("8,csat,4.5", "'4.5' is no value on csat; write a whole number."),
        ("8,stars,4", "'stars' is no scale that Heard knows; it knows csat, thumbs, nps and ces."),
        ("8,,4", "it does not say on which scale the answers are; say so: csat, thumbs, nps or ces."),
        (",csat,4", "an answer names no conversation; write the id that its source gave it."),
    ],
)
def test_a_row_that_cannot_be_read_is_named_and_the_rest_goes_on(row: str, problem: str) -> None:
    found = read(f"conversation_id,scale,score\n7,csat,4\n{row}\n9,csat,5\n")
    assert found.rejected == [f"3: {problem}"]
    assert [each[0] for each in found.answers] == ["7", "9"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("ticket_id,score\n7,4\n8,3\n", "it does not say on which scale .* So it is with 1 more"),
        ("subject,body\na,b\n", "its columns are subject, body; Heard needs one for the conversation"),
        (json.dumps({"subject": "a"}), "Heard needs one for the conversation"),
        ("ticket_id,score\n", "there is no answer in it"),
        (b"\x89PNG\r\n\x1a\n\0\0", "this is a PNG picture; save the answers as CSV, JSON or .xlsx."),
    ],
)
def test_a_file_without_answers_gets_one_sentence(content: str | bytes, told: str) -> None:
    with pytest.raises(TranscriptError, match=told):
        read(content)


def test_the_time_is_the_one_of_the_answer() -> None:
    source = open_source(io.BytesIO(json.dumps(INTERCOM).encode()), name="answers")
    [placed] = read_answers(source)
    assert placed.answer is not None
    assert placed.answer.at == datetime(2024, 11, 5, 10, 0, tzinfo=UTC)
    assert astuple(placed)[1:] == (1, None, False)
