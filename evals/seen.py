"""`python -m evals.seen`: how well Heard sees each behaviour, out of docs/figures.md into the page of the practices."""

import json
import re
from pathlib import Path
from typing import Any

from evals.sets import REPOSITORY

FIGURES = REPOSITORY / "docs" / "figures.md"
SEEN = REPOSITORY / "src" / "heard" / "web" / "pages" / "practices" / "seen.json"
# As the section on what replies do writes them: the label, its replies, and Heard's own figure with its interval.
ROW = re.compile(r"^\| F1, (\w+) \| (\d+) replies \| ([\d.]+) \(([\d.]+) to ([\d.]+)\) \|", re.MULTILINE)


def seen_in(figures: str) -> dict[str, dict[str, Any]]:
    """F1 and its interval by behaviour, and in how many replies most annotators saw it."""
    return {
        name: {"replies": int(replies), "f1": float(f1), "low": float(low), "high": float(high)}
        for name, replies, f1, low, high in ROW.findall(figures)
    }


def main(figures: Path = FIGURES, seen: Path = SEEN) -> None:
    """Write the file anew."""
    found = seen_in(figures.read_text(encoding="utf-8"))
    seen.write_text(json.dumps(found, indent=2, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
