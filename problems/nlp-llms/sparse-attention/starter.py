from collections.abc import Sequence

import numpy as np


def sparse_attention(
    Q: np.ndarray, K: np.ndarray, V: np.ndarray, window: int, global_tokens: Sequence[int] | np.ndarray = ()
) -> np.ndarray:
    """Sliding-window attention with global tokens, in memory linear in n.

    Args:
        Q: queries, (n, d).
        K: keys, (n, d).
        V: values, (n, d_v).
        window: query i sees the keys j with |i - j| <= window.
        global_tokens: positions that are seen by all queries and see all keys.

    Returns:
        float64 array (n, d_v).

    Raises:
        ValueError: window is negative, or a global token is outside 0 ... n - 1.
    """
    raise NotImplementedError
