"""The vectors that the language model begins with as a table: it makes each from one token alone, from its form and
whether a blank follows, so that a word's is worked out when it is first met and looked up from then on.

A vector does not depend on the words that are worked out beside it, to the last bit: what a report says must not hang
on what was read before.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model

from reportedly.claims.text.products import NumpyProducts

NAME, READ = "reportedly_word_vectors", "tok2vec"
STEPS = ("extract_features", "list2ragged", "with_array", "with_array", "ragged2list")  # as the model makes them
REMEMBERED = 20_000  # kinds of tokens


class RowProducts(NumpyProducts):
    """The same operations, each row multiplied by itself: a library's product of many rows at once may add in another
    order than that of one."""

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        if trans1 or out is not None:
            return super().gemm(x, y, out, trans1, trans2)
        return numpy.matmul(x[:, None], y.T if trans2 else y)[:, 0]


class WordVectors:
    """What `features`, `embed` and `mix`, steps of the model one after the other, give each token, looked up."""

    def __init__(self, features: Any, embed: Any, mix: Any) -> None:
        self._features, self._embed, self._mix = features, embed, mix
        for node in mix.walk():
            node.ops = RowProducts()
        self._vectors: dict[bytes, bytes] = {}

    def __call__(self, docs: Sequence[Doc]) -> list[Any]:
        """For each document a row for each token."""
        asked: Any = numpy.ascontiguousarray(numpy.concatenate(self._features.predict(docs)))
        keys: list[bytes] = asked.view(f"V{asked.itemsize * asked.shape[1]}").ravel().tolist()
        if len(self._vectors) > REMEMBERED:
            self._vectors = {}
        vectors = self._vectors
        new = {key: at for at, key in enumerate(keys) if key not in vectors}
        if new:
            made: Any = self._mix.predict(self._embed.predict(asked[list(new.values())]))
            vectors.update(zip(new, map(bytes, made), strict=True))
        rows: Any = numpy.frombuffer(b"".join([vectors[key] for key in keys]), dtype="float32")
        ends = numpy.cumsum([len(doc) for doc in docs])[:-1]
        return numpy.split(rows.reshape(len(keys), -1), ends)


def with_word_vectors(nlp: Language) -> Language:
    """The same pipeline, the first step of its `tok2vec` from a table; one made in another way is left as it is."""
    model = getattr(nlp.get_pipe(READ), "model", None) if READ in nlp.pipe_names else None
    first = model.layers[0] if isinstance(model, Model) and model.layers else None
    if model is None or first is None or tuple(layer.name.split("(")[0] for layer in first.layers) != STEPS:
        return nlp
    features, _, embed, mix, _ = first.layers
    table = WordVectors(features, embed, mix)

    def forward(_model: object, docs: Sequence[Doc], is_train: bool) -> tuple[list[Any], Any]:
        return table(docs), None  # nothing is trained here

    made: Any = Model(NAME, forward, layers=[features, embed, mix], dims={"nO": first.get_dim("nO")}, ops=first.ops)
    model.replace_node(first, made)
    return nlp
