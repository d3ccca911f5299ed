"""What is on hold is not erased, and the audit tells of no erasure that was not."""

from heard.privacy.retention import Hold, Retention
from heard.settings import Settings
from heard.storage.access.audit import records
from tests.web.office import Office


def test_a_customer_with_a_conversation_on_hold_stays(office: Office) -> None:
    key, admin = office.keys["ada-1"], office.of("admin")
    rows = office.client.get("/api/v1/conversations", headers=office.of("lead")).json()["items"]
    [customer] = [row["customer_id"] for row in rows if row["id"] == key]
    office.house.in_force.settings = Settings(retention=Retention(hold=Hold(conversations=frozenset({key}))))
    refused = office.client.delete(f"/api/v1/customers/{customer}", headers=admin)
    assert (refused.status_code, "on hold" in refused.json()["detail"]) == (409, True)
    with office.house.store.reading() as session:
        assert not records(session, deed="customer.erase")
