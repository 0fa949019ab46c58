import numpy as np


class Linear:
    """x @ weight + bias; weight: (D, H), bias: (H,)."""

    def __init__(self, weight: np.ndarray, bias: np.ndarray) -> None:
        raise NotImplementedError

    def forward(self, x: np.ndarray) -> np.ndarray:
        """x: (..., D). Sets self.cache to x. Returns a float64 array (..., H)."""
        raise NotImplementedError


class ReLU:
    """max(x, 0), elementwise."""

    def forward(self, x: np.ndarray) -> np.ndarray:
        """x: any shape. Sets self.cache to the mask x > 0. Returns a float64 array of that shape."""
        raise NotImplementedError


class Sequential:
    """Layers one after another; a layer may stand at several places, and may be a Sequential."""

    def __init__(self, layers: list) -> None:
        raise NotImplementedError

    def forward(self, x: np.ndarray) -> np.ndarray:
        """Sets self.cache to the list of the caches, one for each place. Returns the last layer's result."""
        raise NotImplementedError


class MSE:
    """The mean squared error over all elements."""

    def forward(self, pred: np.ndarray, target: np.ndarray) -> float:
        """Sets self.cache to pred - target. ValueError where the shapes differ."""
        raise NotImplementedError
