"""Files that somebody uploads: whatever they are called, they lie where they should, and are told for what they are."""

from errno import ENOSPC
from io import BytesIO
from pathlib import Path

import pytest
from fastapi import UploadFile

from heard.access import Principal
from heard.storage.access.reach import EVERYTHING
from heard.storage.jobs import JobKind, Plan, plan_job
from heard.web.api.jobs import start_import
from heard.web.shared.asker import Asked
from heard.wiring.runner import UPLOADS
from tests.web.office import Office

API = "/api/v1/imports"
TALKS = b'{"id": "1", "turns": [{"role": "customer", "text": "Hello"}]}'
NAMES = [
    "../../../etc/passwd.json",
    "..\\..\\boot.json",
    "/etc/cron.d/x.json",
    "a/../../b.json",
    "..",
    ".",
    "....json",
    ".hidden.json",
    "~root.json",
    "-rf.json",
    "$(id).json",
    "`id`.json",
    "a;b|c&d.json",
    "a\x07b.json",
    "a\x1b[31m.json",
    "a\x7f.json",
    "\u202egnp.json",
    "a" * 300 + ".json",
    "字" * 300 + ".json",
    "😀" * 300 + ".json",
    "𝒳" * 300 + ".json",
    "é" * 300,
    " ",
    "con.json",
    "a.json.exe",
    "%2e%2e%2fa.json",
    "a%00.json",
    "x.html",
    "x.svg",
]
LOOKS = {
    "png.json": b"\x89PNG\r\n\x1a\n",
    "exe.csv": b"MZ\x90\x00" * 50,
    "html.json": b"<html><script>alert(1)</script></html>",
    "svg.csv": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "zip.json": b"PK\x03\x04" + b"\0" * 100,
    "json.xlsx": TALKS,
    "pdf.txt": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3",
    "entity.xml": b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    "empty.json": b"",
    "nul.csv": b"\0" * 1000,
}


class BreaksOff(BytesIO):
    """A file of which no more can be copied, as on a full disk."""

    def read(self, size: int | None = -1, /) -> bytes:
        """Nothing."""
        raise OSError(ENOSPC, f"No space left for {size} bytes")


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A job that is started works in a home of the test's own."""
    monkeypatch.setenv("HEARD_HOME", str(tmp_path / "elsewhere"))


def test_a_file_lies_in_a_folder_of_its_own_whatever_it_is_called(office: Office) -> None:
    uploads = office.house.home / UPLOADS
    for name in NAMES:
        answer = office.client.post(API, files={"file": (name, TALKS)}, headers=office.of("admin"))
        assert answer.status_code in {202, 422}, (name, answer.text)
        assert "/" not in answer.json().get("title", "")
        lying = [each for each in uploads.rglob("*") if each.is_file()]
        assert all(each.parent.parent == uploads and each.name.isprintable() for each in lying)


def test_a_look_at_a_file_leaves_nothing_behind(office: Office) -> None:
    for name in NAMES:
        answer = office.client.post(f"{API}/preview", files={"file": (name, TALKS)}, headers=office.of("admin"))
        assert answer.status_code in {200, 422}, (name, answer.text)
        assert list((office.house.home / UPLOADS).glob("*")) == []
        assert str(office.house.home) not in answer.text


def test_a_file_that_could_not_be_copied_leaves_nothing_behind(office: Office) -> None:
    state = office.client.app.state.heard  # type: ignore[attr-defined]  # the app of the client
    asked = Asked(state, Principal(office.users["admin"]), EVERYTHING)
    with pytest.raises(OSError, match="No space left"):
        start_import(asked, UploadFile(BreaksOff(TALKS), filename="talks.json"))
    assert list((office.house.home / UPLOADS).glob("*")) == []


@pytest.mark.parametrize("name", LOOKS)
def test_a_file_that_is_not_what_its_name_says_is_told_in_a_sentence(office: Office, name: str) -> None:
    sent = {"file": (name, LOOKS[name], "text/html")}
    answer = office.client.post(f"{API}/preview", files=sent, headers=office.of("admin"))
    assert answer.status_code in {200, 422}
    assert "json" in answer.headers["content-type"]
    assert "root:" not in answer.text
    assert str(office.house.home) not in answer.text


@pytest.mark.parametrize(
    "mapping", ["not toml [", "a = 1", "[columns]\nx = 'nothing'", "\0", "a" * 100_001, "[" * 5000]
)
def test_a_mapping_that_is_none_is_told_in_a_sentence(office: Office, mapping: str) -> None:
    files, given = {"file": ("a.json", TALKS)}, {"mapping": mapping}
    for path in (API, f"{API}/preview"):
        answer = office.client.post(path, headers=office.of("admin"), files=files, data=given)
        assert answer.status_code == 422, answer.text


@pytest.mark.parametrize(
    "id_", ["..", "import-../../x-1", "import-abc-1%2f..", "import-abc-", "IMPORT-a-1", "import-a-1.csv"]
)
def test_what_was_rejected_is_found_by_the_id_of_a_job_only(office: Office, id_: str) -> None:
    answer = office.client.get(f"/api/v1/jobs/{id_}/rejected", headers=office.of("admin"))
    assert answer.status_code in {404, 422}


def test_a_job_that_is_named_after_a_version_is_found(office: Office) -> None:
    with office.house.store.writing() as session:
        id_ = plan_job(session, Plan(JobKind.SCORE, "0.1.0-2026.11_b-3", "model 2026.11", {"reviewed": 0}, {})).id
    found = office.client.get(f"/api/v1/jobs/{id_}", headers=office.of("admin"))
    assert (found.status_code, found.json()["id"]) == (200, id_)
