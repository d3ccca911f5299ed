"""What is kept out: other hosts, pages of other sites, bodies that are too large, those who ask too often."""

from collections.abc import Iterator, Mapping

import pytest

from tests.web.office import HERE, HOST, PASSWORD, Office

ME, TOKENS, DRAFT = "/api/v1/me", "/api/v1/tokens", "/api/v1/draft"
TOKEN = {"name": "robot", "scopes": ["conversations:read"]}
MEGABYTE = 1024 * 1024
FOREIGN = [
    "https://evil.test",
    f"http://{HOST}.evil.test",
    f"http://evil.test/{HERE}",
    f"https://{HOST}",
    f"http://{HOST}:8080",
    f"http://sub.{HOST}",
    "null",
    "",
]


def cookie(office: Office) -> dict[str, str]:
    """The cookie by which somebody's browser is known, and nothing else."""
    return {"Cookie": office.sign_in("ada")["Cookie"]}


@pytest.mark.parametrize("origin", [None, *FOREIGN])
def test_a_login_changes_nothing_from_a_page_of_another_site(office: Office, origin: str | None) -> None:
    headers = cookie(office) | ({} if origin is None else {"Origin": origin})
    assert office.client.post(TOKENS, json=TOKEN, headers=headers).status_code == 403
    assert office.client.delete(f"{TOKENS}/1", headers=headers).status_code == 403
    assert len(office.client.get(TOKENS, headers=headers).json()) == 1


@pytest.mark.parametrize("said", [{"Origin": HERE}, {"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "none"}])
def test_it_does_from_a_page_of_heards_own(office: Office, said: Mapping[str, str]) -> None:
    assert office.client.post(TOKENS, json=TOKEN, headers=cookie(office) | dict(said)).status_code == 201


@pytest.mark.parametrize("site", ["cross-site", "same-site", "", "same-origin, cross-site"])
def test_what_the_browser_says_of_another_site_is_believed(office: Office, site: str) -> None:
    assert office.client.post(TOKENS, json=TOKEN, headers=cookie(office) | {"Sec-Fetch-Site": site}).status_code == 403


@pytest.mark.parametrize("header", ["Basic YTpi", "Bearer", "Digest x", "Negotiate x", ""])
def test_no_other_header_makes_a_browser_a_program(office: Office, header: str) -> None:
    headers = cookie(office) | {"Authorization": header, "Origin": "https://evil.test"}
    assert office.client.post(TOKENS, json=TOKEN, headers=headers).status_code in {401, 403}


STRANGE = (
    f"{HOST}.evil.test",
    f"evil.test@{HOST}",
    f"{HOST}/x",
    f"{HOST}?x",
    f"{HOST}#x",
    f"{HOST} x",
    "",
    "[",
    "evil.test",
)


@pytest.mark.parametrize("host", STRANGE)
def test_it_answers_to_no_other_host(office: Office, host: str) -> None:
    answer = office.client.get(ME, headers=office.of("ada") | {"Host": host})
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")


@pytest.mark.parametrize("path", [DRAFT, "/api/v1/imports/preview", "/api/v1/review", "/nowhere"])
def test_a_body_that_is_announced_as_too_large_is_refused(office: Office, path: str) -> None:
    answer = office.client.post(path, content=b" " * (MEGABYTE + 1), headers=office.of("first"))
    assert (answer.status_code, answer.headers["content-type"]) == (413, "application/problem+json")


@pytest.mark.parametrize("path", [DRAFT, "/api/v1/review"])
def test_a_body_that_grows_too_large_is_refused(office: Office, path: str) -> None:
    def pieces() -> Iterator[bytes]:
        yield from (b" " * 100_000 for _ in range(12))

    assert office.client.post(path, content=pieces(), headers=office.of("first")).status_code == 413


def test_a_form_that_grows_too_large_is_refused(office: Office) -> None:
    def pieces() -> Iterator[bytes]:
        yield b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.json"\r\n\r\n'
        yield from (b" " * 100_000 for _ in range(12))

    kind = {"Content-Type": "multipart/form-data; boundary=x"}
    answer = office.client.post("/api/v1/imports/preview", content=pieces(), headers=office.of("first") | kind)
    assert answer.status_code == 413


@pytest.mark.parametrize("length", ["-1", "abc", "1e3", str(2**64), "9" * 400])
def test_a_length_that_is_no_length_is_refused(office: Office, length: str) -> None:
    answer = office.client.post(DRAFT, content=b"{}", headers=office.of("ada") | {"Content-Length": length})
    assert answer.status_code == 413


def test_who_asks_too_often_is_told_when_to_come_back(office: Office) -> None:
    asked = (office.client.get("/api/v1/playbook", headers=office.of("nobody")) for _ in range(1201))
    last = next(answer for answer in asked if answer.status_code != 403)
    assert last.status_code == 429
    assert 1 <= int(last.headers["Retry-After"]) <= 60
    assert office.client.get("/api/v1/playbook", headers=office.of("ada")).status_code == 200


def test_every_answer_tells_the_browser_what_it_may_not_do(office: Office) -> None:
    for path in (ME, "/healthz", "/nowhere", DRAFT):
        answer = office.client.get(path, headers=office.of("ada"))
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["Cache-Control"] == "no-store"


def test_a_password_opens_nothing_as_a_token(office: Office) -> None:
    assert office.client.get(ME, headers={"Authorization": f"Bearer {PASSWORD}"}).status_code == 401
