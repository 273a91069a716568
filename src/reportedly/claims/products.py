"""Matrix products of the language model by NumPy's own library, three times as fast here as the one thinc brings."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache
from typing import Any

import numpy
from spacy.language import Language
from thinc.api import Model, NumpyOps
from threadpoolctl import ThreadpoolController


class NumpyProducts(NumpyOps):  # type: ignore[misc]  # thinc compiles it without types
    """Thinc's operations on the processor, with the general matrix product by NumPy: to be used on `one_thread`."""

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """x (m, k) times y (k, n), each transposed first where asked, into `out` where given; as thinc's `Ops.gemm`."""
        return numpy.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)


def with_numpy_products(nlp: Language) -> Language:
    """The same pipeline, its models computing by `NumpyProducts`; models on a graphics card are left as they are."""
    products = NumpyProducts()
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for node in model.walk() if isinstance(model, Model) else ():
            if isinstance(node.ops, NumpyOps):
                node.ops = products
    return nlp


def one_thread() -> AbstractContextManager[object]:
    """While it is entered, products take one thread: the matrices are so small that further threads cost more than they
    bring, and one thread adds in the same order each time."""
    limits: AbstractContextManager[object] = _threads().limit(limits=1, user_api="blas")
    return limits


@cache
def _threads() -> ThreadpoolController:
    return ThreadpoolController()
