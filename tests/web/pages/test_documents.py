"""The documents under Settings: what there is, and all of it as one zip with what is in force in it."""

import zipfile
from io import BytesIO

from heard.storage.access.audit import records
from tests.web.office import Office

PATH = "/settings/documents"


def test_the_page_lists_them_with_what_is_left_to_fill_in(office: Office) -> None:
    page = office.client.get(PATH, headers=office.sign_in("admin")).text
    assert "Sheet for the works council" in page
    assert "places to fill in" in page
    assert "no legal advice" in page


def test_the_zip_tells_what_is_in_force_and_the_audit_that_it_was_taken(office: Office) -> None:
    admin = office.sign_in("admin")
    office.client.patch("/api/v1/settings", json={"retention_days": {"conversations": 731}}, headers=office.of("admin"))
    answer = office.client.get(f"{PATH}/pack", headers=admin)
    assert answer.headers["content-type"] == "application/zip"
    with zipfile.ZipFile(BytesIO(answer.content)) as packed:
        told = packed.read("heard-documents/agent-notice.md").decode()
    assert "731 days after their last turn" in told
    with office.house.store.reading() as session:
        assert "documents.export" in [each.deed for each in records(session)]


def test_a_language_without_texts_is_said(office: Office) -> None:
    answer = office.client.get(f"{PATH}/pack?language=xx", headers=office.sign_in("admin"))
    assert answer.status_code == 404
    assert "There are no texts in" in answer.text
