import numpy as np


def masked_attention(
    Q: np.ndarray,
    K: np.ndarray,
    V: np.ndarray,
    mask: np.ndarray | None = None,
    key_lengths: int | np.ndarray | None = None,
    causal: bool = False,
) -> tuple[np.ndarray, np.ndarray]:
    """Scaled dot-product attention under masks; a row with no visible key gives zeros.

    Args:
        Q: queries, (..., n, d). K: keys, (..., m, d). V: values, (..., m, d_v).
        mask: broadcasts to (..., n, m); boolean (True: may see) or float64 (added to the scores).
        key_lengths: the number of real keys of each sequence; broadcasts to the leading axes.
        causal: whether query i sees only keys j <= i + m - n.

    Returns:
        (output, weights): float64 arrays of shape (..., n, d_v) and (..., n, m).
    """
    raise NotImplementedError
