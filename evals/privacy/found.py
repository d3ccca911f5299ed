"""The sections on masking: what is found, what must survive, what is left alone, and what it costs."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from evals.privacy.cards import SPELLINGS, draw_card, draw_digits, draw_spelling, groups_of
from evals.privacy.frame import Filled, fill, places, read_frames
from evals.privacy.orders import draw_order
from evals.privacy.secrets import draw_secret
from evals.privacy.tools import HEARD, LUHN, PATTERNS, Tool, is_hidden, is_touched
from evals.privacy.wilson import Share
from evals.rival import Rivals
from evals.sets import REPOSITORY
from evals.table import Section, Table
from heard.privacy.keep import Said

SEED = 20
CARDS, ORDERS, OTHERS = 20_000, 5_000, 2_000
ABOUT = (
    "Numbers made up for the run, by fixed chance, in sentences written for it (`evals/written/privacy`, by a language "
    "model, not by people). A secret is found when no letter or digit of it is left, in any turn. **The finders were "
    "mended on these very sentences**: in words that they have not met they find less (docs/decisions/0018 says what "
    "three first readings gave). Intervals are Wilson's; they speak of the numbers, not of other people's sentences."
)
# Letters touch the number: nobody says or parts it there.
GLUED = re.compile(r"\w\{card\}|\{card\}\w")
CORPUS = "training/corpus"
# Parts of a card that stand in places of their own.
PARTS = ("first", "rest", "q1", "q2", "q3", "q4")


@dataclass(frozen=True, slots=True)
class Sample:
    """A filled frame, what its first secret was spelled like, and its places that count."""

    filled: Filled
    spelled: str
    kinds: frozenset[str]


def card_samples(size: int) -> Iterator[Sample]:
    """Cards in frames: whole, in halves, in quarters, with what goes with them."""
    chance, frames = np.random.default_rng([SEED, 0]), read_frames("cards")
    for place in range(size):
        frame = frames[place % len(frames)]
        card, spelled = groups_of(draw_card(chance)), draw_spelling(chance)
        values = _card_values(card, chance)
        if "card" in places(frame):
            spelled = SPELLINGS[0] if GLUED.search(frame) else spelled
            values["card"] = spelled.spelling(card)
        name = spelled.name if "card" in places(frame) else "in parts"
        yield Sample(fill(frame, values.__getitem__), name, frozenset({"card", *PARTS}))


def _card_values(card: list[str], chance: np.random.Generator) -> dict[str, str]:
    expiry = f"{chance.integers(1, 13):02}/{chance.integers(26, 34)}"
    middle = len(card) // 2
    quarters = ["".join(part) for part in ([card[0]], [card[1]], card[2:3], card[3:])]
    if len(card) == 3:  # noqa: PLR2004 - cards of 14 and 15 digits have three groups
        quarters = [card[0], card[1][:3], card[1][3:], card[2]]
    return {
        "first": " ".join(card[:middle]),
        "rest": " ".join(card[middle:]),
        **{f"q{place}": part for place, part in enumerate(quarters, start=1)},
        "exp": expiry,
        "cvv": draw_digits(chance, 4 if len("".join(card)) == 15 else 3),  # noqa: PLR2004 - American Express
    }


def order_samples(size: int) -> Iterator[Sample]:
    """Numbers that must survive."""
    chance, frames = np.random.default_rng([SEED, 1]), read_frames("orders")
    for place in range(size):
        frame = frames[place % len(frames)]
        yield Sample(fill(frame, lambda kind: draw_order(kind, chance)), "", frozenset(places(frame)))


def secret_samples(name: str, kinds: frozenset[str], size: int) -> Iterator[Sample]:
    """Other secrets, in those frames of a file that have a place for one of the kinds."""
    chance = np.random.default_rng([SEED, 2, len(kinds)])
    frames = [frame for frame in read_frames(name) if kinds & set(places(frame))]
    for place in range(size):
        frame = frames[place % len(frames)]
        yield Sample(fill(frame, lambda kind: draw_secret(kind, chance)), "", kinds)


def found(samples: Sequence[Sample], tool: Tool, kinds: frozenset[str] | None = None) -> Share:
    """How many samples have all their secrets of these kinds hidden."""
    caught = [_is_caught(sample, tool, kinds or sample.kinds) for sample in samples]
    return Share(sum(caught), len(caught))


def touched(samples: Sequence[Sample], tool: Tool) -> Share:
    """How many numbers are hidden in part at least."""
    hits = [
        is_touched(placed, hidden)
        for sample in samples
        for hidden in [tool.hide(sample.filled.said)]
        for placed in sample.filled.placed
        if placed.kind in sample.kinds
    ]
    return Share(sum(hits), len(hits))


def missed_by_spelling(samples: Sequence[Sample], tool: Tool) -> Mapping[str, int]:
    """For each spelling how many cards are not found."""
    return Counter(each.spelled for each in samples if not _is_caught(each, tool, each.kinds))


def _is_caught(sample: Sample, tool: Tool, kinds: frozenset[str]) -> bool:
    hidden = tool.hide(sample.filled.said)
    return all(is_hidden(each, sample.filled, hidden) for each in sample.filled.placed if each.kind in kinds)


KINDS = (
    ("IBANs", "ibans", frozenset({"iban"})),
    ("passwords, PINs, one-time codes, tokens", "passwords", frozenset({"password", "pin", "otp", "token", "known"})),
    ("e-mail addresses", "contacts", frozenset({"email"})),
    ("telephone numbers", "contacts", frozenset({"phone"})),
    ("addresses of IP", "contacts", frozenset({"ip"})),
    ("links with a secret", "contacts", frozenset({"link"})),
    (
        "national ids",
        "contacts",
        frozenset("us_ssn uk_nino de_tax_id fr_nir es_dni nl_bsn in_aadhaar br_cpf ca_sin".split()),
    ),
)


def measure_cards(_folder: Path, _rivals: Rivals) -> Section:
    """Cards and their codes found, Heard beside a pattern with Luhn's check."""
    samples = list(card_samples(CARDS))
    coded = [each for each in samples if any(placed.kind == "cvv" for placed in each.filled.placed)]
    codes = frozenset({"cvv"})
    rows = (
        (
            "cards found",
            "at least 99.9 %",
            f"{len(samples):,}",
            found(samples, HEARD).text(),
            found(samples, LUHN).text(),
        ),
        (
            "security codes found",
            "",
            f"{len(coded):,}",
            found(coded, HEARD, codes).text(),
            found(coded, LUHN, codes).text(),
        ),
        *_by_spelling(samples),
    )
    return Section("Cards", (ABOUT,), Table(("figure", "bar", "n", HEARD.name, LUHN.name), rows))


