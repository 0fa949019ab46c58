import numpy as np


def augment(
    image: np.ndarray, boxes: np.ndarray, flip: bool, pad: int, top: int, left: int, crop_size: tuple[int, int]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """An image flipped, padded and cropped, with its boxes.

    Args:
        image: shape (H, W) or (H, W, C).
        boxes: (x1, y1, x2, y2), shape (M, 4).
        flip: whether to mirror left and right.
        pad: zeros on each side.
        top, left: where the crop begins in the padded image.
        crop_size: rows and columns of the crop.

    Returns:
        (augmented, new_boxes, kept): the crop, boxes of shape (K, 4), and their old indices.
    """
    raise NotImplementedError


def cutout(image: np.ndarray, row: int, column: int, side: int) -> np.ndarray:
    """An image with a square of zeros around a pixel, cut at the border."""
    raise NotImplementedError


def mixup(images: np.ndarray, targets: np.ndarray, order: np.ndarray, lam: float) -> tuple[np.ndarray, np.ndarray]:
    """Images and targets mixed with those at order: lam of the first, 1 - lam of the second; float64."""
    raise NotImplementedError


def sample_parameters(rng: np.random.Generator, pad: int, flip_probability: float = 0.5) -> tuple[bool, int, int]:
    """(flip, top, left) for augment, drawn from rng."""
    raise NotImplementedError
