"""`heard statements`: the list, and what the check says of a team's own."""

from pathlib import Path

from tests.cli.conftest import Here

ROOT = Path(__file__).parents[2]


def test_the_list_has_ids_and_texts(here: Here) -> None:
    lines = here("statements", "list", "--intent", "closing").out.splitlines()
    assert all(line.startswith("closing-") for line in lines)
    assert len(lines) > 30


def test_the_shipped_and_the_sample_are_in_order(here: Here) -> None:
    assert here("statements", "check").out.endswith(" statements, all in order.\n")
    assert here("statements", "check", str(ROOT / "examples" / "settings" / "statements.toml")).code == 0


def test_what_should_be_mended_is_named(here: Here, tmp_path: Path) -> None:
    own = '[[statement]]\nid = "own"\nintent = "closing"\ntext = "Rest assured, {thing} comes."\n'
    (tmp_path / "own.toml").write_text(own, encoding="utf-8")
    done = here("statements", "check", str(tmp_path / "own.toml"))
    assert (done.code, done.out) == (
        1,
        "heard: own says “Rest assured”, which is a cliche; say it in your own words.\n",
    )


def test_a_file_that_cannot_be_used_gets_one_sentence(here: Here, tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text("statement = 1", encoding="utf-8")
    done = here("statements", "check", str(tmp_path / "own.toml"))
    assert (done.code, done.err.split(": ", 1)[1]) == (
        2,
        f"{tmp_path / 'own.toml'}: statement must be a list, not a number.\n",
    )
