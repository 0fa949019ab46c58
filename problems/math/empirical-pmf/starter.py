import numpy as np


def empirical_pmf(
    sample: np.ndarray, support: np.ndarray | None = None, alpha: float = 0.0
) -> tuple[np.ndarray, np.ndarray]:
    """The values and their smoothed relative frequencies.

    sample: shape (n,), without NaN.
    support: all possible values, each once, shape (k,); None means those of the sample, ascending.
    alpha: what is added to each count, at least 0.
    Returns (values, pmf), both of shape (K,). Raises ValueError as the statement says.
    """
    raise NotImplementedError


def empirical_cdf(sample: np.ndarray, x: np.ndarray) -> np.ndarray:
    """The share of the sample that is at most x, for each element of x.

    sample: shape (n,); ValueError if it is empty or holds a NaN.
    x: any shape, which is also that of the result.
    """
    raise NotImplementedError
