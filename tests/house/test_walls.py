"""The walls stand: this checkout keeps every rule, and every rule notices when it is broken."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import pytest

from tests.house.catalogue import WALLS
from tests.house.checkout import Checkout
from tests.house.wall import Wall

HERE = Checkout(Path(__file__).parents[2])
SOUND = {
    "README.md": "# Heard\n\n`heard review` shows what was heard. Catch `HeardError`.\n",
    "TERMS.md": "`nod`: shows that one follows.\n",
    "requirements/run.txt": f"numpy==2.4.6 --hash=sha256:{'0' * 64}\n",
    "src/heard/__init__.py": '"""Heard."""\n\nHOMES = {"HeardError": "heard.errors"}\n',
    "src/heard/__init__.pyi": "from heard.errors import HeardError as HeardError\n",
    "src/heard/errors.py": '"""Errors."""\n\n\nclass HeardError(Exception):\n    """The root."""\n',
    "src/heard/language/__init__.py": '"""Words."""\n',
    "src/heard/cli/review.py": '"""Review."""\n\n\ndef review() -> None:\n    """Review a file."""\n',
}

each_wall = pytest.mark.parametrize("wall", WALLS, ids=lambda wall: wall.rule.replace(" ", "-"))
each_breach = pytest.mark.parametrize(
    ("wall", "broken"),
    [(wall, broken) for wall in WALLS for broken in wall.broken],
    ids=lambda given: given.rule.replace(" ", "-") if isinstance(given, Wall) else "",
)


def lay(root: Path, files: Mapping[str, str]) -> Checkout:
    """A checkout of these files."""
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return Checkout(root)


def names(breach: str, files: Mapping[str, str]) -> bool:
    """Whether a breach is about one of these files, or about a folder that holds one."""
    place = breach.partition(":")[0]
    return any(PurePosixPath(path).is_relative_to(place) for path in files)


@each_wall
def test_the_house_keeps_every_rule(wall: Wall) -> None:
    breaches = list(wall.breaches(HERE))
    assert not breaches, f"In this house {wall.rule}:\n" + "\n".join(breaches)


@each_breach
def test_every_rule_notices_a_breach(wall: Wall, broken: Mapping[str, str], tmp_path: Path) -> None:
    breaches = list(wall.breaches(lay(tmp_path, {**SOUND, **broken})))
    assert breaches
    assert all(names(breach, broken) for breach in breaches)


@each_wall
def test_no_rule_minds_a_sound_checkout(wall: Wall, tmp_path: Path) -> None:
    assert not list(wall.breaches(lay(tmp_path, SOUND)))


def test_every_rule_comes_with_a_breach() -> None:
    assert all(wall.broken for wall in WALLS)


def test_no_rule_stands_twice() -> None:
    assert len({wall.rule for wall in WALLS}) == len(WALLS)
