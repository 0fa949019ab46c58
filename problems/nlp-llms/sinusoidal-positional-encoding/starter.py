import numpy as np


def sinusoidal_encoding(length: int, dim: int, offset: int = 0, base: float = 10000.0) -> np.ndarray:
    """Sines in the even columns and cosines in the odd ones, with a frequency for each pair.

    Args:
        length: the number of positions, 0 or more. dim: the number of columns, 1 or more, even or odd.
        offset: the position of the first row, 0 or more. base: sets the slowest frequency; above 1.

    Returns:
        float64 array of shape (length, dim). ValueError if length, dim or offset is too small.
    """
    raise NotImplementedError
