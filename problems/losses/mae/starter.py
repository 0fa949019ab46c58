import numpy as np


def mae(
    pred: np.ndarray, target: np.ndarray, weight: np.ndarray | None = None, reduction: str = "mean"
) -> float | np.ndarray:
    """Absolute error, weighted and reduced.

    Args:
        pred: predictions of any shape.
        target: array of the shape of pred.
        weight: array of the shape of pred, not negative; None for weights of 1.
        reduction: "mean" (divided by the sum of the weights), "sum" or "none".

    Returns:
        A float, or for "none" a float64 array of the shape of pred.

    Raises:
        ValueError: pred and target differ in shape.
    """
    raise NotImplementedError


def mae_grad(
    pred: np.ndarray, target: np.ndarray, weight: np.ndarray | None = None, reduction: str = "mean"
) -> np.ndarray:
    """Gradient of the reduced loss for pred ("none" counts as "sum"); 0 where pred equals target.

    Args:
        pred, target, weight, reduction: as for mae.

    Returns:
        float64 array of the shape of pred.

    Raises:
        ValueError: pred and target differ in shape.
    """
    raise NotImplementedError
