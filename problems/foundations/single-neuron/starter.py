import numpy as np


def train_neuron(
    x: np.ndarray, y: np.ndarray, weights: np.ndarray, bias: float, lr: float = 0.1, epochs: int = 10
) -> tuple[np.ndarray, float, np.ndarray]:
    """Train a sigmoid neuron by batch gradient descent on the mean squared error.

    x: (N, D). y: (N,), in [0, 1]. weights: (D,) and bias: the initial parameters, not to be changed.
    Returns (weights, bias, losses): the trained parameters, and the loss before each of the epochs updates, (epochs,).
    """
    raise NotImplementedError
