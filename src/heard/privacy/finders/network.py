"""Addresses of IP, version 4 and 6; a version number is none, and an address inside of every house names nobody."""

from collections.abc import Iterator
from ipaddress import AddressValueError, IPv4Address, IPv4Network, IPv6Address

from heard.privacy.finders.context import words_before
from heard.privacy.pattern import Pattern, one_of
from heard.privacy.secret import Secret, SecretKind

_FOUR = Pattern(r"(?:^|[^\w.])(\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3})\b(\.?\d?)")
_SIX = Pattern(
    r"(?:^|[^\w:.])((?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?:\d{0,3}(?:\.\d{1,3}){3})?)(?:[^\w:]|:\d{1,5}\b|$)"
)
_VERSION = Pattern(
    r"\b"
    + one_of(
        "version versions ver vers v release build firmware fw software app driver update updated upgrade upgraded "
        "patch section chapter clause paragraph article sdk api ios android windows chrome firefox macos os"
    )
    + r"[^\w\x02\x03]{0,3}(?:(?:is|to|from|number|no|at|on|nr|the)[^\w\x02\x03]{1,3}){0,2}v?$"
)
HOME = tuple(
    IPv4Network(each)
    for each in "0.0.0.0/8 10.0.0.0/8 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.168.0.0/16 224.0.0.0/3".split()
)
_BACK = 40
_SHORTEST = 6


def find_ip_addresses(letters: bytes) -> Iterator[Secret]:
    """The addresses in plain letters that lead to somebody."""
    for found in _FOUR.find_all(letters):
        start, end = found.start(1), found.end(1)
        is_version = found[2].strip(b".") or _VERSION.find(words_before(letters, start, _BACK))
        if not is_version and _is_somebody(found[1]):
            yield Secret(SecretKind.IP_ADDRESS, start, end)
    if b":" in letters:
        for found in _SIX.find_all(letters):
            if _is_version_six(found[1]):
                yield Secret(SecretKind.IP_ADDRESS, found.start(1), found.end(1))


def _is_somebody(written: bytes) -> bool:
    try:
        address = IPv4Address(written.decode())
    except AddressValueError:
        return False
    return not any(address in network for network in HOME)


def _is_version_six(written: bytes) -> bool:
    if len(written) < _SHORTEST:
        return False
    try:
        address = IPv6Address(written.decode())
    except AddressValueError:
        return False
    return not (address.is_loopback or address.is_link_local)
