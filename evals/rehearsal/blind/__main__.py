"""`python -m evals.rehearsal.blind pack FOLDER KEY` and `... answers FOLDER KEY`: two blind readers of rehearsals.

`pack` writes what each reader gets to FOLDER, in four sittings of ten, and the key to KEY, both outside the
repository: half of the texts are of gold/ (in the folder that HEARD_DATA names). Whoever reads a sitting sees no other
one and no key. `answers` reads the filled sheets, and writes verdicts and ratings without a word of the texts to
evals/written/rehearsed.jsonl, from which `python -m evals rehearsal` makes the figures.
"""

import argparse
import os
import sys
from pathlib import Path

from evals.rehearsal.blind.answers import FILE, collect, measure_blind
from evals.rehearsal.blind.pack import write_pack
from evals.sets import REPOSITORY
from heard.errors import HeardError


def main() -> None:
    """Writes the pack, or reads its answers; prints what came of it."""
    parser = argparse.ArgumentParser(prog="python -m evals.rehearsal.blind", description=__doc__)
    parser.add_argument("deed", choices=("pack", "answers"))
    parser.add_argument("folder", type=Path, help="where the sittings lie")
    parser.add_argument("key", type=Path, help="where the key lies, apart from them")
    arguments = parser.parse_args()
    data = Path(os.environ.get("HEARD_DATA", "data"))
    if arguments.deed == "pack":
        print(write_pack(data, arguments.folder, arguments.key))
        return
    (REPOSITORY / FILE).write_text("".join(collect(arguments.folder, arguments.key)), encoding="utf-8")
    print(measure_blind(data, ()).markdown())


if __name__ == "__main__":
    try:
        main()
    except HeardError as problem:
        sys.exit(f"evals.rehearsal.blind: {problem}")
