"""The model's matrix products are those of thinc, only sooner."""

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st
from thinc.api import NumpyOps

from reportedly.claims.text import products
from reportedly.claims.text.parse import language_model
from reportedly.claims.text.products import NumpyProducts, OneThread

SIZE = st.integers(1, 40)


@given(SIZE, SIZE, SIZE, st.booleans(), st.booleans())
def test_a_product_is_that_of_thinc(rows, inner, columns, first, second):
    numbers = numpy.random.default_rng(rows * 10_000 + inner * 100 + columns)
    x = numbers.random((inner, rows) if first else (rows, inner), dtype="f")
    y = numbers.random((columns, inner) if second else (inner, columns), dtype="f")
    expected = NumpyOps().gemm(x, y, trans1=first, trans2=second)
    given_room = numpy.empty((rows, columns), dtype="f")
    ours = NumpyProducts().gemm(x, y, out=given_room, trans1=first, trans2=second)
    assert ours is given_room
    assert ours == pytest.approx(expected, rel=1e-4)
    assert NumpyProducts().gemm(x, y, trans1=first, trans2=second) == pytest.approx(expected, rel=1e-4)


def test_the_language_model_computes_with_them():
    nodes = [node for name in ("tok2vec", "tagger", "parser") for node in language_model().get_pipe(name).model.walk()]
    assert nodes
    assert all(isinstance(node.ops, NumpyProducts) for node in nodes)


def threads():
    """Of NumPy's library and those that were loaded when the limit was first set; what others load later is theirs."""
    return {library["num_threads"] for library in products._threads().info() if library["user_api"] == "blas"}


def test_the_limit_to_one_thread_ends_when_the_last_has_left():
    before, limit = threads(), OneThread()
    with limit:
        with limit:
            assert threads() == {1}
        assert threads() == {1}
    assert threads() == before


def test_the_limit_ends_after_an_error_too():
    before = threads()
    with pytest.raises(ValueError, match="broken"), OneThread():
        raise ValueError("broken")
    assert threads() == before
