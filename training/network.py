"""The network: one encoder, a pooled head for sentences, a head for single tokens."""

from pathlib import Path
from typing import cast

import torch
from torch import Tensor, nn
from transformers import AutoModel

from training.labels import ALL, AMOUNTS, CODEBOOK

# What a label trusts its single tokens with before it has learned.
TRUST = 0.5
# Below any logit, and small enough for half precision.
NO_EVIDENCE = -30.0


class Network(nn.Module):
    """Encoder and heads.

    A sentence is the mean of its tokens; the first token of the text, which has seen everything, stands beside it. To
    this comes the strongest evidence of a single token, as far as each label trusts it: three words of anger stay loud
    in a sentence of forty.
    """

    def __init__(self, base: Path) -> None:
        super().__init__()
        # The fused attention kernel is slower than plain matrix products for texts this short on a CPU.
        self.encoder = AutoModel.from_pretrained(base, add_pooling_layer=False, attn_implementation="eager")
        width = self.encoder.config.hidden_size
        self.sentence = nn.Linear(2 * width, len(ALL))
        self.amount = nn.Linear(2 * width, len(AMOUNTS))
        self.token = nn.Linear(width, len(CODEBOOK))
        self.trust = nn.Parameter(torch.full((len(CODEBOOK),), TRUST))

    def keep_attention(self) -> None:
        """Stop dropping attention weights, which costs a third of a step on a CPU."""
        for layer in self.encoder.encoder.layer:
            layer.attention.self.dropout.p = 0.0

    def forward(self, ids: Tensor, mask: Tensor, types: Tensor, pool: Tensor) -> "Answer":
        """Logits for every sentence and token; `pool` holds the share of each token in each sentence."""
        hidden = self.encoder(input_ids=ids, attention_mask=mask, token_type_ids=types).last_hidden_state
        vectors = torch.bmm(pool, hidden)
        seen = torch.cat([vectors, hidden[:, :1].expand(-1, vectors.shape[1], -1)], dim=-1)
        evidence, judged = self.token(hidden), self.sentence(seen)
        outside = (pool == 0).unsqueeze(-1)
        strongest = evidence.unsqueeze(1).masked_fill(outside, NO_EVIDENCE).amax(dim=2)
        backed = judged[..., : len(CODEBOOK)] + self.trust * strongest
        logits = torch.cat([backed, judged[..., len(CODEBOOK) :]], dim=-1)
        return Answer(logits, self.amount(seen), evidence, vectors)


class Answer:
    """What the network says of a batch: sentence logits, amounts, token logits, sentence vectors."""

    def __init__(self, sentence: Tensor, amount: Tensor, token: Tensor, vectors: Tensor) -> None:
        self.sentence = sentence.float()
        self.amount = amount.float()
        self.token = token.float()
        self.vectors = vectors


class Exported(nn.Module):
    """The network as it is shipped: probabilities out, calibration folded in, one text at a time."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, types: Tensor, pool: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Probabilities by sentence, amounts, evidence by token, vectors."""
        answer = self.network(ids, torch.ones_like(ids), types, pool)
        answer = cast("Answer", answer)
        return torch.sigmoid(answer.sentence), answer.amount, torch.sigmoid(answer.token), answer.vectors
