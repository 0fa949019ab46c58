import numpy as np


def quantize_int4(w: np.ndarray, group_size: int) -> tuple[np.ndarray, np.ndarray]:
    """(packed, scales) of weights of shape (m, n): bytes of shape (m, ceil(n / 2)), and a scale for each group.

    Raises ValueError for an empty w, NaN, infinities, or a group_size below 1.
    """
    raise NotImplementedError


def unpack_int4(packed: np.ndarray, n: int) -> np.ndarray:
    """The codes, -8 to 7, of the first n columns; packed is uint8, shape (m, ceil(n / 2)).

    Raises ValueError if packed has another number of columns.
    """
    raise NotImplementedError


def dequantize_int4(packed: np.ndarray, scales: np.ndarray, n: int, group_size: int) -> np.ndarray:
    """The weights, shape (m, n), from bytes and scales, shape (m, ceil(n / group_size)).

    Raises ValueError as unpack_int4 does.
    """
    raise NotImplementedError
