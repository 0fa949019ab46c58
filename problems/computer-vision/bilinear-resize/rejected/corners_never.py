# verdict: wrong_answer
# entry: resize_bilinear
# group: example
# lesson: You ignore align_corners.
import numpy as np


def neighbours(size, new, align_corners):
    """For each output index the two source indices and the weight of the second."""
    i = np.arange(new)
    x = (i + 0.5) * size / new - 0.5
    x = np.maximum(x, 0)  # above size - 1 both indices are the last one
    first = x.astype(np.int64)  # the floor, as x is not negative
    return first, np.minimum(first + 1, size - 1), x - first


def resize_bilinear(image, height, width, align_corners=False):
    channels = (1,) * (image.ndim - 2)
    top, bottom, t = neighbours(image.shape[0], height, align_corners)
    t = t.reshape(height, 1, *channels)
    rows = (1 - t) * image[top] + t * image[bottom]  # (height, W, ...)
    left, right, u = neighbours(image.shape[1], width, align_corners)
    u = u.reshape(width, *channels)
    return (1 - u) * rows[:, left] + u * rows[:, right]  # (height, width, ...)
