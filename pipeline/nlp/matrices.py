"""Lets spaCy multiply matrices with numpy, where it would take BLIS.

For the shapes of the bundled model, one core of an AMD EPYC reaches 27 to 34 GFLOP/s with BLIS and 86 to 96 with the
OpenBLAS in numpy: the model reads one and a half times as many words and says the same of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray
from thinc.api import NumpyOps, get_current_ops, set_current_ops

Matrix = NDArray[np.float32]


class _MatmulOps(NumpyOps):  # type: ignore[misc] # thinc declares no types for it
    name = "verslag_numpy"

    def gemm(
        self, x: Matrix, y: Matrix, out: Matrix | None = None, trans1: bool = False, trans2: bool = False
    ) -> Matrix:
        return np.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)


@contextmanager
def multiplying_with_numpy() -> Iterator[None]:
    """Make the models that are loaded meanwhile multiply with numpy, unless thinc has something quicker than BLIS."""
    before = get_current_ops()
    if type(before) is NumpyOps:
        set_current_ops(_MatmulOps())
    try:
        yield
    finally:
        set_current_ops(before)
