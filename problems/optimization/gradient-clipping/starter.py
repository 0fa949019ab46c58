import numpy as np


def clip_grad_norm(grads: list[np.ndarray], max_norm: float) -> tuple[list[np.ndarray], float]:
    """Scale all gradients by one factor, so that their norm is at most max_norm.

    Args:
        grads: arrays of any shapes, float64 or integers.
        max_norm: the largest norm allowed, >= 0.

    Returns:
        (clipped, norm): new float64 arrays of the same shapes, and the norm before clipping.
    """
    raise NotImplementedError


def clip_grad_value(grads: list[np.ndarray], clip_value: float) -> list[np.ndarray]:
    """Move each element into [-clip_value, clip_value]; new float64 arrays of the same shapes.

    Args:
        grads: arrays of any shapes, float64 or integers.
        clip_value: the largest magnitude allowed, >= 0.
    """
    raise NotImplementedError
