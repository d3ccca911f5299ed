"""Who is the same customer: near misses that must stay two, and records of one person in two spellings."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from evals.rival import Rivals
from evals.sets import REPOSITORY, name_files, read_written
from evals.table import Section, Table
from heard.conversation.conversation import Customer
from heard.storage.people.identity import identifiers_of, same_person

FILE = "evals/written/identities.jsonl"
# Whether two records, each from a source, are surely of one person.
SamePerson: TypeAlias = Callable[[str, Customer, str, Customer], bool]
ABOUT = (
    "200 pairs of records written by hand: 140 near misses (families, shared mailboxes, name twins, "
    "reassigned numbers, "
    "switchboards) and 60 of one person. Two records that are taken for one show a stranger's words; two of one person "
    "only leave a brief shorter. Beside it: whoever shares an address or a number is one."
)


def measure_identities(_folder: Path, _rivals: Rivals, *, decider: SamePerson) -> Section:
    """Strangers taken for one, and people left as two."""
    pairs = read_written(FILE)
    strangers = [pair for pair in pairs if not pair["same"]]
    people = [pair for pair in pairs if pair["same"]]
    deciders = (decider, by_address_or_number)
    rows = (
        (
            "strangers taken for one",
            "0",
            f"{len(strangers)} pairs",
            *(count(strangers, each, told=True) for each in deciders),
        ),
        ("people left as two", "", f"{len(people)} pairs", *(count(people, each, told=False) for each in deciders)),
    )
    head = ("figure", "bar", "n", "Heard", "the same address or number")
    return Section("Who is the same customer", (ABOUT, name_files(REPOSITORY, FILE)), Table(head, rows))


def count(pairs: list[dict[str, Any]], decider: SamePerson, *, told: bool) -> str:
    """How many pairs are told so."""
    return str(sum(decide(pair, decider) is told for pair in pairs))


def decide(pair: Mapping[str, Any], decider: SamePerson) -> bool:
    """Whether the two records of a pair are told to be of one person."""
    one, other = (_record(pair[side]) for side in ("one", "other"))
    return decider(pair["one"]["source"], one, pair["other"]["source"], other)


def taken_for_one(source: str, one: Customer, other_source: str, other: Customer) -> bool:
    """What Heard's store says of two records."""
    return same_person(one.name, identifiers_of(source, one), other.name, identifiers_of(other_source, other))


def by_address_or_number(_source: str, one: Customer, _other_source: str, other: Customer) -> bool:
    """What a table joined by address or number says."""
    return bool(one.email and one.email == other.email) or bool(one.phone and one.phone == other.phone)


def _record(fields: Mapping[str, str]) -> Customer:
    return Customer(fields["id"], fields.get("name"), fields.get("email"), fields.get("phone"))
