"""Politeness, which Heard keeps apart from being heard: requests rated by people."""

from pathlib import Path

import numpy as np

from evals.interval import estimate
from evals.measure import count_pairs, pearson
from evals.rival import Rivals, names
from evals.sets import REQUESTS, name_files
from evals.table import Section, Table
from heard.conversation.role import Role
from heard.conversation.span import Span
from heard.conversation.turn import Turn
from heard.engines.encoder import Encoder
from training.sources.politeness import requests_kept

ABOUT = (
    "Requests on Stack Exchange and Wikipedia, each rated by five people (Danescu-Niculescu-Mizil et al. 2013); these "
    "were kept from training. r is Pearson's, with the raters' mean. A request is read as one sentence without "
    "context. For VADER and TextBlob it is their polarity. Intervals are over requests."
)


def measure_politeness(folder: Path, rivals: Rivals) -> Section:
    """How well politeness is read, on the requests that taught nothing."""
    note = name_files(folder, *REQUESTS)
    requests = requests_kept((folder / REQUESTS[0]).parent)
    expected = np.array([request.politeness for request in requests])
    encoder = Encoder()
    read = [
        [politeness_of(request.text, encoder) for request in requests],
        *([rival.polarity(request.text) for request in requests] for rival in rivals),
    ]
    cells = (estimate(count_pairs(expected, np.array(each)), pearson).text() for each in read)
    table = Table(("figure", "n", "Heard", *names(rivals)), (("r, politeness", f"{len(requests)} requests", *cells),))
    return Section("Politeness of requests", (ABOUT, note), table)


def politeness_of(text: str, encoder: Encoder) -> float:
    """How polite a text is, read as one sentence; 0, the middle, where it has no words."""
    span = Span(Turn("1", Role.AGENT, text), 0, len(text))
    return next((read.politeness for read in encoder.read_spans((span,))), 0.0)
