"""Puts the shipped model behind what history hears, and the store before it."""

from collections.abc import Container
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from threading import Lock

import numpy as np

from heard.conversation.conversation import Conversation
from heard.history.ear import OPENINGS, Ear, Sound, teach_ear
from heard.history.history import History, read_history
from heard.history.matter import DAYS
from heard.history.story import Story, begun_at
from heard.storage.conversations import load, page
from heard.storage.store import Session
from heard.wiring.model import review, shipped_model

# As many as anybody remembers; a "guest" of a source may have thousands.
MOST_READ = 50
TEACHING = Lock()
BEFORE_ALL = datetime.min.replace(tzinfo=UTC)


def shipped_ear() -> Ear:
    """The ear for openings, taught with the shipped model on first use and then kept; a few seconds.

    Who asks meanwhile waits for it: two that were taught at once would take as long again.
    """
    with TEACHING:
        return _taught()


@cache
def _taught() -> Ear:
    return teach_ear(shipped_model().listener)


@cache
def ear_kept_in(home: Path) -> Ear:
    """The same ear, taught once for this model and then kept in a file of the home."""
    told = sha256(f"{shipped_model().versions.model}\0{OPENINGS.read_text(encoding='utf-8')}".encode()).hexdigest()
    path = home / f"ear-{told[:12]}.npy"
    with suppress(OSError, ValueError, EOFError):
        return Ear(shipped_model().listener, dict(zip(Sound, np.load(path, allow_pickle=False), strict=True)))
    ear = shipped_ear()
    with suppress(OSError), NamedTemporaryFile(dir=home, suffix=".part", delete=False) as new:
        np.save(new, np.stack([ear.weights[sound] for sound in Sound]))
        Path(new.name).rename(path)
    return ear


def history_of(
    session: Session, customer_id: int, ear: Ear, *, only: Container[int] | None = None, days: int = DAYS
) -> History:
    """What the store holds of a customer, read: what comes back, what was promised, how they like to be dealt with.

    Of very many conversations the last are read, and those in `only` where somebody sees no others. Each goes by its
    key in the store, since two sources may use one id.
    """
    conversations: list[Conversation] = []
    after = 0
    while keys := page(session, after=after, of_customer=customer_id):
        read = [key for key in keys if only is None or key in only]
        conversations += [replace(load(session, key), id=str(key)) for key in read]
        after = keys[-1]
    conversations.sort(key=lambda each: (begun_at(each) or BEFORE_ALL, int(each.id)))
    return read_history(Story(tuple(map(review, conversations[-MOST_READ:]))), ear, days=days)
