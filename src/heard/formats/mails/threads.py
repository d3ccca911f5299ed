"""Mails put together to threads: by what they answer, by Gmail's own number, else by subject and people."""

import json
from array import array
from collections.abc import Iterator
from datetime import datetime
from hashlib import blake2b
from typing import Any

from heard.formats.intake.kept_texts import KeptTexts
from heard.formats.mails.headers import Address
from heard.formats.mails.mail import Mail

# Of a long list of references these say enough: where the thread began, and what was answered last.
FIRST, LAST = 2, 10


class Threads:
    """Mails on disk, and in memory what ties them together; circles of references do no harm."""

    def __init__(self, texts: KeptTexts) -> None:
        self._mails = texts
        # For each mail another one of its thread, or itself: following it leads to the one that stands for all.
        self._towards = array("q")
        self._tied: dict[bytes, int] = {}

    def add(self, mail: Mail, people: str) -> None:
        """Keep a mail, and tie it to others; `people` are those whose answers belong together."""
        number = len(self._towards)
        self._towards.append(number)
        self._mails.append(json.dumps(_to_wire(mail)))
        for tie in _ties(mail):
            self._join(number, self._tied.setdefault(_short(tie), number))
        if mail.plain_subject and not (mail.is_answer and (mail.answers or mail.group)):
            self._join_by_subject(number, f"{people} {mail.plain_subject}", answer=mail.is_answer)

    def __iter__(self) -> Iterator[list[Mail]]:
        """The mails of each thread, in the order in which threads first appeared; none can be added after that."""
        self._tied.clear()
        threads: dict[int, array[int]] = {}
        for number in range(len(self._towards)):
            threads.setdefault(self._root(number), array("q")).append(number)
        for numbers in threads.values():
            yield [_from_wire(json.loads(self._mails[number])) for number in numbers]

    def _join_by_subject(self, number: int, subject: str, *, answer: bool) -> None:
        """Join an answer that does not say to what: new mails with one subject, as forms send them, stay apart."""
        asked, waiting = _short(f"asked {subject}"), _short(f"waiting {subject}")
        if answer:
            known = asked if asked in self._tied else waiting
            self._join(number, self._tied.setdefault(known, number))
        else:
            self._join(number, self._tied.pop(waiting, number))
            self._tied[asked] = number

    def _join(self, number: int, other: int) -> None:
        self._towards[self._root(number)] = self._root(other)

    def _root(self, number: int) -> int:
        """The mail that stands for the thread of this one."""
        while (above := self._towards[number]) != number:
            self._towards[number] = self._towards[above]
            number = above
        return number


def _ties(mail: Mail) -> Iterator[str]:
    """What a mail shares with the others of its thread."""
    if mail.id:
        yield f"id {mail.id}"
    if mail.group:
        yield f"group {mail.group}"
    answers = mail.answers
    for id_ in answers if len(answers) <= FIRST + LAST else answers[:FIRST] + answers[-LAST:]:
        yield f"id {id_}"


def _short(tie: str) -> bytes:
    return blake2b(tie.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _to_wire(mail: Mail) -> dict[str, Any]:
    people = [(each.address, each.name) for each in (mail.sender, *mail.recipients)]
    plain = {name: getattr(mail, name) for name in ("id", "subject", "text", "answers", "group", "labels")}
    return {**plain, "people": people, "at": mail.at.isoformat() if mail.at else None}


def _from_wire(wire: dict[str, Any]) -> Mail:
    sender, *recipients = (Address(*each) for each in wire.pop("people"))
    at = datetime.fromisoformat(wire["at"]) if wire["at"] else None
    lists = {name: tuple(wire[name]) for name in ("answers", "labels")}
    return Mail(**(wire | lists | {"sender": sender, "recipients": tuple(recipients), "at": at}))
