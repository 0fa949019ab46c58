import numpy as np


def head_importance(activations: np.ndarray, grads: np.ndarray) -> np.ndarray:
    """The score of each head, shape (h,), from its outputs and their gradients, both (N, h, n, d_v).

    Raises ValueError if the shapes differ.
    """
    raise NotImplementedError


def prune_heads(
    W_q: np.ndarray, W_k: np.ndarray, W_v: np.ndarray, W_o: np.ndarray, scores: np.ndarray, num_prune: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """(W_q, W_k, W_v, W_o, kept) without the num_prune heads of the lowest scores; kept is ascending.

    W_q, W_k: (D, h * d); W_v: (D, h * d_v); W_o: (h * d_v, D_out).
    Raises ValueError if no head would be left, for a negative num_prune, or if columns are no multiple of h.
    """
    raise NotImplementedError
