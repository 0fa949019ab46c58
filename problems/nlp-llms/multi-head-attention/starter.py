import numpy as np


def multi_head_attention(
    X: np.ndarray,
    W_q: np.ndarray,
    W_k: np.ndarray,
    W_v: np.ndarray,
    W_o: np.ndarray,
    num_heads: int,
    num_kv_heads: int | None = None,
    causal: bool = False,
) -> tuple[np.ndarray, np.ndarray]:
    """Multi-head self-attention; query heads may share key and value heads.

    Args:
        X: tokens, (..., n, D).
        W_q, W_k, W_v: (D, h * d), (D, g * d) and (D, g * d_v). W_o: (h * d_v, D_out).
        num_heads: h, the number of query heads.
        num_kv_heads: g, the number of key and value heads; None for h. ValueError if h is no multiple of g.
        causal: whether token i sees only the tokens j <= i.

    Returns:
        (output, weights): float64 arrays of shape (..., n, D_out) and (..., h, n, n).
    """
    raise NotImplementedError
