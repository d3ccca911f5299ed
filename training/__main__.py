"""`python -m training`: from data to shipped weights, by one command.

Reads the folder named by HEARD_DATA (evals/README.md says where each set is to be had), writes model.onnx,
tokenizer.json and card.json to src/heard/engines/weights.
"""

import argparse
import os
import sys
from collections.abc import Iterable
from pathlib import Path

import torch
from tokenizers import Tokenizer

from heard.engines.encoder import WEIGHTS, Encoder
from heard.wiring.model import model_on
from training.base import unpack_base
from training.calibrate import calibrate
from training.card import extend_card, write_card
from training.examples import turn_examples
from training.export import export
from training.fits.linking import fit_linker
from training.fits.repeating import fit_repeats
from training.fits.silence import fit_silence
from training.fits.strength import fit_strength
from training.fits.worth import BARE, fit_worth
from training.learn import train
from training.lessons import Lesson, all_lessons, lesson_from_comment, lesson_from_request
from training.network import Network
from training.sources.goemotions import read_comments
from training.sources.labelled import Labelled, read_labelled
from training.sources.politeness import FILES as REQUESTS
from training.sources.politeness import requests_to_learn

NEEDED = (
    "goemotions/train.tsv",
    "twitter-care/conversations.jsonl",
    *(f"stanford-politeness/{name}" for name in REQUESTS),
)


def main() -> None:
    """Train, calibrate, export, fit the linker and the points, write the card."""
    arguments = _arguments()
    data, work, target = arguments.data, arguments.work, arguments.target
    missing = [name for name in NEEDED if not (data / name).exists()]
    if missing:
        sys.exit(f"HEARD_DATA ({data}) lacks {', '.join(missing)}; evals/README.md says where each is to be had.")
    work.mkdir(parents=True, exist_ok=True)
    base = unpack_base(work)
    labelled = list(read_labelled(data))
    if not arguments.fit_only:
        network = _trained(base, data, labelled, arguments)
        thresholds = calibrate(network, _lessons(base, (found for found in labelled if found.development)))
        sha256 = export(network, base, work, target)
        write_card(target, sha256=sha256, thresholds=thresholds)
    _fit(target, [found for found in labelled if found.development])
    print(f"Done: {target}", flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("HEARD_DATA", "data")))
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="scratch folder")
    parser.add_argument("--target", type=Path, default=WEIGHTS, help="where the weights go")
    parser.add_argument("--go-on", action="store_true", help="go on from the first stretch of the last training")
    parser.add_argument("--resume", action="store_true", help="use the network trained last time")
    parser.add_argument("--fit-only", action="store_true", help="fit linker and points on the weights that stand")
    return parser.parse_args()


def _trained(base: Path, data: Path, labelled: list[Labelled], arguments: argparse.Namespace) -> Network:
    kept = arguments.work / "network.pt"
    if arguments.resume and kept.exists():
        network = Network(base)
        network.load_state_dict(torch.load(kept, weights_only=True))
        return network
    tokenizer = _tokenizer(base)
    singles = [
        *(lesson_from_comment(comment, tokenizer) for comment in read_comments(data / "goemotions" / "train.tsv")),
        *(lesson_from_request(request, tokenizer) for request in requests_to_learn(data / "stanford-politeness")),
    ]
    turns = _lessons(base, (found for found in labelled if not found.development))
    first = arguments.work / "first.pt"
    if not arguments.go_on:
        first.unlink(missing_ok=True)
    network = train(base, [lesson for lesson in singles if lesson], turns, first)
    torch.save(network.state_dict(), kept)
    return network


def _fit(target: Path, development: list[Labelled]) -> None:
    """Fit, one upon the other, what stands on the exported network."""
    encoder = Encoder(target)
    linker = fit_linker(encoder, development) | {"repeat": fit_repeats(encoder, development)}
    print(
        {name: {key: table[key] for key in table if key.startswith(("pairs", "f1"))} for name, table in linker.items()}
    )
    extend_card(target, linker=linker)
    extend_card(target, intensity=fit_strength(Encoder(target), development))
    thresholds = Encoder(target).card["thresholds"]
    silence = fit_silence(model_on(Encoder(target), BARE), development)
    extend_card(target, thresholds=thresholds | silence)
    extend_card(target, points=fit_worth(model_on(Encoder(target), BARE), development))


def _lessons(base: Path, labelled: Iterable[Labelled]) -> list[Lesson]:
    examples = (example for found in labelled for example in turn_examples(found))
    return all_lessons(examples, _tokenizer(base))


def _tokenizer(base: Path) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


if __name__ == "__main__":
    main()
