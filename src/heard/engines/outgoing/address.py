"""Which addresses may be reached: public hosts over https, and what the administrator has listed.

An entry of the list is a host, such as `chat.internal`, for ports 80, 443 and 8443, or a host with one port, such as
`localhost:8080`. A listed host may stand inside the house, but a cloud's own metadata is reached through no name.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from ipaddress import ip_address, ip_network

import httpx2

from heard.errors import InvalidValue

# One sentence for every reason: two would tell whoever tries addresses what stands behind them.
REFUSED = "This address may not be reached; give the https address of a public host, or have its host listed."
LONGEST = 2_048
PORTS, LISTED_PORTS = frozenset({443, 8443}), frozenset({80, 443, 8443})
STANDARD = {"http": 80, "https": 443}
# The last label begins with a letter, so that no spelling of a number is taken for a name.
_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_NAME = re.compile(rf"(?=.{{1,253}}\Z)(?:{_LABEL}\.)+(?!localhost\Z)(?=[a-z]){_LABEL}")

# Our own tables: what the standard library calls global differs from one release of Python to the next.
NEVER = tuple(
    map(
        ip_network,
        (
            *("0.0.0.0/8", "169.254.0.0/16", "192.0.0.0/24", "192.88.99.0/24", "224.0.0.0/3"),
            # Documentation and measurements.
            *("192.0.2.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32", "3fff::/20"),
            # What leads on to an address of version 4: Teredo and its like, and 6to4. The rest lies outside of PUBLIC.
            *("2001::/23", "2002::/16"),
            # Metadata and agents of clouds at numbers that look like others: Alibaba, Azure, Amazon.
            *("100.100.100.200/32", "168.63.129.16/32", "fd00:ec2::/32"),
        ),
    )
)
# Loopback, private, and what a provider shares among its customers.
INSIDE = tuple(
    map(
        ip_network,
        ("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "::1/128", "fc00::/7"),
    )
)
PUBLIC = (ip_network("0.0.0.0/0"), ip_network("2000::/3"))


@dataclass(frozen=True, slots=True)
class Target:
    """An address that may be asked, as it was understood, and whether the administrator has listed its host."""

    url: httpx2.URL
    listed: bool


def checked(url: str, allowed_hosts: Collection[str] = ()) -> Target:
    """The target that an address names; InvalidValue where it may not be reached, whatever its name resolves to."""
    try:
        parsed = httpx2.URL(url)
    except (httpx2.InvalidURL, UnicodeError) as problem:
        raise InvalidValue(REFUSED) from problem
    port = STANDARD.get(parsed.scheme) if parsed.port is None else parsed.port
    listed = _is_listed(parsed.raw_host.decode("ascii"), port, allowed_hosts)
    public = parsed.scheme == "https" and port in PORTS and _is_public(parsed.raw_host.decode("ascii"))
    if len(url) > LONGEST or parsed.userinfo or not (public or (listed and parsed.scheme in STANDARD)):
        raise InvalidValue(REFUSED)
    return Target(parsed, listed)


def may_connect(number: str, *, listed: bool) -> bool:
    """Whether a number, such as 192.0.2.1, that a target resolved to may be connected to."""
    try:
        address = ip_address(number)
    except ValueError:
        return False
    never, inside, public = (any(address in network for network in each) for each in (NEVER, INSIDE, PUBLIC))
    return "%" not in number and not never and (listed if inside else public)


def _is_listed(host: str, port: int | None, allowed_hosts: Iterable[str]) -> bool:
    """Whether an entry of the administrator's names the host on this port."""
    written = f"[{host}]" if ":" in host else host
    entries = {entry.lower() for entry in allowed_hosts}
    return f"{written}:{port}" in entries or (port in LISTED_PORTS and written in entries)


def _is_public(host: str) -> bool:
    """Whether a host is a name with a dot in it that is not this machine's own, or a public number."""
    return bool(_NAME.fullmatch(host)) or may_connect(host, listed=False)
