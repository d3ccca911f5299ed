"""What the guides of operations tell to type and to open is there."""

import re

import pytest
from typer.testing import CliRunner

from heard.cli.app import app
from tests.operations.samples import GUIDES, PORT, ROOT, TOLD

# Commands that are told of before they stand.
COMING = {"user"}
# In a container the program follows the service that it is run in, by its name with `exec` and without it with `run`.
IN_CONTAINER = re.compile(r"\bexec heard\S* (?=heard )|\brun --rm (?=heard\S* [a-z])")
COMMAND = re.compile(
    r"(?:^|`|root |&& |compose\.yaml (?:--profile postgres )?)heard(?:-on-postgres)? ((?:db )?[a-z]+)", re.MULTILINE
)
each_guide = pytest.mark.parametrize("name", GUIDES)


def told_commands(guide: str) -> set[str]:
    """The commands of Heard that a guide tells to type, in blocks and between backticks."""
    return set(COMMAND.findall(IN_CONTAINER.sub("", guide)))


def stands(command: str) -> bool:
    """Whether a command can be typed."""
    return CliRunner().invoke(app, [*command.split(), "--help"]).exit_code == 0


@each_guide
def test_every_command_stands_or_is_being_built(name: str) -> None:
    told = told_commands(GUIDES[name])
    assert told
    assert [each for each in sorted(told) if not stands(each) and each.split()[0] not in COMING] == []


@each_guide
def test_every_sample_that_it_names_is_there(name: str) -> None:
    named = set(re.findall(r"operations/[\w.-]+\w", GUIDES[name])) - {"operations/secrets"}
    assert [path for path in sorted(named) if not (ROOT / path).is_file()] == []


@each_guide
def test_every_link_leads_somewhere(name: str) -> None:
    links = re.findall(r"\]\((?!http)([^)]+)\)", GUIDES[name])
    for link in links:
        path, _, heading = link.partition("#")
        page = (ROOT / "docs/guides" / path).read_text(encoding="utf-8")
        headings = {
            re.sub(r"[^\w -]", "", line[3:]).lower().replace(" ", "-")
            for line in page.splitlines()
            if line[:3] == "## "
        }
        assert not heading or heading in headings


@each_guide
def test_its_title_is_a_question(name: str) -> None:
    assert re.match(r"# How do I [^\n]+\?\n", GUIDES[name])


def test_heard_has_one_port() -> None:
    assert set(re.findall(r"(?:127\.0\.0\.1|heard\.example\.org):(\d+)", TOLD)) == {PORT}
