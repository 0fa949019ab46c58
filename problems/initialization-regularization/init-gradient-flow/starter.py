import numpy as np


def measured_variances(
    x: np.ndarray, weights: list[np.ndarray], activation: str, upstream: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Variances of what each layer passes on: its output, and the gradient at its input.

    Args:
        x: (N, H_0), float64 or integers. weights: L arrays, the l-th of shape (H_{l-1}, H_l).
        activation: "tanh" or "relu", after every layer; anything else raises ValueError.
        upstream: (N, H_L), the gradient of the loss at the output of the last layer.

    Returns:
        (activations, gradients): two float64 arrays of L variances, the layer next to the input first.
    """
    raise NotImplementedError


def predicted_variances(
    x: np.ndarray, widths: list[int], stds: list[float], activation: str, upstream: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """What the variance recursion predicts for them if the weights are drawn with mean 0.

    Args:
        x, activation, upstream: as for measured_variances.
        widths: L + 1 widths, H_0 to H_L. stds: L standard deviations, that of layer l's weights.

    Returns:
        (activations, gradients): as for measured_variances.
    """
    raise NotImplementedError
