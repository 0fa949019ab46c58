import numpy as np


def backward(
    layers: list[int | str],
    weights: list[np.ndarray],
    caches: list[np.ndarray],
    grad_output: np.ndarray,
) -> tuple[np.ndarray, list[np.ndarray], list[np.ndarray]]:
    """Walk back through layers and collect the gradients.

    layers: k (linear, with weights[k] of shape (D, H)), "relu" or "tanh", in the order of the forward pass.
    caches: for each layer its input (linear, (..., D)), its mask x > 0 (relu) or its output (tanh).
    grad_output: the gradient at the last layer's output.
    Returns (grad_x, grad_weights, grad_biases): the gradient at the first layer's input, and for each of weights
    the gradient of the weight and of its bias, summed over the batch and over all places where it is used.
    """
    raise NotImplementedError
