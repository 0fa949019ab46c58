import numpy as np


def rgb_to_gray(image: np.ndarray, method: str = "luma") -> np.ndarray:
    """Gray values of RGB images.

    Args:
        image: shape (..., H, W, 3), floats, or integers from 0 to 255.
        method: "luma" (Rec. 601) or "average".

    Returns:
        Array of shape (..., H, W): float64 for floats, uint8 for integers.

    Raises:
        ValueError: fewer than three axes, not three channels, or another method.
    """
    raise NotImplementedError
