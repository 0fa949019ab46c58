# style: a weighted mean of image and mean; equalising by ranks in the sorted values, without a histogram
import numpy as np


def adjust(image, contrast=1.0, brightness=0.0, high=255.0):
    image = image.astype(float)
    out = contrast * image + ((1 - contrast) * np.mean(image) + brightness)
    out[out < 0] = 0
    out[out > high] = high
    return out, float(np.sqrt(np.mean((out / high - np.mean(out / high)) ** 2)))


def equalize_histogram(image):
    ordered = np.sort(image, axis=None)
    smallest = np.searchsorted(ordered, ordered[0], side="right")
    if smallest == ordered.size:
        return np.array(image)
    ranks = np.searchsorted(ordered, image, side="right") - smallest
    return np.floor(255.0 * ranks / (ordered.size - smallest) + 0.5).astype(int)
