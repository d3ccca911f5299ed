"""A file of conversations for an import, as large as a test wants it, with rows that nobody can read in between."""

import json
from pathlib import Path

# Every so many lines one is broken.
BROKEN = 20
# No figure in it: masking looks at each of them for long.
SAID = ("Where is my parcel? I have been waiting for days.", "I am calling the depot now.", "Still nothing!")


def write_talks(path: Path, count: int, *, turns: int = 4, called: str = "c") -> Path:
    """Write so many conversations, one a line: their customers, agents and teams come again and again."""
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            file.write(json.dumps(_talk(f"{called}{number}", number, turns)) + "\n")
            if number % BROKEN == BROKEN - 1:
                file.write(f'{{"id": "broken {number}", "turns": \n')
    return path


def _talk(id_: str, number: int, turns: int) -> dict[str, object]:
    person = number % 97
    customer = {"id": f"p{person}", "name": f"Ruth {person}", "email": f"ruth{person}@example.test"}
    said = [
        {
            "id": str(place),
            "role": "agent" if place % 2 else "customer",
            "text": SAID[place % len(SAID)],
        }
        for place in range(turns)
    ]
    return {"id": id_, "customer": customer, "agent": {"id": f"a{number % 7}"}, "team": "Delivery", "turns": said}
