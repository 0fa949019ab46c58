import numpy as np


class BatchNorm:
    """Batch normalisation over the channels of (N, C) and (N, C, H, W).

    num_features: number of channels C
    eps: added to the variance under the root, > 0
    momentum: weight of the new batch in the running statistics, in [0, 1]

    Attributes, float64 of shape (C,): weight (ones), bias (zeros), running_mean (zeros), running_var (ones).
    """

    def __init__(self, num_features: int, eps: float = 1e-5, momentum: float = 0.1) -> None:
        raise NotImplementedError

    def train(self) -> None:
        """Use the statistics of the batch from now on (a new layer does)."""
        raise NotImplementedError

    def eval(self) -> None:
        """Use the running statistics from now on."""
        raise NotImplementedError

    def forward(self, x: np.ndarray) -> np.ndarray:
        """Return y, float64 of x's shape; ValueError in training with fewer than two values in a channel."""
        raise NotImplementedError

    def backward(self, grad_y: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return (grad_x, grad_weight, grad_bias) of shapes x, (C,), (C,), for the latest forward."""
        raise NotImplementedError
