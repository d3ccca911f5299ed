"""The page of outcomes: answers in words, what goes with being heard in one sentence, and where to bring answers in."""

from datetime import date

import pytest

from heard.conversation.survey import Scale, SurveyAnswer
from heard.storage.insights.survey import keep_answers
from heard.storage.jobs import JobKind, JobState, end_job, find_job
from tests.storage.insights.answered import answered as told
from tests.web.figures import answers_of_weeks, weeks_of
from tests.web.office import Office
from tests.web.pages.test_import import planned
from tests.web.pages.test_workspace import page

ALL_OF_IT = "/insights/outcomes?since=2026-10-05"
WORDS = (
    "Satisfied (CSAT)",
    "448 of 448 conversations answered (100 %)",
    "Where all of what a customer voiced was taken up, ",
    "more of 100 were satisfied than where less than half was (likely ",
    "of 448 customers, as if all had begun alike",
    "This does not prove",
    "Has asked about this before",
)
COUNTS = {
    "new": 2,
    "changed": 0,
    "already": 0,
    "older": 0,
    "unknown": 1,
    "unanswered": 0,
    "untimed": 0,
    "read": 3,
    "rejected": 1,
}


@pytest.fixture
def answered(office: Office) -> Office:
    """Eight weeks of conversations, and what their customers answered."""
    weeks_of(office, a_day=8)
    answers_of_weeks(office, a_day=8)
    return office


def test_it_says_what_came_of_conversations_and_how_it_goes_with_being_heard(answered: Office) -> None:
    shown = page(answered, "first", ALL_OF_IT)
    assert [words for words in WORDS if words not in shown] == []


def test_of_few_it_says_what_it_takes(answered: Office) -> None:
    assert "Too few answers to say: it takes 50 customers" in page(answered, "lead", "/insights/outcomes")


@pytest.mark.parametrize(
    ("scale", "values", "words"),
    [
        (Scale.NPS, (9, 0), "the net promoter score is 200 higher"),
        (Scale.CES, (2, 6), "it was harder by"),
        (Scale.THUMBS, (0, 1), "fewer of 100 gave a thumbs up"),
    ],
)
def test_each_scale_has_its_own_words(office: Office, scale: Scale, values: tuple[int, int], words: str) -> None:
    weeks_of(office, a_day=8)
    numbers = range(8 * 56)
    answers = [SurveyAnswer(f"figures-{n}", scale, values[n % 5 not in {0, 3} or n >= 224]) for n in numbers]
    with office.house.store.writing() as session:
        keep_answers(session, "figures", answers)
    assert words in page(office, "first", ALL_OF_IT)


def test_where_nobody_has_answered_it_says_what_to_do(office: Office) -> None:
    assert "No customer of this time has answered a survey" in page(office, "lead", "/insights/outcomes")


def test_it_says_what_it_does_not_count_and_does_not_say_that_nobody_answered(office: Office) -> None:
    with office.house.store.writing() as session:
        for number in range(6):
            told(session, ("ada", "ben")[number % 2], office.teams["parcels"], date(2026, 10, 6), number=number)
    shown = page(office, "lead", f"{ALL_OF_IT}&last=2026-11-01")
    assert "6 conversations of this time are not counted" in shown
    assert "No customer of this time" not in shown


def test_it_is_taken_along(answered: Office) -> None:
    found = answered.client.get(ALL_OF_IT.replace("?", "/export?"), headers=answered.sign_in("first"))
    lines = found.text.splitlines()
    assert lines[0].startswith("measure,taken_up,value,low,high,conversations,before")
    assert lines[1].startswith("csat,,0.")
    assert lines[1].endswith(",448")
    assert [line.split(",")[1] for line in lines[-4:]] == ["all", "most", "little", "all_less_little"]


def test_an_answer_stands_beside_its_conversation(office: Office) -> None:
    with office.house.store.writing() as session:
        keep_answers(session, "desk", [SurveyAnswer("ada-1", Scale.CSAT, 2, comment="Too slow.")])
    shown = page(office, "ada", f"/conversations/{office.keys['ada-1']}")
    assert "Satisfied: 2 of 5" in shown
    assert "“Too slow.”" in shown


def test_a_file_of_answers_becomes_a_job(office: Office, tmp_path_factory: pytest.TempPathFactory) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HEARD_HOME", str(tmp_path_factory.mktemp("elsewhere")))
        sent = {"source": "desk", "scale": "csat", "column": [" Vorgang ", "Note", "", "", ""]}
        files = {"file": ("answers.csv", b"Vorgang,Note\nada-1,4\n")}
        found = office.client.post(
            "/import/answers", files=files, data=sent, headers=office.sign_in("first"), follow_redirects=False
        )
    job = found.headers["location"].removeprefix("/import/")
    with office.house.store.reading() as session:
        arguments = find_job(session, job).arguments
    assert arguments["columns"] == {"conversation": "Vorgang", "value": "Note"}


def test_the_page_of_its_job_says_what_is_missing(office: Office) -> None:
    job = planned(office, COUNTS, JobKind.OUTCOMES)
    with office.house.store.writing() as session:
        end_job(session, job, JobState.DONE)
    shown = page(office, "first", f"/import/{job}")
    assert "but for 1 answer whose conversation is not here" in shown
    assert "See the outcomes" in shown
    assert "3 answers read" in page(office, "first", "/import")
