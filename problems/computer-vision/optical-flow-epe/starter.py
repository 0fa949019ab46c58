import numpy as np


def flow_errors(pred: np.ndarray, target: np.ndarray, valid: np.ndarray | None = None) -> tuple[float, float]:
    """Mean end-point error and share of outliers.

    Args:
        pred, target: flows of shape (H, W, 2), to the right and down.
        valid: booleans of shape (H, W), or None for all pixels.

    Returns:
        (epe, outlier_share); NaN and NaN without a valid pixel.
    """
    raise NotImplementedError


def warp(image: np.ndarray, flow: np.ndarray) -> np.ndarray:
    """An image sampled where a flow points to, bilinearly, with zeros outside.

    Args:
        image: shape (H, W) or (H, W, C).
        flow: shape (H, W, 2), to the right and down.

    Returns:
        float64 array of the shape of image.
    """
    raise NotImplementedError
