"""Decision records: numbered without a gap, one page, one form (docs/decisions)."""

import re
from collections.abc import Iterator

from tests.house.checkout import Checkout
from tests.house.wall import Wall

FOLDER = "docs/decisions"
NAME = re.compile(r"(\d{4})-[a-z0-9]+(?:-[a-z0-9]+)*\.md")
TITLE = re.compile(r"# (\d{4}): \S.*")
STATUS = re.compile(r"\d{4}-\d{2}-\d{2}, (?:accepted|superseded by \d{4})")
SECTIONS = ["Context", "Decision", "Consequences", "Alternatives"]
PAGE_LINES = 60


def misshapen_records(checkout: Checkout) -> Iterator[str]:
    """Records that do not have the form, so that nobody finds the reason in them."""
    for path, text in _records(checkout):
        head = text.splitlines()[:3]
        if not (len(head) > 2 and TITLE.fullmatch(head[0]) and STATUS.fullmatch(head[2])):
            yield f"{path}: opens with '# NNNN: Title', an empty line and 'YYYY-MM-DD, accepted'."
        if re.findall(r"^## (.*)$", text, re.MULTILINE) != SECTIONS:
            yield f"{path}: has exactly the sections {', '.join(SECTIONS)}, in this order."
        if len(text.splitlines()) > PAGE_LINES:
            yield f"{path}: longer than a page of {PAGE_LINES} lines."


def misnumbered_records(checkout: Checkout) -> Iterator[str]:
    """Records whose number is missing, taken twice or skipped."""
    for place, (path, text) in enumerate(_records(checkout), start=1):
        name = NAME.fullmatch(path.rpartition("/")[2])
        title = TITLE.match(text)
        if not (name and title and int(name[1]) == int(title[1]) == place):
            yield f"{path}: expected the number {place:04} in its name and its title."


def _records(checkout: Checkout) -> list[tuple[str, str]]:
    return [(path, text) for path, text in checkout.texts() if path.startswith(f"{FOLDER}/")]


def _record(number: int, sections: list[str]) -> str:
    return f"# {number:04}: Listen\n\n2026-01-31, accepted\n\n" + "".join(
        f"## {name}\n\nWords.\n\n" for name in sections
    )


WALLS = (
    Wall(
        "decisions have one form and fit on a page",
        misshapen_records,
        (
            {f"{FOLDER}/0001-listen.md": _record(1, SECTIONS[:3])},
            {f"{FOLDER}/0001-listen.md": _record(1, SECTIONS).replace("2026-01-31, accepted", "Soon.")},
            {f"{FOLDER}/0001-listen.md": _record(1, SECTIONS) + "And so on.\n" * PAGE_LINES},
        ),
    ),
    Wall(
        "decisions are numbered in order, in name and title",
        misnumbered_records,
        (
            {f"{FOLDER}/0002-listen.md": _record(2, SECTIONS)},
            {f"{FOLDER}/0001-listen.md": _record(3, SECTIONS)},
        ),
    ),
)
