import numpy as np


def resize_bilinear(image: np.ndarray, height: int, width: int, align_corners: bool = False) -> np.ndarray:
    """An image resized by bilinear interpolation.

    Args:
        image: shape (H, W) or (H, W, C), floats or integers.
        height, width: the new size, >= 1.
        align_corners: whether the corner pixels' centres are kept; else half-pixel centres.

    Returns:
        float64 array of shape (height, width) or (height, width, C).
    """
    raise NotImplementedError
