"""What the page of the practices says of how well Heard sees them is what docs/figures.md says."""

import json
from pathlib import Path

from evals.seen import FIGURES, SEEN, main, seen_in
from heard.rubric.catalogue import BEHAVIOURS


def test_the_page_says_what_was_measured_last() -> None:
    found = seen_in(FIGURES.read_text(encoding="utf-8"))
    assert json.loads(SEEN.read_text(encoding="utf-8")) == found
    assert found.keys() <= {each.id for each in BEHAVIOURS}
    assert len(found) > len(BEHAVIOURS) / 2


def test_it_is_read_from_the_rows_of_behaviours_alone(tmp_path: Path) -> None:
    figures, seen = tmp_path / "figures.md", tmp_path / "seen.json"
    figures.write_text(
        "| ECE, blame | 8 judgements | 0.1 (0.0 to 0.2) |\n| F1, blame | 8 replies | 0.400 (0.000 to 0.706) | 0.3 |\n"
    )
    main(figures, seen)
    assert json.loads(seen.read_text()) == {"blame": {"replies": 8, "f1": 0.4, "low": 0.0, "high": 0.706}}
