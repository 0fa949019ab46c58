# verdict: time_limit
# entry: resize_bilinear
# group: scale
# lesson: You loop over the output's pixels in Python. Indices and weights belong to one axis each: index whole rows.
import numpy as np


def neighbours(size, new, align_corners):
    """For each output index the two source indices and the weight of the second."""
    i = np.arange(new)
    x = i * (size - 1) / max(new - 1, 1) if align_corners else (i + 0.5) * size / new - 0.5
    x = np.maximum(x, 0)  # above size - 1 both indices are the last one
    first = x.astype(np.int64)  # the floor, as x is not negative
    return first, np.minimum(first + 1, size - 1), x - first


def resize_bilinear(image, height, width, align_corners=False):
    top, bottom, t = neighbours(image.shape[0], height, align_corners)
    left, right, u = neighbours(image.shape[1], width, align_corners)
    out = np.empty((height, width, *image.shape[2:]))
    for i in range(height):
        for j in range(width):
            above = (1 - u[j]) * image[top[i], left[j]] + u[j] * image[top[i], right[j]]
            below = (1 - u[j]) * image[bottom[i], left[j]] + u[j] * image[bottom[i], right[j]]
            out[i, j] = (1 - t[i]) * above + t[i] * below
    return out  # (height, width, ...)
