"""The files of settings: each is written whole, with the rights it had, and brought back by one call."""

from pathlib import Path
from resource import RLIMIT_FSIZE, getrlimit, setrlimit
from stat import S_IMODE
from threading import Thread

import pytest

from heard.errors import Conflict, SettingsError
from heard.wiring.settings.files import PLAYBOOK, SETTINGS, STATEMENTS, SettingsFiles


@pytest.fixture
def files(tmp_path: Path) -> SettingsFiles:
    return SettingsFiles(tmp_path / "heard.toml", tmp_path / "lock")


def test_a_file_that_is_not_there_says_nothing(files: SettingsFiles) -> None:
    standing = files.stand()
    assert list(standing.texts.values()) == ["", "", "", ""]
    assert standing.path(STATEMENTS) == files.path.parent / "statements.toml"
    assert (standing.path(SETTINGS), standing.named(PLAYBOOK)) == (files.path, None)


def test_files_are_found_by_the_names_that_the_settings_give_them(files: SettingsFiles) -> None:
    files.path.write_text('statements = "ours/own.toml"\n')
    (files.path.parent / "ours").mkdir()
    (files.path.parent / "ours" / "own.toml").write_text("retired = []\n")
    standing = files.stand()
    assert standing.texts[standing.path(STATEMENTS)] == "retired = []\n"


def test_other_words_and_other_places_are_told_apart(files: SettingsFiles) -> None:
    versions = {files.stand().told}
    for text in ("[notify]\n", "[webhooks]\n", 'playbook = "a.toml"\n', 'playbook = "b.toml"\n'):
        files.path.write_text(text)
        versions.add(files.stand().told)
    assert len(versions) == 5


def test_what_is_written_is_private_and_what_was_there_keeps_its_rights(files: SettingsFiles) -> None:
    files.write({files.path: "one"})
    assert S_IMODE(files.path.stat().st_mode) == 0o600
    # More than the process gives to what it makes.
    files.path.chmod(0o666)
    files.write({files.path: "two"})
    assert [S_IMODE(each.stat().st_mode) for each in files.path.parent.glob("heard.toml*")] == [0o666, 0o666]


def test_nothing_is_left_of_what_did_not_fit_on_the_disk(files: SettingsFiles) -> None:
    most = getrlimit(RLIMIT_FSIZE)
    setrlimit(RLIMIT_FSIZE, (100, most[1]))
    try:
        with pytest.raises(Conflict, match="cannot be written"):
            files.write({files.path: "# a key" * 100})
    finally:
        setrlimit(RLIMIT_FSIZE, most)
    assert not list(files.path.parent.glob("*.part"))


def test_a_name_that_no_file_has_is_none(files: SettingsFiles) -> None:
    files.path.write_text(r'playbook = "a\u0000b.toml"')
    assert files.stand().path(PLAYBOOK) == files.path.parent / "playbook.toml"


def test_the_ends_of_lines_stay_as_they_are(files: SettingsFiles) -> None:
    files.path.write_bytes(b"\xef\xbb\xbf# one\r\n")
    assert files.stand().texts[files.path] == "# one\r\n"


def test_a_link_goes_on_leading_where_it_led(files: SettingsFiles) -> None:
    real = files.path.parent / "in-git.toml"
    real.write_text("one")
    files.path.symlink_to(real)
    files.write({files.path: "two"})
    assert (files.path.is_symlink(), real.read_text()) == (True, "two")
    assert files.before() == {files.path: "one"}


def test_only_the_last_change_is_brought_back_but_all_of_it(files: SettingsFiles) -> None:
    playbook = files.path.parent / "playbook.toml"
    files.write({playbook: "a"})
    files.write({files.path: 'playbook = "playbook.toml"', playbook: "b"})
    assert files.before() == {files.path: "", playbook: "a"}
    files.write({files.path: ""})
    assert files.before() == {files.path: 'playbook = "playbook.toml"'}


def test_where_nothing_was_written_nothing_is_brought_back(files: SettingsFiles) -> None:
    with pytest.raises(Conflict, match="nothing to bring back"):
        files.before()


def test_a_folder_that_may_not_be_written_to_is_told(files: SettingsFiles) -> None:
    files.path.mkdir()
    with pytest.raises(Conflict, match=r"heard\.toml cannot be written \(is a directory\)"):
        files.write({files.path: "one"})


def test_what_cannot_be_read_is_told(files: SettingsFiles) -> None:
    files.path.write_bytes(b"\xff")
    with pytest.raises(SettingsError, match="is not in UTF-8"):
        files.stand()


def test_two_who_change_them_wait_for_each_other(files: SettingsFiles) -> None:
    told: list[str] = []

    def change() -> None:
        with files.alone():
            told.append("second")

    with files.alone():
        other = Thread(target=change)
        other.start()
        other.join(0.2)
        told.append("first")
    other.join()
    assert told == ["first", "second"]
