"""Packages from outside: no address of an index or registry anywhere, every pin exact and checked by its hash."""

import re
from collections.abc import Iterator

from tests.house.checkout import Checkout
from tests.house.wall import Wall

# Written in two halves, since this file is searched too.
HOSTS = tuple(
    ".".join(halves)
    for halves in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("yarnpkg", "com"),
        ("debian", "org"),
        ("download.pytorch", "org"),
        ("proxy.golang", "org"),
        ("crates", "io"),
    )
)
INDEX_OPTION = re.compile(r"^\s*(?:--(?:extra-)?index-url|--find-links|--trusted-host|-i|-f)\b", re.MULTILINE)
PIN = re.compile(r"^[a-z0-9][a-z0-9._-]*==\S+")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def named_hosts(checkout: Checkout) -> Iterator[str]:
    """Addresses of package indexes; where packages come from is for each machine to say."""
    for path, text in checkout.texts():
        for host in HOSTS:
            if host in text:
                yield f"{path}: names {host}; say which package, and let the machine say where from."


def named_indexes(checkout: Checkout) -> Iterator[str]:
    """Options in a pin file that choose an index."""
    for path, text in checkout.texts():
        if path.startswith("requirements/") and path.endswith((".txt", ".in")):
            for option in INDEX_OPTION.findall(text):
                yield f"{path}: {option.strip()}; pins name packages, not places."


def loose_pins(checkout: Checkout) -> Iterator[str]:
    """Requirements without an exact version and a hash."""
    for path, text in checkout.texts():
        if path.startswith("requirements/") and path.endswith(".txt"):
            for requirement in _requirements(text):
                if not (PIN.match(requirement) and HASH.search(requirement)):
                    yield f"{path}: {requirement.split()[0]} needs an exact version and its hashes; run `make lock`."


def _requirements(text: str) -> Iterator[str]:
    """Each requirement with its options, on one line."""
    code = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    return (line.strip() for line in code.replace("\\\n", " ").splitlines() if line.strip())


WALLS = (
    Wall("no file names a package index", named_hosts, ({"README.md": f"Get it from {HOSTS[0]}.\n"},)),
    Wall("pins name no place", named_indexes, ({"requirements/run.in": "--find-links wheels\nnumpy\n"},)),
    Wall(
        "pins are exact and carry hashes",
        loose_pins,
        (
            {"requirements/run.txt": f"numpy>=2 --hash=sha256:{'0' * 64}\n"},
            {"requirements/run.txt": "numpy==2.4.6\n"},
        ),
    ),
)
