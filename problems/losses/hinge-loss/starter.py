import numpy as np


def hinge_loss(pred: np.ndarray, target: np.ndarray, p: int = 1, multiclass: str = "crammer-singer") -> float:
    """Mean hinge loss over the samples.

    Args:
        pred: scores, shape (N,) for two classes or (N, C) for C.
        target: shape (N,); -1 or 1 for two classes, else 0 to C - 1.
        p: 1 for the plain hinge, 2 for its square.
        multiclass: "crammer-singer" (the worst other class) or "weston-watkins" (the sum over the others, over C).

    Returns:
        A float.
    """
    raise NotImplementedError


def hinge_loss_grad(
    pred: np.ndarray, target: np.ndarray, p: int = 1, multiclass: str = "crammer-singer"
) -> np.ndarray:
    """Gradient of the mean for the scores, 0 at the kink.

    Args:
        pred, target, p, multiclass: as for hinge_loss.

    Returns:
        float64 array of the shape of pred.
    """
    raise NotImplementedError
