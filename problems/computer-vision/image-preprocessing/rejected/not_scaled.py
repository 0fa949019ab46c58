# verdict: wrong_answer
# entry: preprocess
# group: example
# lesson: You normalise values from 0 to 255. The The means and deviations are for values from 0 to 1: divide by 255
# first.
import numpy as np


def resize_rows(image, new):
    """Linear interpolation along the first axis, with half-pixel centres."""
    size = len(image)
    x = np.maximum((np.arange(new) + 0.5) * size / new - 0.5, 0)  # above size - 1 both indices are the last one
    first = x.astype(np.int64)  # the floor, as x is not negative
    t = (x - first)[:, None, None]
    return (1 - t) * image[first] + t * image[np.minimum(first + 1, size - 1)]


def preprocess(image, resize, crop, mean, std):
    height, width, channels = image.shape
    if crop > resize:
        raise ValueError("The crop is larger than the resized image.")
    if len(mean) != channels or len(std) != channels:
        raise ValueError("mean and std need one number for each channel.")
    shorter = min(height, width)
    pixels = resize_rows(image.astype(np.float64), resize * height // shorter)

    pixels = resize_rows(pixels.swapaxes(0, 1), resize * width // shorter).swapaxes(0, 1)
    top, left = (pixels.shape[0] - crop) // 2, (pixels.shape[1] - crop) // 2
    pixels = pixels[top : top + crop, left : left + crop]
    return ((pixels - mean) / std).transpose(2, 0, 1).astype(np.float32)
