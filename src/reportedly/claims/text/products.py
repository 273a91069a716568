"""Matrix products of the language model by NumPy's own library, three times as fast here as the one thinc brings."""

from __future__ import annotations

from functools import cache
from threading import Lock
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


class OneThread:
    """While anybody is inside, products take one thread: the matrices are so small that further threads cost more than
    they bring, and one thread adds in the same order each time. The limit holds for the whole process, so that it ends
    when the last of several that compute at once has left."""

    def __init__(self) -> None:
        self._lock, self._inside = Lock(), 0
        self._limit: Any = None

    def __enter__(self) -> None:
        with self._lock:
            if not self._inside:
                self._limit = _threads().limit(limits=1, user_api="blas")
            self._inside += 1

    def __exit__(self, *exception: object) -> None:
        with self._lock:
            self._inside -= 1
            if not self._inside:
                self._limit.restore_original_limits()


@cache
def one_thread() -> OneThread:
    """The one of the process."""
    return OneThread()


@cache
def _threads() -> ThreadpoolController:
    return ThreadpoolController()
