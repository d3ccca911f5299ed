"""What the README shows is what happens."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from heard.cli.app import app

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.engine
def test_its_python_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102 - running the README is the point
    assert capsys.readouterr().out.strip()


@pytest.mark.engine
def test_its_sample_is_how_the_sample_review_begins() -> None:
    sample = re.search(r"<!-- sample -->\n```\n(.*?)```\n<!-- /sample -->", README, re.DOTALL)
    assert sample
    page = CliRunner().invoke(app, ["review", str(ROOT / "examples/conversations/late-parcel.txt"), "--width", "100"])
    shown = [line.rstrip() for line in page.output.splitlines()]
    told = [line.rstrip() for line in sample[1].splitlines() if line.strip() != "..."]
    assert shown[: len(told)] == told


def test_every_file_it_links_to_is_there() -> None:
    links = re.findall(r"\]\((?!http)([^)#]+)", README)
    assert links
    assert not [link for link in links if not (ROOT / link).exists()]
