"""Limits on what an archive unpacks to: a small file must not become a large one."""

from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from heard.errors import InvalidValue

MB = 1024 * 1024
LARGEST = 1024 * MB
# A sheet of equal rows packs 50 to 1; what packs better is made to harm. Small parts may: they do no harm.
HIGHEST_RATIO, HARMLESS = 100, MB
MOST_PARTS = 10_000
# Only sheets and their texts are read piece by piece; all else is small, and read at once.
LARGEST_WHOLE = 16 * MB
STREAMED = ("worksheets/", "sharedstrings")
# What may stand between one row and the next: a row of 1,000 cells, each with a long text in several fonts.
LARGEST_STRETCH, MOST_ELEMENTS = 64 * MB, 100_000

ENCRYPTED = 1


class Part:
    """A part of an archive as a parser reads it; InvalidValue at a row that is larger than any row may be."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._read = self._elements = 0

    def read(self, size: int) -> bytes:
        """The next bytes."""
        chunk = self._stream.read(size)
        self._read += len(chunk)
        if self._read > LARGEST_STRETCH:
            raise InvalidValue("a row of this workbook is longer than 64 MB; no conversation needs that.")
        return chunk

    def count_element(self) -> None:
        """Count what the parser has found since the last row."""
        self._elements += 1
        if self._elements > MOST_ELEMENTS:
            raise InvalidValue("a row of this workbook has over 1,000 cells; no conversation needs that.")

    def begin_anew(self) -> None:
        """Start counting for the next row."""
        self._read = self._elements = 0


def check_archive(archive: ZipFile) -> None:
    """InvalidValue for an archive that unpacks to too much; no part gives more than it states here."""
    parts = archive.infolist()
    if any(part.flag_bits & ENCRYPTED for part in parts):
        raise InvalidValue("this workbook is protected by a password; save it without one.")
    if any(part.compress_type not in {ZIP_STORED, ZIP_DEFLATED} for part in parts):
        raise InvalidValue("this workbook is packed in a way that Excel does not know; save it anew.")
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > LARGEST:
        raise InvalidValue("this workbook unpacks to more than 1 GB; save it in several files.")
    sizes = [(unpacked, packed), *((part.file_size, part.compress_size) for part in parts)]
    if any(size > max(HARMLESS, HIGHEST_RATIO * small) for size, small in sizes):
        raise InvalidValue("this workbook unpacks to over a hundred times its size, as only a harmful one does.")
    if any(part.file_size > LARGEST_WHOLE and not _is_streamed(part.filename) for part in parts):
        raise InvalidValue("a part of this workbook that is no sheet is larger than 16 MB; save it without pictures.")


def _is_streamed(name: str) -> bool:
    return any(word in name.lower() for word in STREAMED) or not name.endswith((".xml", ".rels"))
