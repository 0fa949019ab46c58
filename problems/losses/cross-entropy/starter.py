import numpy as np


def cross_entropy(
    pred: np.ndarray,
    target: np.ndarray,
    weight: np.ndarray | None = None,
    ignore_index: int = -100,
    reduction: str = "mean",
    label_smoothing: float = 0.0,
) -> float | np.ndarray:
    """Cross-entropy of logits against class indices.

    Args:
        pred: logits, shape (N, C).
        target: integer classes, shape (N,); ignore_index marks samples that do not count.
        weight: one weight for each class, shape (C,); None for ones.
        ignore_index: the label of ignored samples.
        reduction: "mean" (divided by the weights of the classes of the samples that count), "sum" or "none".
        label_smoothing: the share of the target that is spread evenly over all classes, in [0, 1].

    Returns:
        A float, or for "none" a float64 array of shape (N,).
    """
    raise NotImplementedError


def cross_entropy_grad(
    pred: np.ndarray,
    target: np.ndarray,
    weight: np.ndarray | None = None,
    ignore_index: int = -100,
    reduction: str = "mean",
    label_smoothing: float = 0.0,
) -> np.ndarray:
    """Gradient of the reduced loss for the logits ("none" counts as "sum").

    Args:
        pred, target, weight, ignore_index, reduction, label_smoothing: as for cross_entropy.

    Returns:
        float64 array of shape (N, C).
    """
    raise NotImplementedError
