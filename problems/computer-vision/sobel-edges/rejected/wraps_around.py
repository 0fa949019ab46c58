# verdict: wrong_answer
# entry: sobel
# group: example
# lesson: You take differences in the image's own integers, where a fall of 8 is 248 in uint8. Convert to floats
# first.
import numpy as np


def sobel(image):
    padded = np.pad(image, 1, mode="edge")  # (H + 2, W + 2)
    right_left = padded[:, 2:] - padded[:, :-2]  # (H + 2, W)
    gx = right_left[:-2].astype(float) + 2.0 * right_left[1:-1] + right_left[2:]
    below_above = padded[2:] - padded[:-2]  # (H, W + 2)
    gy = below_above[:, :-2].astype(float) + 2.0 * below_above[:, 1:-1] + below_above[:, 2:]
    return gx, gy, np.hypot(gx, gy), np.arctan2(gy, gx)
