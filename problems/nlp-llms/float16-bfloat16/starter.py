import numpy as np


def float16_bits(x: np.ndarray) -> np.ndarray:
    """The bit patterns, 0 to 0xFFFF, with 5 exponent bits, of a float32 array of any shape, rounded to nearest even."""
    raise NotImplementedError


def bfloat16_bits(x: np.ndarray) -> np.ndarray:
    """The bit patterns, 0 to 0xFFFF, with 8 exponent bits, of a float32 array of any shape, rounded to nearest even."""
    raise NotImplementedError


def float32_bits(half: np.ndarray) -> np.ndarray:
    """The float32 bit patterns, 0 to 0xFFFFFFFF, of a uint16 array of patterns with 5 exponent bits."""
    raise NotImplementedError
