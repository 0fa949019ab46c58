# verdict: wrong_answer
# entry: resize_bilinear
# group: example
# lesson: You take pixels outside the image for zeros. The coordinates are clipped, which repeats the outer pixels.
import numpy as np


def neighbours(size, new, align_corners):
    """For each output index the two source indices and the weight of the second."""
    i = np.arange(new)
    x = i * (size - 1) / max(new - 1, 1) if align_corners else (i + 0.5) * size / new - 0.5
    first = np.floor(x).astype(np.int64)
    return first + 1, first + 2, x - first


def resize_bilinear(image, height, width, align_corners=False):
    size = image.shape[:2]
    image = np.pad(image, [(1, 1), (1, 1)] + [(0, 0)] * (image.ndim - 2))
    channels = (1,) * (image.ndim - 2)
    top, bottom, t = neighbours(size[0], height, align_corners)
    t = t.reshape(height, 1, *channels)
    rows = (1 - t) * image[top] + t * image[bottom]  # (height, W, ...)
    left, right, u = neighbours(size[1], width, align_corners)
    u = u.reshape(width, *channels)
    return (1 - u) * rows[:, left] + u * rows[:, right]  # (height, width, ...)
