"""A part of a network says of its values what the whole says, and computes no more."""

import numpy as np
import onnxruntime
import pytest

from heard.engines.encoder import MODEL, WEIGHTS
from heard.engines.graph import part_of
from heard.engines.meaning import LAYERS

pytestmark = pytest.mark.engine

TEXT = {
    "ids": np.array([[101, 102, 2073, 2003, 2026, 20463, 102]], np.int64),
    "types": np.array([[0, 0, 1, 1, 1, 1, 1]], np.int64),
    "pool": np.full((1, 1, 7), 1 / 7, np.float32),
}


def opened(content: bytes) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])


def test_all_outputs_wanted_give_what_the_whole_gives() -> None:
    content = (WEIGHTS / MODEL).read_bytes()
    whole = opened(content)
    names = [each.name for each in whole.get_outputs()]
    part = opened(part_of(content, names[::-1]))
    assert [each.name for each in part.get_outputs()] == names[::-1]
    pairs = zip(whole.run(None, TEXT), part.run(None, TEXT)[::-1], strict=True)
    assert all((one == other).all() for one, other in pairs)


def test_a_part_is_one_again_and_leaves_out_what_nobody_needs() -> None:
    content = (WEIGHTS / MODEL).read_bytes()
    part = part_of(content, LAYERS)
    assert b"/network/encoder/encoder/layer.0/output" in part
    assert b"/network/encoder/encoder/layer.1/output" not in part
    assert part_of(part, LAYERS) == part
    assert part_of(part, LAYERS[:1]) == part_of(content, LAYERS[:1])


def test_inner_values_are_those_of_one_text() -> None:
    layers = opened(part_of((WEIGHTS / MODEL).read_bytes(), LAYERS)).run(None, TEXT)
    assert [layer.shape for layer in layers] == [(1, 7, 384)] * len(LAYERS)
