"""What lies in a temporary file for as long as it is needed, since memory has no room for it."""

from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import Self

# Below this nothing is written to the disk.
KEPT_IN_MEMORY = 1024 * 1024


class OnDisk:
    """A temporary file that is gone at the end of its `with`."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(KEPT_IN_MEMORY)  # noqa: SIM115 - it is closed with this

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
