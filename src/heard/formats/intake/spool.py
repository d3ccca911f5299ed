"""Rows put together by a key, however they are mixed: the rows lie in a temporary file, not in memory."""

import json
from collections.abc import Iterator
from hashlib import blake2b
from struct import Struct

from heard.formats.intake.on_disk import OnDisk

# Before each row: where the row before it with the same key lies, and how long this one is.
HEADER = Struct("<qI")
NOWHERE = -1


class Spool(OnDisk):
    """Rows by their key: `add` them all, then go through the `groups`; its length is the number of keys.

    In memory it keeps about 150 bytes a key, whatever the number of rows and however long the keys.
    """

    def __init__(self) -> None:
        super().__init__()
        self._end = 0
        self._newest: dict[bytes, int] = {}

    def add(self, key: str, value: object) -> None:
        """Put a row of JSON values to the others of its key."""
        short = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        row = json.dumps([key, value]).encode()
        self._file.write(HEADER.pack(self._newest.get(short, NOWHERE), len(row)))
        self._file.write(row)
        self._newest[short] = self._end
        self._end += HEADER.size + len(row)

    def __len__(self) -> int:
        return len(self._newest)

    def groups(self) -> Iterator[tuple[str, list[object]]]:
        """Each key with its rows in the order they came; keys in the order in which they first appeared."""
        for newest in self._newest.values():
            rows = list(self._back_from(newest))
            rows.reverse()
            yield rows[0][0], [value for _, value in rows]

    def _back_from(self, place: int) -> Iterator[tuple[str, object]]:
        """The rows of one key, the newest first."""
        while place != NOWHERE:
            self._file.seek(place)
            place, length = HEADER.unpack(self._file.read(HEADER.size))
            key, value = json.loads(self._file.read(length))
            yield key, value
