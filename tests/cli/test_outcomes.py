"""`heard outcomes`: what it says of a file of answers, and how it ends."""

from pathlib import Path

import pytest

from tests.cli.conftest import Here
from tests.faults.talks import write_talks

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def talks(home: Path, here: Here, tmp_path: Path) -> None:
    """Fifteen conversations in a home that was not there."""
    assert not home.exists()
    assert here("import", str(write_talks(tmp_path / "talks.jsonl", 15))).code == 0


def answers(tmp_path: Path, *rows: str, head: str = "conversation_id,csat") -> str:
    """A file of answers."""
    path = tmp_path / "answers.csv"
    path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return str(path)


@pytest.mark.usefixtures("talks")
def test_it_says_what_went_in_and_what_was_there(here: Here, tmp_path: Path) -> None:
    ids = [line.split('"')[3] for line in (tmp_path / "talks.jsonl").read_text(encoding="utf-8").splitlines()[:2]]
    file = answers(tmp_path, f"{ids[0]},5", f"{ids[1]},")
    told = [here("outcomes", file).out for _ in range(2)]
    silent = "; 1 surveys have no answer.\n"
    assert told == [f"{file}: 1 answer went in{silent}", f"{file}: 1 were there already{silent}"]


@pytest.mark.usefixtures("talks")
def test_what_is_left_out_lies_in_a_file(here: Here, home: Path, tmp_path: Path) -> None:
    file = answers(tmp_path, "nowhere,5")
    done = here("outcomes", file)
    [rejected] = (home / "rejected").iterdir()
    told = f"{file}: no answer went in.\n1 were left out; {rejected} says which, and why.\n"
    assert (done.code, done.out) == (1, told)


@pytest.mark.parametrize(
    ("head", "arguments", "told"),
    [
        ("conversation_id,score", (), "it does not say on which scale the answers are"),
        ("a,b", (), "its columns are a, b; Heard needs one for the conversation"),
        ("a,b", ("--column", "charm=a"), "'charm=a' says nothing of a column"),
        ("a,b", ("--column", "value=c"), "the mapping names a column 'c', and there is none"),
    ],
)
def test_what_cannot_be_used_gets_one_sentence(
    here: Here, head: str, arguments: tuple[str, ...], told: str, tmp_path: Path
) -> None:
    done = here("outcomes", answers(tmp_path, "1,5", head=head), *arguments)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert told in done.err
