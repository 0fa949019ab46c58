"""Brute force over pixels: exact fractions, and a count of all pixels for each pixel."""

REQUIRES = []


def adjust(image, contrast=1.0, brightness=0.0, high=255.0):
    import math
    from fractions import Fraction as F

    import numpy as np

    flat = [F(x) for x in image.ravel().tolist()]
    mean = sum(flat) / len(flat)
    out = [min(F(high), max(F(0), F(contrast) * x + (1 - F(contrast)) * mean + F(brightness))) for x in flat]
    variance = sum(y * y for y in out) / len(out) - (sum(out) / len(out)) ** 2
    rms = math.sqrt(variance / F(high) ** 2)
    return np.array([float(y) for y in out]).reshape(image.shape), rms


def equalize_histogram(image):
    import math
    from fractions import Fraction as F

    import numpy as np

    flat = image.ravel().tolist()
    smallest = flat.count(min(flat))
    if smallest == len(flat):
        return image
    ranks = [sum(other <= v for other in flat) - smallest for v in flat]
    levels = [math.floor(F(255 * rank, len(flat) - smallest) + F(1, 2)) for rank in ranks]
    return np.array(levels).reshape(image.shape)
