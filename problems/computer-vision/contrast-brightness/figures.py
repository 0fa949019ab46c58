import numpy as np
from gradus import Grid, Image, Steps
from reference import adjust, equalize_histogram


def scene():
    """A dull, dark picture: a disc before a slope."""
    rows, columns = np.mgrid[:48, :64]
    disc = (rows - 22) ** 2 + (columns - 40) ** 2 < 180
    return (60 + 0.4 * columns + 25 * disc + 6 * np.sin(rows / 3.0)).astype(np.uint8)


def shares(image):
    return np.bincount(np.rint(image).astype(int).ravel(), minlength=256).cumsum() / image.size


def figures():
    image = scene()
    stretched, _ = adjust(image, 2.5, 40.0)
    equalized = equalize_histogram(image)
    parts = [
        Image(image, title="input"),
        Image(stretched, low=0.0, high=255.0, title="contrast 2.5, brightness 40"),
        Image(equalized, title="equalised"),
    ]
    curves = {"input": shares(image), "adjusted": shares(stretched), "equalised": shares(equalized)}
    return {
        "images": Grid(parts, columns=3),
        "shares": Steps(np.arange(256), curves, x_label="gray value", y_label="share of pixels up to it"),
    }
