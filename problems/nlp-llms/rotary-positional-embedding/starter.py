import numpy as np


def rotary_embedding(x: np.ndarray, offset: int = 0, base: float = 10000.0, interleaved: bool = True) -> np.ndarray:
    """Queries or keys, each pair of elements turned by its position's angle.

    Args:
        x: array (..., n, d) with d even; ValueError if it is odd.
        offset: the position of the first row. base: pair i turns by base ** (-2 * i / d) radians a position.
        interleaved: pairs are neighbours (2i, 2i + 1) if true, or (i, i + d / 2) if false.

    Returns:
        float64 array of the shape of x.
    """
    raise NotImplementedError


def to_split_half(W: np.ndarray, num_heads: int) -> np.ndarray:
    """A projection for neighbouring pairs, its columns reordered within each head for pairs of halves.

    Args:
        W: array (D, num_heads * d). ValueError if the columns are no multiple of num_heads, or d is odd.
        num_heads: the number of heads, which are blocks of neighbouring columns.

    Returns:
        float64 array of the shape of W.
    """
    raise NotImplementedError
