"""`heard scorecards`: the list, and what the check says of a team's own."""

from pathlib import Path

from tests.cli.conftest import Here

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "examples" / "settings" / "scorecards.toml"
OWN = """\
[[scorecards]]
id = "own"
title = "Own"
[[scorecards.categories]]
id = "tone"
title = "Tone"
asks = "Is it kind?"
steps = 2
weight = 10
causes = ["Blame"]
"""


def written(folder: Path, text: str) -> str:
    (folder / "own.toml").write_text(text, encoding="utf-8")
    return str(folder / "own.toml")


def test_the_list_says_how_each_category_is_rated(here: Here) -> None:
    lines = here("scorecards", "list", str(SAMPLE)).out.splitlines()
    assert lines[0] == "heard: Heard"
    assert "  respect              weight  20, 2 steps, filled in by Heard, critical" in lines
    assert "  refund               weight  20, 2 steps, for people alone" in lines


def test_the_shipped_and_the_sample_are_in_order(here: Here) -> None:
    assert here("scorecards", "check").out == "heard: 1 scorecard, all in order.\n"
    assert here("scorecards", "check", str(SAMPLE)).out == "heard: 2 scorecards, all in order.\n"


def test_what_should_be_mended_is_named(here: Here, tmp_path: Path) -> None:
    done = here("scorecards", "check", written(tmp_path, OWN.replace("kind?", "kind.")))
    assert (done.code, done.out) == (
        1,
        "heard: Own: “Tone” asks no question; whoever rates has to answer one.\n",
    )


def test_behaviours_of_a_team_s_own_may_be_named(here: Here, tmp_path: Path) -> None:
    own = written(tmp_path, f'{OWN}shows = ["offer_call"]\n')
    settings = str(ROOT / "examples" / "settings" / "heard.toml")
    assert here("scorecards", "check", own, "--settings", settings).code == 0
    refused = here("scorecards", "check", own)
    assert (refused.code, "names offer_call, and there is no such behaviour" in refused.err) == (2, True)


def test_a_file_that_cannot_be_used_gets_one_sentence(here: Here, tmp_path: Path) -> None:
    done = here("scorecards", "check", written(tmp_path, OWN.replace("steps = 2", "steps = 6")))
    assert (done.code, done.err.split(": ", 1)[1]) == (
        2,
        f"{tmp_path / 'own.toml'}: Category tone has 6 steps; a scale has 2 to 5.\n",
    )
