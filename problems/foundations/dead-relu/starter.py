import numpy as np


def dead_units(x: np.ndarray, weights: np.ndarray, bias: np.ndarray) -> tuple[np.ndarray, float, np.ndarray]:
    """Which units of the layer x @ weights + bias never fire (z > 0) on the dataset.

    x: (N, D). weights: (D, H). bias: (H,).
    Returns (dead, dead_share, bias_increase): boolean (H,), float, float64 (H,).
    """
    raise NotImplementedError


def weight_grad_norms(
    x: np.ndarray, weights: np.ndarray, bias: np.ndarray, upstream: np.ndarray, slope: float = 0.01
) -> tuple[np.ndarray, np.ndarray]:
    """The norm of each unit's weight gradient under ReLU and under leaky ReLU.

    x: (N, D). weights: (D, H). bias: (H,). upstream: (N, H), the gradient at the activation's output.
    Returns (relu_norms, leaky_norms), each float64 (H,).
    """
    raise NotImplementedError
