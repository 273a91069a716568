"""The network: a BERT encoder (Devlin et al. 2019) with two heads: tags of pieces, incidents of the window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from reportedly.claims.roles.tags import INCIDENTS, TAGS


@dataclass(frozen=True)
class Shape:
    """Sizes of all-MiniLM-L6-v2; `pieces` and `layers` are what we keep of it."""

    pieces: int
    layers: int
    width: int = 384
    inner: int = 1536
    heads: int = 12
    positions: int = 512
    dropout: float = 0.1


class Layer(nn.Module):
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads, self.dropout = shape.heads, shape.dropout
        self.query, self.key, self.value, self.mixed = (nn.Linear(shape.width, shape.width) for _ in range(4))
        self.widened, self.narrowed = nn.Linear(shape.width, shape.inner), nn.Linear(shape.inner, shape.width)
        self.after_attention = nn.LayerNorm(shape.width, eps=1e-12)
        self.after_layer = nn.LayerNorm(shape.width, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, width = x.shape
        parts = [
            part(x).view(batch, length, self.heads, width // self.heads).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        ]
        looked = functional.scaled_dot_product_attention(*parts, attn_mask=mask)
        mixed = self.mixed(looked.transpose(1, 2).reshape(batch, length, width))
        x = self.after_attention(x + functional.dropout(mixed, self.dropout, self.training))
        inner = self.narrowed(functional.gelu(self.widened(x)))
        return self.after_layer(x + functional.dropout(inner, self.dropout, self.training))


class Network(nn.Module):
    """Takes piece numbers [batch, length] and, for padded batches, which are real; gives logits of the tags
    [batch, length, tags] and of the incidents [batch, incidents]."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.words = nn.Embedding(shape.pieces, shape.width)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.after_words = nn.LayerNorm(shape.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.tags = nn.Linear(shape.width, len(TAGS))
        self.incidents = nn.Linear(2 * shape.width, len(INCIDENTS))

    def forward(self, pieces: Tensor, real: Tensor | None = None) -> tuple[Tensor, Tensor]:
        places = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.after_words(self.words(pieces) + self.positions(places))
        x = functional.dropout(x, self.shape.dropout, self.training)
        mask = None if real is None else real[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return self.tags(x), self.incidents(self._whole(x, real))

    def _whole(self, x: Tensor, real: Tensor | None) -> Tensor:
        """Mean and maximum over the pieces."""
        if real is None:
            return torch.cat([x.mean(1), x.amax(1)], 1)
        mean = (x * real[:, :, None]).sum(1) / real.sum(1, keepdim=True)
        return torch.cat([mean, x.masked_fill(~real[:, :, None], -1e4).amax(1)], 1)


def pretrained(weights: Path, kept: Sequence[int], layers: int) -> Network:
    """The published encoder with only the pieces `kept` (numbers in its own vocabulary) and its first layers."""
    stored = load_file(weights)
    network = Network(Shape(pieces=len(kept), layers=layers))
    state = network.state_dict()
    state["words.weight"] = stored["embeddings.word_embeddings.weight"][list(kept)]
    # All pieces are of the first segment: its vector goes into the places'.
    segment = stored["embeddings.token_type_embeddings.weight"][0]
    state["positions.weight"] = stored["embeddings.position_embeddings.weight"] + segment
    names = {"after_words": "embeddings.LayerNorm"}
    for number in range(layers):
        theirs = f"encoder.layer.{number}."
        for part in ("query", "key", "value"):
            names[f"layers.{number}.{part}"] = f"{theirs}attention.self.{part}"
        names[f"layers.{number}.mixed"] = f"{theirs}attention.output.dense"
        names[f"layers.{number}.after_attention"] = f"{theirs}attention.output.LayerNorm"
        names[f"layers.{number}.widened"] = f"{theirs}intermediate.dense"
        names[f"layers.{number}.narrowed"] = f"{theirs}output.dense"
        names[f"layers.{number}.after_layer"] = f"{theirs}output.LayerNorm"
    for ours, theirs in names.items():
        for part in ("weight", "bias"):
            state[f"{ours}.{part}"] = stored[f"{theirs}.{part}"]
    network.load_state_dict(state)
    return network
