"""The pack for two readers, in sittings of ten: forty transcripts, a sheet to fill in, and a key apart."""

import csv
import hashlib
import json
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from evals.rehearsal.blind.replies import Shelf, corpus_replies, corpus_texts
from evals.rehearsal.blind.transcripts import Played, Transcript, chosen, cut, public_gold, real
from evals.rehearsal.blind.words import Names
from evals.sets import DIGITS, REPOSITORY
from heard.conversation.channel import Channel
from heard.conversation.role import Role
from heard.errors import InvalidValue
from heard.rehearsal.cards.scenario import Scenario
from heard.rehearsal.cards.shelf import shipped_scenarios
from heard.wiring.rehearsal.stages import shared_placer, stage_for

SEED = 9
EACH = 20
READERS = ("a", "b")
SHEET = ("transcript", "verdict", "believable", "why")
KEY, TRANSCRIPTS, ANSWERS, TASK = "key.json", "transcripts.txt", "answers.csv", "READ-ME.txt"
CALLED = {Role.CUSTOMER: "customer", Role.AGENT: "agent"}
TOLD = """\
Read transcripts.txt in this folder, and nothing else of this machine: no other folder, no code, no set of data.

It holds conversations between a customer and the support of a company, as they are had in public posts. In some of
them the customer is real, in others the customer was made up by a program for agents to practise on. Both kinds are
there; do not reckon with a certain share. Every conversation is cut off somewhere. All are brought into the same form:
small letters, no pictures; for names, companies, links and long numbers stands [...].

The agent's replies were put in from elsewhere, in all of the conversations, in the same way. Do not judge them, and do
not wonder where they miss the point. Judge the customer's turns only, each conversation by itself.

Fill in answers.csv, one line for each transcript (the head line stays):
  transcript   its number
  verdict      real or rehearsed: which of the two you think the customer is
  believable   1 to 5: how much the customer speaks as a real customer might in that place, whatever your verdict.
               1 nobody would speak so, 2 hardly, 3 perhaps, 4 likely, 5 just so
  why          one line, in your own words, without quoting the transcript
"""


def write_pack(data: Path, folder: Path, key: Path) -> str:
    """Writes the sittings of both readers and the key; what is returned tells of their lengths.

    The folders hold texts of gold/: InvalidValue where one lies in the repository.
    """
    for each in (folder, key):
        if each.resolve().is_relative_to(REPOSITORY):
            raise InvalidValue(f"{each} lies in the repository, and texts of gold/ must not; name a folder elsewhere.")
    sittings = _sittings(data)
    numbered = [each for sitting in sittings for each in sitting]
    checksum = hashlib.sha256("\n".join(map(as_text, numbered)).encode()).hexdigest()[:DIGITS]
    key.mkdir(parents=True, exist_ok=True)
    told = {"pack": checksum, "transcripts": [_told(number, each) for number, each in enumerate(numbered, 1)]}
    (key / KEY).write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    for reader in READERS:
        number = 1
        for place, sitting in enumerate(sittings, 1):
            write_sitting(folder / f"reader-{reader}-{place}", sitting, number)
            number += len(sitting)
    return "\n".join(lengths(numbered))


def write_sitting(folder: Path, sitting: Sequence[Transcript], first: int) -> None:
    """What one reader gets at once, numbered from the first on; answers that are there already are kept."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = [f"TRANSCRIPT {number}\n\n{as_text(each)}\n" for number, each in enumerate(sitting, first)]
    (folder / TRANSCRIPTS).write_text("\n".join(texts), encoding="utf-8")
    (folder / TASK).write_text(TOLD, encoding="utf-8")
    if not (folder / ANSWERS).exists():
        with (folder / ANSWERS).open("w", encoding="utf-8", newline="") as lines:
            rows = [(first + place, "", "", "") for place in range(len(sitting))]
            csv.writer(lines).writerows([SHEET, *rows])


def as_text(transcript: Transcript) -> str:
    """Who says what, a line each."""
    return "\n".join(f"{CALLED[turn.role]}: {turn.text}" for turn in transcript.turns)


def lengths(numbered: Sequence[Transcript]) -> Iterator[str]:
    """How long both halves are, and how much of them is masked, in medians."""
    for is_real, title in ((True, "real"), (False, "rehearsed")):
        half = [each for each in numbered if each.real is is_real]
        turns = [words for each in half for words in each.words]
        yield (
            f"{title}: {len(half)} transcripts, {median(sum(each.words) for each in half):g} words of the customer a "
            f"transcript, {median(turns):g} a turn ({median(each.words[0] for each in half):g} the first, "
            f"{median(words for each in half for words in each.words[1:]):g} the others), "
            f"{sum(as_text(each).count('[') for each in half)} masks"
        )


def card_digest(card_id: str) -> str:
    """What tells one wording of a shipped card from another."""
    text = (files("heard.rehearsal.scenarios") / f"{card_id}.toml").read_bytes()
    return hashlib.sha256(text).hexdigest()[:DIGITS]


def _sittings(data: Path) -> list[list[Transcript]]:
    """Each card is in a sitting once, with as many real ones: nobody knows a made-up matter by seeing it again."""
    names = Names(corpus_texts())
    shelf = Shelf(corpus_replies(Channel.SOCIAL, names), shared_placer())
    cards = [card for card in shipped_scenarios().values() if card.channel is Channel.SOCIAL]
    played = [[Played(stage_for(card), script, shelf, names) for script in _scripts(card)] for card in cards]
    cuts = [some for said in public_gold(data) if (some := cut(said, names)) is not None]
    chance, found = Random(SEED), chosen(cuts, EACH, names)  # noqa: S311 - the same pack each time
    chance.shuffle(found)
    sittings: list[list[Transcript]] = []
    for start in range(0, EACH, len(cards)):
        taken: set[str] = set()
        sitting = []
        for said, scripts in zip(found[start : start + len(cards)], played, strict=False):
            pair = real(said, shelf, names, taken)
            sitting += [pair, scripts[len(sittings) % len(scripts)].like(pair, chance, taken)]
        chance.shuffle(sitting)
        sittings.append(sitting)
    return sittings


def _scripts(card: Scenario) -> tuple[Sequence[str], Sequence[str]]:
    """Whose replies those of the corpus stand for: of one who listens in half of the sittings, of one who does not."""
    return card.replies.good, card.replies.plain


def _told(number: int, each: Transcript) -> dict[str, Any]:
    told = {"transcript": number, "id": each.id, "real": each.real, "words": each.words}
    return told if each.real else {**told, "card": card_digest(each.id.split("/")[0])}
