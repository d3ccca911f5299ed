"""The floors hold: every contract of .importlinter notices the arrow it is there to forbid."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

CONTRACTS = Path(__file__).parents[2] / ".importlinter"
SOUND = (
    "errors version interval conversation/turn customer/feeling customer/hard/hard "
    "engines/hostile wiring/hostile "
    "rubric/practices/nod rubric/pitfalls/shrug scoring/review "
    "engines/encoder helpdesks/letters jobs/night wiring/model "
    "web/pages/desk/routes web/pages/desk/pause web/pages/team/routes history/story insights/trend quality/sample"
).split()
ASKS_HARD = "Only the desk of whoever answers asks whether a conversation is hard"
FLOORS = "Each floor imports only lower ones, floor mates are strangers, and every folder has a floor"

# Where the arrow starts, what it imports, and the contracts that it breaks.
ARROWS = [
    ("customer/feeling", "heard.scoring.review", {FLOORS}),
    ("engines/encoder", "heard.helpdesks.letters", {FLOORS}),
    ("gossip/rumour", "heard.conversation.turn", {FLOORS}),
    ("scoring/review", "heard", {"Nobody inside imports the package's own face"}),
    ("scoring/review", "time", {"The pure part touches no disk, network, clock, chance or model"}),
    ("history/story", "time", {"The pure part touches no disk, network, clock, chance or model"}),
    ("quality/sample", "random", {"The pure part touches no disk, network, clock, chance or model"}),
    ("insights/trend", "random", {"The pure part touches no disk, network, clock, chance or model"}),
    ("errors", "random", {"The pure part touches no disk, network, clock, chance or model"}),
    ("rubric/practices/nod", "heard.rubric.pitfalls.shrug", {"No behaviour knows another"}),
    ("web/pages/desk/routes", "heard.web.pages.team.routes", {"No page knows another"}),
    ("wiring/model", "fastapi", {"Only web knows FastAPI"}),
    ("jobs/night", "heard.engines.encoder", {"Only wiring sees the engines"}),
    (
        "insights/trend",
        "heard.customer.hard.hard",
        {ASKS_HARD},
    ),
    ("wiring/model", "heard.wiring.hostile", {ASKS_HARD}),
]


def broken_contracts(root: Path) -> set[str]:
    """The names of the contracts that a package below this folder breaks."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
    ended = subprocess.run(
        [*command, "--config", str(CONTRACTS), "--no-cache", "--no-logo"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Contracts: " in ended.stdout, ended.stdout + ended.stderr
    return {line.partition(" BROKEN")[0] for line in ended.stdout.splitlines() if " BROKEN" in line}


def build_house(root: Path) -> Path:
    """A miniature of the package with a module on most floors, and not one arrow."""
    for module in SOUND:
        put(root, module, "")
    put(root, "web/app", "import fastapi\n")
    return root


def put(root: Path, module: str, text: str) -> None:
    """Writes one module, and makes its folders packages."""
    file = root / "heard" / f"{module}.py"
    file.parent.mkdir(parents=True, exist_ok=True)
    for folder in file.parents[: len(Path(module).parts)]:
        (folder / "__init__.py").touch()
    file.write_text(text, encoding="utf-8")


def test_a_sound_house_breaks_nothing(tmp_path: Path) -> None:
    assert broken_contracts(build_house(tmp_path)) == set()


@pytest.mark.parametrize(("start", "imported", "contracts"), ARROWS, ids=[f"{start}-{to}" for start, to, _ in ARROWS])
def test_a_forbidden_arrow_is_noticed(start: str, imported: str, contracts: set[str], tmp_path: Path) -> None:
    house = build_house(tmp_path)
    put(house, start, f"import {imported}\n")
    assert broken_contracts(house) == contracts


def test_a_circle_among_siblings_is_noticed(tmp_path: Path) -> None:
    house = build_house(tmp_path)
    put(house, "conversation/role", "import heard.conversation.turn\n")
    put(house, "conversation/turn", "import heard.conversation.role\n")
    assert broken_contracts(house) == {"Siblings import each other in one direction only"}
