import numpy as np


def saturated_shares(
    x: np.ndarray, weights: list[np.ndarray], biases: list[np.ndarray], activation: str, eps: float
) -> np.ndarray:
    """For each layer the share of values whose activation derivative is below eps.

    x: (N, H0). weights[l]: (H_l, H_{l+1}). biases[l]: (H_{l+1},). activation: "sigmoid" or "tanh", else ValueError.
    Returns float64 (L,).
    """
    raise NotImplementedError


def vanishing_layer(
    x: np.ndarray,
    weights: list[np.ndarray],
    biases: list[np.ndarray],
    activation: str,
    upstream: np.ndarray,
    threshold: float,
) -> tuple[np.ndarray, int]:
    """Frobenius norms of the weight gradients, and the first layer from the output whose norm is below the threshold.

    upstream: (N, H_L), the gradient at the network's output; the other inputs as above. ValueError for an unknown
    activation.
    Returns (grad_norms, layer): float64 (L,), and an index from 0, or -1 if no norm is below.
    """
    raise NotImplementedError
