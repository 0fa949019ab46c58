import numpy as np


def focal_loss(
    pred: np.ndarray,
    target: np.ndarray,
    alpha: float | np.ndarray | None = None,
    gamma: float = 2.0,
    reduction: str = "mean",
) -> float | np.ndarray:
    """Focal loss of logits, binary or multiclass.

    Args:
        pred: logits, shape (N,) for two classes or (N, C) for C.
        target: shape (N,); 0 or 1, or classes 0 to C - 1.
        alpha: None for ones; binary: the weight of label 1 (label 0 has 1 - alpha); multiclass: weights of shape (C,).
        gamma: the exponent of 1 - p_t, at least 0.
        reduction: "mean" (over N), "sum" or "none".

    Returns:
        A float, or for "none" a float64 array of shape (N,).
    """
    raise NotImplementedError


def focal_loss_grad(
    pred: np.ndarray,
    target: np.ndarray,
    alpha: float | np.ndarray | None = None,
    gamma: float = 2.0,
    reduction: str = "mean",
) -> np.ndarray:
    """Gradient of the reduced loss for the logits ("none" counts as "sum").

    Args:
        pred, target, alpha, gamma, reduction: as for focal_loss.

    Returns:
        float64 array of the shape of pred.
    """
    raise NotImplementedError
