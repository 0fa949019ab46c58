import numpy as np


def kl_div(
    pred: np.ndarray, target: np.ndarray, reduction: str = "mean", log_target: bool = False
) -> float | np.ndarray:
    """KL divergence of the target from the model, reduced.

    Args:
        pred: log-probabilities of the model, shape (N, ...).
        target: probabilities, or with log_target their logarithms, of the shape of pred.
        reduction: "mean" (over all elements), "batchmean" (over N), "sum" or "none".
        log_target: whether target holds logarithms.

    Returns:
        A float, or for "none" a float64 array of the shape of pred.
    """
    raise NotImplementedError


def kl_div_grad(
    pred: np.ndarray, target: np.ndarray, reduction: str = "mean", log_target: bool = False
) -> np.ndarray:
    """Gradient of the reduced loss for pred ("none" counts as "sum").

    Args:
        pred, target, reduction, log_target: as for kl_div.

    Returns:
        float64 array of the shape of pred.
    """
    raise NotImplementedError
