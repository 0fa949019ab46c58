import numpy as np


def adjust(
    image: np.ndarray, contrast: float = 1.0, brightness: float = 0.0, high: float = 255.0
) -> tuple[np.ndarray, float]:
    """Contrast and brightness changed about the mean, and the RMS contrast of the result.

    Args:
        image: shape (H, W) or (H, W, C), values from 0 to high.
        contrast: factor of the distance from the mean, >= 0.
        brightness: what is added to all values afterwards.
        high: the largest value; results are clipped to 0 and high.

    Returns:
        (adjusted, rms_contrast): float64 array of the shape of image, and a float.
    """
    raise NotImplementedError


def equalize_histogram(image: np.ndarray) -> np.ndarray:
    """A gray image with its histogram equalised.

    Args:
        image: shape (H, W), integers from 0 to 255.

    Returns:
        Integers of the shape of image, from 0 to 255.
    """
    raise NotImplementedError