def _by_spelling(samples: Sequence[Sample]) -> Iterator[tuple[str, ...]]:
    sizes = Counter(each.spelled for each in samples)
    missed = [missed_by_spelling(samples, tool) for tool in (HEARD, LUHN)]
    for name, size in sizes.most_common():
        yield (f"cards found, {name}", "", f"{size:,}", *(Share(size - each[name], size).text() for each in missed))


def measure_orders(_folder: Path, _rivals: Rivals) -> Section:
    """Order, parcel and ticket numbers masked by mistake."""
    samples = list(order_samples(ORDERS))
    note = "Orders, parcels, invoices, tickets, devices; some look like telephone numbers. Wrong is any hidden digit."
    shares = [touched(samples, tool) for tool in (HEARD, LUHN, PATTERNS)]
    row = ("numbers wrongly masked", "at most 0.5 %", f"{shares[0].of:,}", *(share.text() for share in shares))
    head = ("figure", "bar", "n", HEARD.name, LUHN.name, PATTERNS.name)
    return Section("Numbers that must survive", (ABOUT, note), Table(head, (row,)))


def measure_secrets(_folder: Path, _rivals: Rivals) -> Section:
    """Other secrets found."""
    return Section(
        "Other secrets",
        (ABOUT,),
        Table(("found", "bar", "n", HEARD.name, PATTERNS.name), tuple(_secret_rows())),
    )


def _secret_rows() -> Iterator[tuple[str, ...]]:
    for name, file, kinds in KINDS:
        samples = list(secret_samples(file, kinds, OTHERS))
        bar = "" if "passwords" in name or "link" in name else "at least 98 %"
        yield (name, bar, f"{len(samples):,}", found(samples, HEARD).text(), found(samples, PATTERNS).text())


def measure_clean(_folder: Path, _rivals: Rivals) -> Section:
    """Turns of the training corpus, which hold no secrets but what people made up as examples."""
    turns = list(clean_turns())
    rows = tuple((tool.name, f"{len(turns):,} turns", _masked(turns, tool).text()) for tool in (HEARD, LUHN, PATTERNS))
    note = f"Turns of `{CORPUS}`, written without secrets in mind; a turn counts when anything in it is masked."
    return Section("Texts without secrets", (note,), Table(("tool", "n", "turns with a mask"), rows))


def clean_turns() -> list[str]:
    """The turns of the corpus that a user can check out."""
    files = sorted((REPOSITORY / CORPUS).glob("*.jsonl"))
    lines = (line for file in files for line in file.read_text(encoding="utf-8").splitlines())
    return [turn["text"] for line in lines for turn in json.loads(line).get("turns", ()) if "text" in turn]


def _masked(turns: Sequence[str], tool: Tool) -> Share:
    return Share(sum(any(tool.hide([Said("customer", turn)])[0]) for turn in turns), len(turns))
