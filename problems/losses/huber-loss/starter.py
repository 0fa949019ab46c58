import numpy as np


def huber_loss(
    pred: np.ndarray, target: np.ndarray, delta: float = 1.0, reduction: str = "mean"
) -> float | np.ndarray:
    """Quadratic up to an error of delta, linear beyond; reduced.

    Args:
        pred: predictions of any shape.
        target: array of the shape of pred.
        delta: the size of error, above 0, at which the pieces meet.
        reduction: "mean", "sum" or "none".

    Returns:
        A float, or for "none" a float64 array of the shape of pred.

    Raises:
        ValueError: pred and target differ in shape.
    """
    raise NotImplementedError


def huber_loss_grad(
    pred: np.ndarray, target: np.ndarray, delta: float = 1.0, reduction: str = "mean"
) -> np.ndarray:
    """Gradient of the reduced loss for pred ("none" counts as "sum").

    Args:
        pred, target, delta, reduction: as for huber_loss.

    Returns:
        float64 array of the shape of pred.

    Raises:
        ValueError: pred and target differ in shape.
    """
    raise NotImplementedError
