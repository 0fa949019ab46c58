import numpy as np


def backprop(
    x: np.ndarray, y: np.ndarray, w1: np.ndarray, b1: np.ndarray, w2: np.ndarray, b2: np.ndarray
) -> tuple[float, np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Mean softmax cross-entropy of relu(x @ w1 + b1) @ w2 + b2, and its gradients.

    x: (N, D). y: (N,), integer classes. w1: (D, H). b1: (H,). w2: (H, C). b2: (C,).
    Returns (loss, grad_x, grad_w1, grad_b1, grad_w2, grad_b2); each gradient has the shape of what it belongs to.
    """
    raise NotImplementedError
