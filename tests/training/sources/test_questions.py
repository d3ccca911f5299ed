"""Questions of many industries: what teaches, what is kept, and that the two stay apart."""

from pathlib import Path

from training.sources.questions import KEPT, QUESTIONS, TAUGHT, read_questions


def test_a_question_is_about_what_stands_above_it(tmp_path: Path) -> None:
    path = tmp_path / "some.txt"
    path.write_text("# late\nWhere is it?\nStill nothing.\n\n# broken\nIt cracked.\n", encoding="utf-8")
    found = [(each.about, each.text) for each in read_questions([path])]
    assert found == [("late", "Where is it?"), ("late", "Still nothing."), ("broken", "It cracked.")]


def test_every_file_is_read_once() -> None:
    assert sorted((*TAUGHT, *KEPT)) == sorted(QUESTIONS.rglob("*.txt"))


def test_no_question_is_asked_twice_and_none_that_is_kept_teaches() -> None:
    texts = [each.text for each in (*read_questions(), *read_questions(KEPT))]
    assert len(set(texts)) == len(texts)


def test_each_kept_topic_has_as_many_questions_as_the_others() -> None:
    topics = [each.about for each in read_questions(KEPT)]
    assert {topics.count(topic) for topic in topics} == {20}
