"""The file for compose: bounds for everybody, secrets in files, and SQLite unless PostgreSQL is asked for."""

import re
from ipaddress import ip_address, ip_network
from typing import Any

import pytest

from heard.storage.database import Database
from tests.operations.samples import OPERATIONS, PORT, ROOT, TOLD, compose, given, sample

SERVICES: dict[str, Any] = compose()["services"]
HEARDS = {name: service for name, service in SERVICES.items() if service["image"] == "heard"}
each_service = pytest.mark.parametrize("name", SERVICES)
each_heard = pytest.mark.parametrize("name", HEARDS)


@each_service
def test_it_may_do_nothing_but_its_work(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert set(service["deploy"]["resources"]["limits"]) == {"cpus", "memory", "pids"}
    assert not {"privileged", "cap_add", "pid", "network_mode"} & set(service)


@each_service
def test_it_is_not_root(name: str) -> None:
    assert "user" not in SERVICES[name] if name in HEARDS else SERVICES[name]["user"] == "999:999"


@each_heard
def test_heard_can_drain_and_keeps_its_key(name: str) -> None:
    assert HEARDS[name]["stop_grace_period"] == "15s"
    assert HEARDS[name]["volumes"] == [f"data:{given('VOLUME')}"]
    assert [each.partition(":")[0] for each in HEARDS[name]["tmpfs"]] == ["/tmp"]  # noqa: S108 - in the container


@each_heard
def test_heard_is_reached_from_this_machine_only(name: str) -> None:
    assert HEARDS[name]["ports"] == [f"127.0.0.1:{PORT}:{PORT}"]


@each_heard
def test_the_proxy_that_is_believed_is_the_gateway_that_the_guide_names(name: str) -> None:
    (network,) = compose()["networks"]["front"]["ipam"]["config"]
    command = HEARDS[name]["command"]
    assert command[command.index("--behind-proxy") + 1] == network["gateway"]
    assert ip_address(network["gateway"]) in ip_network(network["subnet"])
    assert f"`{network['gateway']}`" in TOLD


def test_sqlite_is_started_unless_postgresql_is_asked_for() -> None:
    (profile,) = re.findall(r"^COMPOSE_PROFILES=(\w+)$", sample(".env"), re.MULTILINE)
    assert [name for name, service in SERVICES.items() if profile in service["profiles"]] == ["heard"]
    assert "HEARD_DATABASE" not in str(SERVICES["heard"])


def test_on_postgresql_two_processes_wait_for_the_database() -> None:
    service = SERVICES["heard-on-postgres"]
    assert service["command"][-2:] == ["--processes", "2"]
    assert service["depends_on"] == {"database": {"condition": "service_healthy"}}
    assert "pg_isready" in SERVICES["database"]["healthcheck"]["test"]


def test_nobody_but_heard_reaches_the_database() -> None:
    assert SERVICES["database"]["networks"] == ["back"]
    assert "ports" not in SERVICES["database"]
    assert compose()["networks"]["back"]["internal"] is True


def test_its_address_of_the_database_can_be_used_and_holds_no_password() -> None:
    address = SERVICES["heard-on-postgres"]["environment"]["HEARD_DATABASE"]
    database = Database(address)
    assert database.engine.url.password is None
    assert database.engine.url.query["passfile"] == "/run/secrets/database-login"


def test_passwords_come_from_files_that_are_not_there_yet() -> None:
    files = [secret["file"] for secret in compose()["secrets"].values()]
    assert all(each.startswith("./secrets/") and f"operations/{each[2:]}" in TOLD for each in files)
    assert "operations/secrets/" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert [name for name in SERVICES["database"]["environment"] if "PASSWORD" in name] == ["POSTGRES_PASSWORD_FILE"]


def test_each_reads_its_own_secret_and_the_guide_gives_it_to_its_user() -> None:
    for name, secret, user in (
        ("heard-on-postgres", "database-login", given("USER").partition(":")[0]),
        ("database", "database-password", "999"),
    ):
        assert SERVICES[name]["secrets"] == [secret]
        assert f"sudo chown {user} operations/secrets/{secret}" in TOLD


def test_it_builds_from_what_is_there() -> None:
    build = HEARDS["heard"]["build"]
    assert (OPERATIONS / build["context"]).resolve() == ROOT
    assert (ROOT / build["dockerfile"]).is_file()


def test_its_volumes_and_networks_are_declared() -> None:
    volumes = {each.partition(":")[0] for service in SERVICES.values() for each in service["volumes"]}
    networks = {each for service in SERVICES.values() for each in service["networks"]}
    assert volumes == set(compose()["volumes"])
    assert networks == set(compose()["networks"])
