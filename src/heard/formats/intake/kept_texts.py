"""Texts found by their number, kept in a temporary file: more of them than fit into memory."""

from array import array

from heard.formats.intake.on_disk import OnDisk


class KeptTexts(OnDisk):
    """Texts by number; in memory there are only their places."""

    def __init__(self) -> None:
        super().__init__()
        self._places = array("Q", [0])

    def append(self, text: str) -> None:
        """Keep one text more."""
        raw = text.encode("utf-8", "surrogatepass")
        self._file.write(raw)
        self._places.append(self._places[-1] + len(raw))

    def __len__(self) -> int:
        return len(self._places) - 1

    def __getitem__(self, number: int) -> str:
        if not 0 <= number < len(self):
            raise IndexError(number)
        start, end = self._places[number], self._places[number + 1]
        self._file.seek(start)
        return self._file.read(end - start).decode("utf-8", "surrogatepass")
