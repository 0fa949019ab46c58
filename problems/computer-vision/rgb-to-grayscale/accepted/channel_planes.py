# style: the channels as planes; rounding by np.rint; integers in float64, where they are exact
import numpy as np


def rgb_to_gray(image, method="luma"):
    if np.ndim(image) < 3:
        raise ValueError("axes")
    planes = [plane.astype(float) for plane in np.moveaxis(image, -1, 0)]
    if len(planes) != 3:
        raise ValueError("channels")
    r, g, b = planes
    whole = np.issubdtype(image.dtype, np.integer)
    if method == "average":
        gray = (r + g + b) / 3
        return np.rint(gray).astype(int) if whole else gray
    if method != "luma":
        raise ValueError("method")
    if not whole:
        return r * 0.299 + g * 0.587 + b * 0.114
    return np.floor((r * 19595 + g * 38470 + b * 7471) / 2**16 + 0.5).astype(np.uint8)
