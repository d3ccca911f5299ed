"""The face: what `import heard` offers, and what it leaves unloaded."""

import subprocess
import sys
from types import FunctionType

import pytest

import heard
from tests.cli.command import environment

HEAVY = {"onnxruntime", "numpy", "rich", "typer", "tokenizers", "py3langid"}


def run(script: str) -> str:
    """What a fresh interpreter prints."""
    command = [sys.executable, "-c", script]
    return subprocess.run(command, check=True, capture_output=True, env=environment(), text=True).stdout.strip()


@pytest.mark.parametrize("name", heard.HOMES)
def test_every_name_is_where_it_says(name: str) -> None:
    found = getattr(heard, name)
    assert (found.__module__, found.__name__) == (heard.HOMES[name], name)


def test_it_has_at_most_ten_names() -> None:
    assert len(heard.HOMES) <= 10
    assert set(dir(heard)) == {*heard.HOMES, "__version__"}


def test_it_knows_its_version() -> None:
    assert heard.__version__ == "0.1.0"


def test_a_name_it_has_not_is_told_the_ones_it_has() -> None:
    with pytest.raises(AttributeError, match=r"heard has no name whisper; it has review, "):
        heard.__getattr__("whisper")


def test_review_is_a_function_whatever_was_imported_before() -> None:
    script = "import heard.cli.review, heard.scoring.review\nfrom heard import review\nprint(type(review).__name__)"
    assert run(script) == FunctionType.__name__


def test_importing_it_loads_nothing_heavy() -> None:
    script = f"import sys, heard\nheard.Conversation, heard.HeardError\nprint(sorted({HEAVY} & sys.modules.keys()))"
    assert run(script) == "[]"
