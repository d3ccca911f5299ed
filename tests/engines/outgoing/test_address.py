"""Addresses: what may be asked, what may be connected to, and the one sentence for everything else."""

import pytest

from heard.engines.outgoing.address import REFUSED, checked, may_connect
from heard.errors import InvalidValue

LISTED = ("chat.internal", "LOCALHOST:8080", "10.0.0.7", "[::1]:9000", "router", "169.254.169.254")

HOSTS_INSIDE = """
    localhost LOCALHOST localhost. api.localhost api.LOCALHOST localhost.localhost api.localhost. router intranet
    127.0.0.1 127.0.0.1. 127.8.9.10 127.1 127.0.1 0 0.0.0.0 0.0.0.1 2130706433 017700000001 0177.0.0.1 0177.0x0.0.1
    0x7f000001 0x7f.1 0X7F.0.0.1 127.0.0.0x1 00127.0.0.1 127.0.0.01 127。0。0。1 ①②⑦.0.0.1 %31%32%37.0.0.1
    10.0.0.1 10.1 172.16.0.1 172.31.255.255 192.168.1.1 3232235777 169.254.169.254 169.254.1.1 2852039166 0xA9FEA9FE
    0251.0376.0251.0376 100.64.0.1 100.100.100.200 100.127.255.254 168.63.129.16 192.0.0.1 192.0.0.192 192.0.2.1
    192.88.99.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255
    [::] [::1] [0:0:0:0:0:0:0:1] [::ffff:127.0.0.1] [::ffff:7f00:1] [::ffff:8.8.8.8] [::127.0.0.1] [64:ff9b::7f00:1]
    [64:ff9b::8.8.8.8] [64:ff9b:1::1] [2002:7f00:1::] [2002:808:808::1] [2001::1] [2001:0:4136:e378::1] [2001:db8::1]
    [3fff::1] [fe80::1] [fe80::1%25eth0] [2606:4700::1%25eth0] [fec0::1] [fc00::1] [fd00:ec2::254] [ff02::1] [100::1]
    [5f00::1] [4000::1] a..com .com -a.com a-.com a%2ecom a.c*m metadata 1.2.3 1.2.3.4.5 256.1.1.1 8.8.8.8.8 1e3
""".split()

ADDRESSES = (
    "http://example.com/",
    "http://8.8.8.8/",
    "HTTP://example.com:443/",
    "file:///etc/passwd",
    "gopher://example.com:443/_x",
    "ftp://example.com:443/",
    "dict://example.com:443/",
    "ldap://example.com:443/",
    "ws://example.com:443/",
    "wss://example.com/",
    "javascript:alert(1)",
    "data:text/plain,x",
    "unix:///run/docker.sock",
    "https://example.com:22/",
    "https://example.com:25/",
    "https://example.com:80/",
    "https://example.com:6379/",
    "https://example.com:8080/",
    "https://example.com:0/",
    "https://example.com:65979/",
    "https://example.com:-443/",
    "https://user@example.com/",
    "https://user:word@example.com/",
    "https://example.com@127.0.0.1/",
    "https://127.0.0.1@example.com/",
    "https://example.com\\@127.0.0.1/",
    "https://127.0.0.1\\@example.com/",
    "https://127.0.0.1#@example.com/",
    "https://127.0.0.1?@example.com/",
    "https://127.0.0.1:443:443/",
    "https:/example.com/",
    "https:example.com",
    "https:///example.com",
    "//example.com/",
    "example.com",
    "",
    " https://example.com/",
    "https://example.com /",
    "https://exam\tple.com/",
    "https://example.com/\r\nHost: localhost",
    "https://example.com\x00/",
    "https://\ud800.com/",
    "https://[::1",
    "https://[v1.x]/",
    f"https://{'a' * 64}.com/",
    f"https://{'a.' * 127}com/",
    f"https://example.com/{'a' * 3000}",
)


@pytest.mark.parametrize("url", [*(f"https://{host}/hook" for host in HOSTS_INSIDE), *ADDRESSES])
def test_what_could_lead_inside_is_refused_with_one_sentence(url: str) -> None:
    with pytest.raises(InvalidValue) as raised:
        checked(url, LISTED[:1])
    assert str(raised.value) == REFUSED


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com",
        "HTTPS://Example.COM:443/hook?token=@x#y",
        "https://hooks.example.com:8443/@team",
        "https://bücher.example/",
        "https://xn--bcher-kva.example/",
        "https://a_b.example.com/",
        "https://1.example.com/",
        "https://localhost.example.com/",
        "https://8.8.8.8/",
        "https://172.32.0.1/",
        "https://[2606:4700:4700::1111]:8443/",
    ],
)
def test_public_hosts_may_be_asked(url: str) -> None:
    assert not checked(url).listed


@pytest.mark.parametrize(
    "url",
    [
        "http://chat.internal/",
        "https://CHAT.internal:8443/",
        "http://localhost:8080/v1",
        "https://10.0.0.7/",
        "http://[::1]:9000/",
        "http://router:80/",
    ],
)
def test_listed_hosts_may_be_asked(url: str) -> None:
    assert checked(url, LISTED).listed


@pytest.mark.parametrize(
    "url",
    [
        "http://chat.internal:8080/",
        "http://localhost/",
        "http://localhost:8081/",
        "http://localhost:22/",
        "http://[::1]/",
        "http://10.0.0.70/",
        "http://sub.chat.internal/",
        "http://user@chat.internal/",
        "ftp://chat.internal:80/",
        "file://chat.internal/etc/passwd",
    ],
)
def test_a_listed_host_opens_no_other_port_or_host(url: str) -> None:
    with pytest.raises(InvalidValue):
        checked(url, LISTED)


@pytest.mark.parametrize(
    ("number", "anyone", "listed"),
    [
        ("93.184.215.14", True, True),
        ("2606:4700::1", True, True),
        ("127.0.0.1", False, True),
        ("10.1.2.3", False, True),
        ("100.64.0.1", False, True),
        ("::1", False, True),
        ("fd12::1", False, True),
        ("169.254.169.254", False, False),
        ("100.100.100.200", False, False),
        ("fd00:ec2::254", False, False),
        ("fe80::1%eth0", False, False),
        ("::ffff:10.0.0.1", False, False),
        ("64:ff9b::a00:1", False, False),
        ("0.1.2.3", False, False),
        ("224.0.0.1", False, False),
        ("no number", False, False),
    ],
)
def test_a_listed_name_reaches_inside_but_no_metadata(number: str, *, anyone: bool, listed: bool) -> None:
    assert (may_connect(number, listed=False), may_connect(number, listed=True)) == (anyone, listed)
