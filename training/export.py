"""From the trained network to what is shipped: ONNX in int8, and its tokenizer."""

import hashlib
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

from training.network import Exported, Network

OPSET = 17
# The heads decide; they are small and stay in full precision.
EXACT = ("/network/sentence", "/network/amount", "/network/token")


def export(network: Network, base: Path, work: Path, target: Path) -> str:
    """Write model.onnx and tokenizer.json to `target`; the sha256 of the model."""
    target.mkdir(parents=True, exist_ok=True)
    exact = work / "model-fp32.onnx"
    _to_onnx(Exported(network).eval(), exact)
    graph = onnx.load(exact).graph
    kept = [node.name for node in graph.node if node.name.startswith(EXACT)]
    shipped = target / "model.onnx"
    quantize_dynamic(exact, shipped, weight_type=QuantType.QInt8, per_channel=True, nodes_to_exclude=kept)
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    tokenizer.save(str(target / "tokenizer.json"), pretty=False)
    return hashlib.sha256(shipped.read_bytes()).hexdigest()


def _to_onnx(exported: Exported, path: Path) -> None:
    ids = torch.tensor([[101, 102, 7592, 2088, 102]])
    types = torch.tensor([[0, 0, 1, 1, 1]])
    pool = torch.zeros(1, 1, 5)
    pool[0, 0, 2:4] = 0.5
    tokens, sentences = {1: "tokens"}, {1: "sentences"}
    torch.onnx.export(
        exported,
        (ids, types, pool),
        str(path),
        input_names=["ids", "types", "pool"],
        output_names=["probabilities", "amounts", "evidence", "vectors"],
        dynamic_axes={
            "ids": tokens,
            "types": tokens,
            "pool": {1: "sentences", 2: "tokens"},
            "probabilities": sentences,
            "amounts": sentences,
            "evidence": tokens,
            "vectors": sentences,
        },
        opset_version=OPSET,
        dynamo=False,
    )
    _compare(exported, path, ids, types, pool)


def _compare(exported: Exported, path: Path, *inputs: torch.Tensor) -> None:
    """Fail loudly where the exported graph does not say what the network says."""
    with torch.no_grad():
        expected = exported(*inputs)[0].numpy()
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    names = [given.name for given in session.get_inputs()]
    found = session.run(None, dict(zip(names, (value.numpy() for value in inputs), strict=True)))[0]
    if not np.allclose(expected, found, atol=1e-4):
        raise RuntimeError(f"{path} differs from the network by {np.abs(expected - found).max():.4f}.")
