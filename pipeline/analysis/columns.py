"""Columns of Arrow tables made from Python values without ``pyarrow.array``, which imports pandas: half a second."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

import numpy as np
import pyarrow as pa


def texts(values: Sequence[str]) -> pa.Array:
    """Return a column of texts."""
    encoded = [value.encode() for value in values]
    ends = np.fromiter(accumulate(map(len, encoded), initial=0), dtype=np.int32, count=len(encoded) + 1)
    buffers = [None, pa.py_buffer(ends), pa.py_buffer(b"".join(encoded))]
    return pa.Array.from_buffers(pa.string(), len(encoded), buffers)


def numbers(values: Sequence[float], kind: pa.DataType) -> pa.Array:
    """Return a column of ``int64`` or ``float64`` without nulls."""
    return pa.Array.from_buffers(kind, len(values), [None, pa.py_buffer(np.array(values, kind.to_pandas_dtype()))])
