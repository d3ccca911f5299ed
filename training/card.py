"""The card that travels with the weights: what they are, what they were made of, what they know."""

import json
from pathlib import Path
from typing import Any

from training.base import PACKAGE, ZIP_SHA256
from training.labels import ALL, BEHAVIOURS

# Counts up with every set of weights that is shipped.
GENERATION = 3


def write_card(target: Path, *, sha256: str, thresholds: dict[str, float]) -> dict[str, Any]:
    """Write card.json beside the weights; the fitted parts follow with `extend_card`."""
    card = {
        "version": f"{GENERATION}-{sha256[:8]}",
        "sha256": sha256,
        "base": {"package": PACKAGE, "sha256": ZIP_SHA256, "licence": "Apache-2.0"},
        "labels": ALL,
        "behaviours": BEHAVIOURS,
        "thresholds": thresholds,
        "linker": {},
        "intensity": {},
        "points": {},
    }
    _write(target, card)
    return card


def extend_card(target: Path, **parts: object) -> None:
    """Put fitted parts into the card."""
    card = json.loads((target / "card.json").read_text(encoding="utf-8"))
    _write(target, card | parts)


def _write(target: Path, card: dict[str, Any]) -> None:
    text = json.dumps(card, indent=1, ensure_ascii=False)
    (target / "card.json").write_text(f"{text}\n", encoding="utf-8")
