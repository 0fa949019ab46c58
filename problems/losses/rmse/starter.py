import numpy as np


def rmse(pred: np.ndarray, target: np.ndarray) -> float:
    """Root of the mean squared error over all elements.

    Args:
        pred: predictions of any shape.
        target: array of the shape of pred.

    Returns:
        A float; 0 for empty arrays.

    Raises:
        ValueError: pred and target differ in shape.
    """
    raise NotImplementedError


def rmse_grad(pred: np.ndarray, target: np.ndarray) -> np.ndarray:
    """Gradient of rmse(pred, target) for pred; zeros where the loss is 0.

    Args:
        pred, target: as for rmse.

    Returns:
        float64 array of the shape of pred.

    Raises:
        ValueError: pred and target differ in shape.
    """
    raise NotImplementedError
