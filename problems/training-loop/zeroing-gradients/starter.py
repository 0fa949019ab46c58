import numpy as np


class Parameter:
    """An array that is trained, and the gradient that backward passes have accumulated for it.

    data: a float64 copy of the given array
    grad: None, or a float64 array of the same shape
    """

    def __init__(self, data: np.ndarray) -> None:
        raise NotImplementedError

    def accumulate_grad(self, grad: np.ndarray) -> None:
        """Add grad to what self.grad holds; None counts as zero."""
        raise NotImplementedError


class SGD:
    """Plain gradient descent over a list of Parameters; lr >= 0."""

    def __init__(self, params: list[Parameter], lr: float = 0.01) -> None:
        raise NotImplementedError

    def zero_grad(self) -> None:
        """Set the grad of every parameter to None."""
        raise NotImplementedError

    def step(self) -> None:
        """Move every parameter that has a grad; leave the grads as they are."""
        raise NotImplementedError


def train(
    param: Parameter, batches: list[tuple[np.ndarray, np.ndarray]], lr: float = 0.01, zero: str = "before"
) -> list[np.ndarray]:
    """Fit X @ w to y by one SGD step on the mean squared error of each batch (X, y).

    param: the weights w, shape (D,); X: (N, D); y: (N,).
    zero: where an iteration calls zero_grad: "before" all else, "after" all else, or "never".
    Returns the weights at the start and after each step, each of shape (D,).
    """
    raise NotImplementedError
