# verdict: wrong_answer
# entry: rgb_to_gray
# group: edge
# lesson: You drop a fourth channel. It is alpha, and such an image raises ValueError.
import numpy as np

WEIGHTS = np.array([0.299, 0.587, 0.114])  # Rec. 601
FIXED_POINT = np.array([19595, 38470, 7471])  # the weights times 2**16; together 2**16


def rgb_to_gray(image, method="luma"):
    image = image[..., :3]
    if image.ndim < 3 or image.shape[-1] != 3:
        raise ValueError("An RGB image has the shape (..., height, width, 3).")
    if method not in ("luma", "average"):
        raise ValueError('method is "luma" or "average".')
    if image.dtype.kind == "f":
        return image @ WEIGHTS if method == "luma" else image.mean(axis=-1)
    channels = image.astype(np.int64)  # the sums do not fit into 8 bits
    if method == "luma":
        gray = (channels @ FIXED_POINT + 32768) >> 16
    else:
        gray = (channels.sum(axis=-1) + 1) // 3
    return gray.astype(np.uint8)
