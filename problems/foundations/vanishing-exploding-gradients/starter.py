import numpy as np


def layer_gradient_norms(x: np.ndarray, weights: list[np.ndarray], activation: str, upstream: np.ndarray) -> np.ndarray:
    """The Frobenius norm of every layer's weight gradient in a deep network without biases.

    x: (N, H0). weights[l]: (H_l, H_{l+1}). activation: "tanh" or "relu", else ValueError.
    upstream: (N, H_L), the gradient of the loss at the network's output.
    Returns float64 (L,), the layer next to the input first.
    """
    raise NotImplementedError


def diagnose(norms: np.ndarray, low: float, high: float) -> tuple[float, str]:
    """The geometric mean of norms[l] / norms[l + 1], and what it means.

    norms: (L,), not negative. low, high: thresholds, 0 < low <= high.
    Returns (ratio, diagnosis): the diagnosis is "vanishing", "stable" or "exploding". Any zero norm gives (0.0,
    "vanishing").
    """
    raise NotImplementedError
