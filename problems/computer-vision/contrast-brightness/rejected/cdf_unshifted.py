# verdict: wrong_answer
# entry: equalize_histogram
# group: example
# lesson: You map by the share of pixels up to a value. Subtract the count of the smallest value above and below.
import numpy as np


def adjust(image, contrast=1.0, brightness=0.0, high=255.0):
    x = np.asarray(image, dtype=np.float64)  # integers would wrap around
    mean = x.mean()

    adjusted = np.clip(mean + contrast * (x - mean) + brightness, 0.0, high)
    return adjusted, adjusted.std() / high


def equalize_histogram(image):
    values = np.asarray(image).astype(np.int64)
    cdf = np.bincount(values.ravel()).cumsum()  # C(v) for v = 0 ... the largest value
    first = cdf[values.min()]
    if first == values.size:
        return values  # one value only
    table = np.rint(255 * cdf / values.size)
    return table[values].astype(np.uint8)
