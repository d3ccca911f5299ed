"""The image: built of pinned packages, without root, and asked whether it is alive."""

import json
import re
import subprocess
import sys
import tomllib

import pytest

from tests.fakes.health import health_server
from tests.operations.samples import PORT, ROOT, given, sample, stages

COPIED = [
    source
    for step in stages()[0]
    if step.word == "COPY" and not step.given.startswith("--")
    for source in step.given.split()[:-1]
]
IGNORED = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
CHECK = json.loads(given("HEALTHCHECK").partition("CMD ")[2])


@pytest.mark.parametrize("source", COPIED)
def test_what_it_copies_is_there_and_let_through(source: str) -> None:
    assert (ROOT / source).exists()
    assert f"!{source.rstrip('/')}" in IGNORED


def test_nothing_is_let_through_unnamed() -> None:
    assert next(line for line in IGNORED if not line.startswith("#")) == "*"
    assert {line[1:] for line in IGNORED if line.startswith("!")} == set(COPIED)


def test_it_copies_all_that_building_the_package_needs() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    needed = [settings["project"]["readme"], *settings["project"]["license-files"], *wheel, "pyproject.toml"]
    assert not [path for path in needed if not {path, path.partition("/")[0]} & set(COPIED)]


def test_every_package_is_checked_by_its_hash() -> None:
    installs = [step.given for step in stages()[0] if "pip install" in step.given]
    assert installs
    assert all("--no-deps" in each for each in installs)
    assert all("--require-hashes" in each or "--no-index" in each for each in installs)


def test_it_runs_as_nobody_in_particular() -> None:
    assert re.fullmatch(r"[1-9]\d{3,}:[1-9]\d{3,}", given("USER"))
    assert f"--uid {given('USER').partition(':')[0]} " in sample("Dockerfile")


def test_it_is_stopped_as_the_service_is_told_to_drain() -> None:
    assert given("STOPSIGNAL") == "SIGTERM"
    assert json.loads(given("ENTRYPOINT")) == ["heard"]
    assert json.loads(given("CMD")) == ["serve", "--host", "0.0.0.0"]  # noqa: S104 - inside of the container


def test_it_keeps_everything_in_one_volume_and_opens_one_port() -> None:
    assert f"HEARD_HOME={given('VOLUME')} " in sample("Dockerfile")
    assert given("EXPOSE") == PORT


@pytest.mark.parametrize(("status", "code"), [(200, 0), (503, 1)])
def test_it_knows_whether_it_is_alive(status: int, code: int) -> None:
    assert CHECK[0] == "python"
    with health_server(status) as port:
        arguments = [each.replace(f":{PORT}/", f":{port}/") for each in CHECK[1:]]
        # A proxy that is not there: whoever asks by way of it gets no answer.
        done = subprocess.run(
            [sys.executable, *arguments], env={"http_proxy": "http://127.0.0.1:9"}, check=False, capture_output=True
        )
    assert done.returncode == code


def test_the_engine_tells_nobody_that_it_runs() -> None:
    assert any(step.given == "ORT_DISABLE_TELEMETRY=1" for step in stages()[-1])
