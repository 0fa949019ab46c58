import numpy as np


def distillation_loss(
    pred: np.ndarray, teacher: np.ndarray, target: np.ndarray, temperature: float = 2.0, alpha: float = 0.5
) -> float:
    """Hard cross-entropy and softened KL divergence, mixed by alpha; the mean over the samples.

    Args:
        pred: the student's logits, shape (N, C).
        teacher: the teacher's logits, shape (N, C).
        target: integer classes, shape (N,).
        temperature: divides both networks' logits in the soft part, whose loss is multiplied by its square.
        alpha: the share of the soft part, in [0, 1].

    Returns:
        A float; 0 without samples.
    """
    raise NotImplementedError


def distillation_loss_grad(
    pred: np.ndarray, teacher: np.ndarray, target: np.ndarray, temperature: float = 2.0, alpha: float = 0.5
) -> np.ndarray:
    """Gradient of the loss for the student's logits.

    Args:
        pred, teacher, target, temperature, alpha: as for distillation_loss.

    Returns:
        float64 array of shape (N, C).
    """
    raise NotImplementedError
