"""The tree of errors, and what their messages say."""

import inspect

import pytest

from heard import errors
from heard.errors import Conflict, EngineError, HeardError, InvalidValue, NotFound, SettingsError, TranscriptError

CLASSES = [found for _, found in inspect.getmembers(errors, inspect.isclass)]


def drawn_tree() -> dict[str, str]:
    """The tree in the docstring: each class, and the class that it hangs from."""
    parents, path = {}, ["HeardError"]
    for line in (errors.__doc__ or "").splitlines():
        branch, _, rest = line.partition("── ")
        if rest:
            depth = (len(branch) + 3) // 4
            path[depth:] = [rest.split()[0]]
            parents[path[depth]] = path[depth - 1]
    return parents


def test_the_tree_in_the_docstring_is_the_tree_of_the_classes() -> None:
    real = {found.__name__: found.__base__.__name__ for found in CLASSES if found is not HeardError and found.__base__}
    assert drawn_tree() == real


def test_only_the_root_hangs_outside_of_the_tree() -> None:
    assert HeardError.__base__ is Exception
    assert all(issubclass(found, HeardError) for found in CLASSES)


def test_an_invalid_value_is_a_value_error() -> None:
    assert issubclass(InvalidValue, ValueError)


@pytest.mark.parametrize("kind", [HeardError, InvalidValue, SettingsError, EngineError, NotFound, Conflict])
def test_the_message_is_what_was_written(kind: type[HeardError]) -> None:
    assert str(kind("The port is 0; choose another.")) == "The port is 0; choose another."


def test_a_transcript_error_says_file_and_line() -> None:
    error = TranscriptError("No text; add a column.", file="a.csv", line=3)
    assert str(error) == "a.csv, line 3: No text; add a column."
    assert (error.problem, error.file, error.line) == ("No text; add a column.", "a.csv", 3)


def test_a_transcript_error_may_be_about_the_whole_file() -> None:
    assert str(TranscriptError("The file is empty.", file="a.csv")) == "a.csv: The file is empty."


def test_an_engine_error_knows_whether_trying_again_may_help() -> None:
    assert EngineError("No answer.", temporary=True).temporary


def test_an_engine_error_is_lasting_unless_it_says_otherwise() -> None:
    assert not EngineError("The weights are missing.").temporary
