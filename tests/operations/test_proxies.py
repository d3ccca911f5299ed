"""The samples for Caddy and nginx keep what the guide says a proxy has to do."""

import re

import pytest

from tests.operations.samples import PORT, sample

NGINX, CADDY = sample("nginx.conf"), sample("Caddyfile")
# Each location of nginx with what stands in it, and what stands outside of all of them.
LOCATIONS = dict(re.findall(r"location (\S+) \{(.*?)\n    \}", NGINX, re.DOTALL))
SERVER = re.sub(r"location \S+ \{.*?\n    \}", "", NGINX, flags=re.DOTALL).rpartition("server {")[2]
HANDLES = dict(re.findall(r"\thandle ?(\S*) \{(.*?)\n\t\}", CADDY, re.DOTALL))
FORWARDED = (
    "proxy_set_header Host $host;",
    "proxy_set_header X-Forwarded-For $remote_addr;",
    "proxy_set_header X-Forwarded-Proto $scheme;",
)


def test_both_lead_to_heard() -> None:
    assert f"server 127.0.0.1:{PORT};" in NGINX
    assert set(re.findall(r"reverse_proxy (\S+)", CADDY)) == {f"127.0.0.1:{PORT}"}


def test_large_bodies_are_for_imports_only() -> None:
    assert "client_max_body_size 1m;" in SERVER
    assert [path for path, said in LOCATIONS.items() if "client_max_body_size 100m;" in said] == ["/api/v1/imports"]
    assert re.findall(r"max_size (\w+)", HANDLES["/api/v1/imports*"]) == ["100MiB"]
    assert re.findall(r"max_size (\w+)", HANDLES[""]) == ["1MiB"]


def test_both_answer_for_the_metrics_themselves() -> None:
    assert LOCATIONS["/metrics"].split() == ["return", "404;"]
    assert HANDLES["/metrics*"].split() == ["respond", "404"]


@pytest.mark.parametrize("header", FORWARDED)
def test_nginx_writes_who_asks_anew_everywhere(header: str) -> None:
    assert header in SERVER
    said = [text for text in LOCATIONS.values() if "proxy_set_header" in text]
    assert said
    assert all(header in text for text in said)


def test_nginx_lets_web_sockets_through_and_leaves_them_open() -> None:
    live = LOCATIONS["/live"]
    assert "proxy_set_header Upgrade $http_upgrade;" in live
    assert 'proxy_set_header Connection "upgrade";' in live
    assert "proxy_read_timeout 1h;" in live
    assert "proxy_http_version 1.1;" in SERVER


def test_nginx_speaks_tls_and_leads_others_there() -> None:
    assert "listen 443 ssl" in SERVER
    assert "ssl_protocols TLSv1.2 TLSv1.3;" in SERVER
    assert "return 301 https://$host$request_uri;" in NGINX


def test_no_log_holds_what_was_searched_for() -> None:
    (form,) = re.findall(r"log_format heard '(.*)';", NGINX)
    assert "$request_method $uri" in form
    assert not re.search(r"\$(?:request|request_uri|args|query_string|http_referer)\b", form)
    assert re.findall(r"access_log (.*);", NGINX) == ["off", "/var/log/nginx/heard.log heard"]
    assert not re.search(r"^\s*log\b", CADDY, re.MULTILINE)


def test_both_keep_browsers_on_tls() -> None:
    assert 'Strict-Transport-Security "max-age=31536000" always;' in SERVER
    assert "header Strict-Transport-Security max-age=31536000" in CADDY
