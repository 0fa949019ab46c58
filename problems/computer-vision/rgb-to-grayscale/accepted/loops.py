# style: one pixel after the other, in Python numbers and nested lists
import numpy as np


def rgb_to_gray(image, method="luma"):
    if np.ndim(image) < 3 or np.shape(image)[-1] != 3 or method not in {"luma", "average"}:
        raise ValueError("bad image or method")
    whole = image.dtype.kind in "iu"
    values = []
    for r, g, b in np.reshape(image, (-1, 3)).tolist():
        if method == "average":
            values.append(round((r + g + b) / 3) if whole else (r + g + b) / 3)
        elif whole:
            values.append((19595 * r + 38470 * g + 7471 * b + 32768) // 65536)
        else:
            values.append(0.299 * r + 0.587 * g + 0.114 * b)
    return np.array(values, dtype=np.uint8 if whole else np.float64).reshape(np.shape(image)[:-1])
