# verdict: wrong_answer
# entry: sobel
# group: example
# lesson: Your direction is in degrees. Radians are asked for.
import numpy as np


def sobel(image):
    padded = np.pad(image.astype(np.float64), 1, mode="edge")  # (H + 2, W + 2)
    right_left = padded[:, 2:] - padded[:, :-2]  # (H + 2, W)
    gx = right_left[:-2] + 2 * right_left[1:-1] + right_left[2:]
    below_above = padded[2:] - padded[:-2]  # (H, W + 2)
    gy = below_above[:, :-2] + 2 * below_above[:, 1:-1] + below_above[:, 2:]
    return gx, gy, np.hypot(gx, gy), np.degrees(np.arctan2(gy, gx))
