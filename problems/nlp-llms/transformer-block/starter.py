import numpy as np


def transformer_block(x: np.ndarray, params: dict[str, np.ndarray], num_heads: int, causal: bool = False) -> np.ndarray:
    """One pre-norm Transformer block over a whole sequence.

    Args:
        x: tokens, (..., n, D).
        params: norm1_weight, norm1_bias, norm2_weight, norm2_bias: (D,); W_q, W_k, W_v: (D, num_heads * d);
            W_o: (num_heads * d, D); W_1: (D, F); b_1: (F,); W_2: (F, D); b_2: (D,).
        num_heads: the number of heads.
        causal: whether token i attends to the tokens j <= i only.

    Returns:
        y: float64 array of the shape of x.
    """
    raise NotImplementedError


def transformer_step(
    x: np.ndarray, params: dict[str, np.ndarray], num_heads: int, cache: object = None
) -> tuple[np.ndarray, object]:
    """The same causal block for the next tokens of a sequence.

    Args:
        x: the next tokens, (..., t, D) with t of at least 1.
        params, num_heads: as above.
        cache: None at the start of a sequence, then what the last call returned. It must stay valid.

    Returns:
        (y, cache): float64 array of the shape of x, and what the next call needs, in a form of your choice.
    """
    raise NotImplementedError
