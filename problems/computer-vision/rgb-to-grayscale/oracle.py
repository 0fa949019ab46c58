"""Pixel by pixel with exact fractions; Pillow's fixed-point weights are the rounded products of Rec. 601 and 2**16."""

REQUIRES = []


def rgb_to_gray(image, method="luma"):
    import math
    from fractions import Fraction

    import numpy as np

    whole = image.dtype.kind in "iu"
    weights = [Fraction(299, 1000), Fraction(587, 1000), Fraction(114, 1000)]
    if whole:
        weights = [Fraction(math.floor(w * 2**16 + Fraction(1, 2)), 2**16) for w in weights]
    if method == "average":
        weights = [Fraction(1, 3)] * 3
    gray = [sum(w * Fraction(c) for w, c in zip(weights, pixel)) for pixel in image.reshape(-1, 3).tolist()]
    if whole:
        gray = [math.floor(y + Fraction(1, 2)) for y in gray]
    values = np.array([int(y) if whole else float(y) for y in gray], dtype=np.uint8 if whole else np.float64)
    return values.reshape(image.shape[:-1])
