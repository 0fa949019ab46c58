import numpy as np


def quantize(
    x: np.ndarray, axis: int | None = None, symmetric: bool = True
) -> tuple[np.ndarray, float | np.ndarray, int | np.ndarray]:
    """(codes, scale, zero_point) in int8, for the whole array or for each channel along axis.

    Raises ValueError if x is empty or holds NaN or an infinity.
    """
    raise NotImplementedError


def dequantize(codes: np.ndarray, scale: float | np.ndarray, zero_point: int | np.ndarray = 0) -> np.ndarray:
    """The float64 values that the codes stand for; scale and zero_point broadcast against codes."""
    raise NotImplementedError


def int8_matmul(
    a: np.ndarray,
    a_scale: float | np.ndarray,
    a_zero: int | np.ndarray,
    b: np.ndarray,
    b_scale: float | np.ndarray,
    b_zero: int | np.ndarray,
) -> np.ndarray:
    """The product of the dequantized a, shape (m, k), and b, shape (k, n), summed in integers.

    a_scale, a_zero: scalars or shape (m, 1). b_scale, b_zero: scalars or shape (1, n).
    """
    raise NotImplementedError
