"""`heard teach`: what was learned, what stays muted and why."""

from pathlib import Path

import pytest

from tests.cli.conftest import Here

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "guides" / "teach-your-own.md").read_text(encoding="utf-8")
SAMPLE = ROOT / "examples" / "settings" / "heard.toml"


def test_a_file_without_behaviours_teaches_nothing_yet(here: Here, tmp_path: Path) -> None:
    (tmp_path / "heard.toml").write_text("", encoding="utf-8")
    assert "teaches nothing yet. docs/guides/teach-your-own.md" in here("teach", str(tmp_path / "heard.toml")).out


def test_a_file_that_is_not_there_is_named(here: Here) -> None:
    done = here("teach", "none.toml")
    assert (done.code, done.err) == (
        2,
        "heard: none.toml cannot be read (no such file or directory); check the path.\n",
    )


def test_without_a_file_it_points_to_the_guide(here: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = here("teach")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("heard: There is no heard.toml in this folder. docs/guides/teach-your-own.md")


def test_the_guide_shows_what_the_sample_holds() -> None:
    settings = SAMPLE.read_text(encoding="utf-8")
    (shown,) = (block.split("```")[0] for block in GUIDE.split("```toml\n")[1:])
    assert [line for line in shown.splitlines() if line.strip() and line not in settings.splitlines()] == []


@pytest.mark.engine
def test_the_sample_is_learned_well_enough_to_be_used(here: Here) -> None:
    done = here("teach", str(SAMPLE))
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[1].split()[:3] == ["offer_call", "8", "8"]
    assert "used" in done.out


@pytest.mark.engine
def test_too_few_examples_are_muted_with_the_reason(here: Here, tmp_path: Path) -> None:
    lines = SAMPLE.read_text(encoding="utf-8").splitlines()
    few = [line for line in lines if "marks" not in line or "ring you in ten" in line]
    (tmp_path / "heard.toml").write_text("\n".join(few), encoding="utf-8")
    done = here("teach", str(tmp_path / "heard.toml"))
    assert done.code == 1
    assert "offer_call stays muted: examples marked: 1, and it takes 6 both ways." in done.out


@pytest.mark.engine
def test_a_review_finds_what_was_taught(here: Here, tmp_path: Path) -> None:
    talk = tmp_path / "talk.txt"
    talk.write_text(
        "Customer: This is the third time I explain it!\nAgent: May I call you at four?\n", encoding="utf-8"
    )
    done = here("review", str(talk), "--why", "--settings", str(SAMPLE))
    assert "Offer a call" in done.out
