"""The samples of `operations/` and the guides that tell of them, taken apart."""

import re
from configparser import RawConfigParser
from pathlib import Path
from typing import Any, NamedTuple

import yaml

ROOT = Path(__file__).parents[2]
OPERATIONS = ROOT / "operations"
GUIDES = {
    name: (ROOT / f"docs/guides/{name}.md").read_text(encoding="utf-8")
    for name in (
        "run-heard-as-a-service",
        "put-heard-behind-tls",
        "back-up-and-restore",
        "upgrade",
        "several-processes-on-postgresql",
    )
}
TOLD = "\n".join(GUIDES.values())
PORT = "8410"


class Step(NamedTuple):
    """One instruction of a Dockerfile, and what it is given."""

    word: str
    given: str


def sample(name: str) -> str:
    """The text of one sample."""
    return (OPERATIONS / name).read_text(encoding="utf-8")


def stages() -> list[list[Step]]:
    """The stages of the image, the last of which is what runs."""
    lines = re.sub(r"^#.*\n", "", sample("Dockerfile"), flags=re.MULTILINE).replace("\\\n", " ").splitlines()
    found: list[list[Step]] = []
    for line in filter(None, lines):
        step = Step(*line.split(maxsplit=1))
        if step.word == "FROM":
            found.append([])
        found[-1].append(step)
    return found


def given(word: str) -> str:
    """What the image that runs says last for an instruction."""
    return [step.given for step in stages()[-1] if step.word == word][-1]


def compose() -> Any:  # noqa: ANN401 - the tree of a YAML file
    """The file for compose."""
    return yaml.safe_load(sample("compose.yaml"))


def unit() -> RawConfigParser:
    """The unit of systemd."""
    parser = RawConfigParser()
    parser.read_string(sample("heard.service"))
    return parser
