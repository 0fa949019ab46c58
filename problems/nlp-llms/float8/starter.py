import numpy as np


def encode(x: np.ndarray, fmt: str, saturate: bool = False) -> np.ndarray:
    """The 8-bit codes of an array of any shape, rounded to nearest even; fmt is "e4m3" or "e5m2".

    Raises ValueError for another fmt.
    """
    raise NotImplementedError


def decode(codes: np.ndarray, fmt: str) -> np.ndarray:
    """The float64 numbers of a uint8 array of codes.

    Raises ValueError for another fmt.
    """
    raise NotImplementedError


def quantize(x: np.ndarray, fmt: str) -> tuple[np.ndarray, float]:
    """(codes, scale) with the scale that puts the largest magnitude on the largest number of the format.

    Raises ValueError for another fmt, an empty x, NaN or an infinity.
    """
    raise NotImplementedError
