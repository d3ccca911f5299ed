"""The unit of systemd, its settings and the command that goes with it."""

import re
import shutil
import subprocess

import pytest

from tests.operations.samples import GUIDES, OPERATIONS, sample, unit

SERVICE = unit()["Service"]
GUIDE = GUIDES["run-heard-as-a-service"]
BOUNDS = {
    "NoNewPrivileges": "yes",
    "ProtectSystem": "strict",
    "ProtectHome": "yes",
    "PrivateTmp": "yes",
    "PrivateDevices": "yes",
    "MemoryDenyWriteExecute": "yes",
    "CapabilityBoundingSet": "",
    "RestrictAddressFamilies": "AF_INET AF_INET6 AF_UNIX",
    "SystemCallFilter": "@system-service",
    "UMask": "0077",
}


@pytest.mark.parametrize("bound", BOUNDS)
def test_it_is_bounded(bound: str) -> None:
    assert SERVICE[bound] == BOUNDS[bound]


def test_it_is_not_root_and_the_guide_makes_its_user() -> None:
    assert SERVICE["User"] == "heard"
    assert f"useradd --system --home-dir {SERVICE['WorkingDirectory']} " in GUIDE


def test_it_comes_back_after_a_crash_and_may_drain() -> None:
    assert SERVICE["Restart"] == "on-failure"
    assert SERVICE["TimeoutStopSec"] == "15"
    assert SERVICE["KillMode"] == "mixed"


def test_what_it_may_write_is_where_data_lives() -> None:
    home = f"/var/lib/{SERVICE['StateDirectory']}"
    assert SERVICE["WorkingDirectory"] == home
    assert SERVICE["StateDirectoryMode"] == "0700"
    assert f"\nHEARD_HOME={home}\n" in sample("heard.env")


def test_its_settings_are_closed_to_others_and_hold_no_password() -> None:
    assert f"install -m 640 -g heard operations/heard.env {SERVICE['EnvironmentFile']}" in GUIDE
    assert not re.search(r"://\w+:[^/]", sample("heard.env"))


def test_how_it_is_started_stands_in_its_settings() -> None:
    assert SERVICE["ExecStart"] == "/opt/heard/bin/heard serve $SERVE_OPTIONS"
    assert '\nSERVE_OPTIONS="--behind-proxy 127.0.0.1"\n' in sample("heard.env")


def test_the_command_has_the_service_s_user_program_and_settings() -> None:
    command = sample("heard.sh")
    assert f"--user={SERVICE['User']} " in command
    assert SERVICE["EnvironmentFile"] in command
    assert SERVICE["ExecStart"].split()[0] in command
    assert subprocess.run(["sh", "-n", OPERATIONS / "heard.sh"], check=False).returncode == 0


def test_a_shell_reads_its_settings_too() -> None:
    script = f'set -eu; . {OPERATIONS / "heard.env"}; printf %s "$HEARD_HOME $SERVE_OPTIONS"'
    said = subprocess.run(["sh", "-c", script], check=True, capture_output=True, text=True).stdout
    assert said == "/var/lib/heard --behind-proxy 127.0.0.1"


@pytest.mark.parametrize("name", ["heard.service", "heard.env", "heard.sh"])
def test_the_guide_installs_every_file(name: str) -> None:
    assert f"operations/{name}" in GUIDE


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd on this machine")
def test_systemd_knows_every_word_of_it() -> None:
    command = ["systemd-analyze", "verify", str(OPERATIONS / "heard.service")]
    said = subprocess.run(command, check=False, capture_output=True, text=True).stderr
    # The program is there only where Heard is installed.
    assert [line for line in said.splitlines() if "is not executable" not in line] == []


def test_the_engine_tells_nobody_that_it_runs() -> None:
    assert SERVICE["Environment"] == "ORT_DISABLE_TELEMETRY=1"
    assert "ORT_DISABLE_TELEMETRY=1" in sample("heard.sh")
