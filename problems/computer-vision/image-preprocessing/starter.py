import numpy as np


def preprocess(image: np.ndarray, resize: int, crop: int, mean: list[float], std: list[float]) -> np.ndarray:
    """An image as a network's input: resized, cropped, scaled, normalised, channels first.

    Args:
        image: shape (H, W, C), integers from 0 to 255.
        resize: new length of the shorter side.
        crop: side of the square that is cut from the centre.
        mean, std: one number for each channel, on the scale from 0 to 1.

    Returns:
        float32 array of shape (C, crop, crop).

    Raises:
        ValueError: crop > resize, or mean or std has not C elements.
    """
    raise NotImplementedError
