import numpy as np
from gradus import Grid, Image, Lines
from reference import resize_bilinear


def figures():
    small = np.array([[0.9, 0.1, 0.3, 0.1], [0.1, 0.8, 0.1, 0.6], [0.2, 0.1, 1.0, 0.1]])
    parts = [
        Image(np.kron(small, np.ones((10, 10))), title="3 x 4 pixels"),
        Image(resize_bilinear(small, 30, 40), title="half-pixel centres"),
        Image(resize_bilinear(small, 30, 40, align_corners=True), title="align_corners"),
    ]
    signal = np.array([[1.0, 3.0, 2.0, 5.0]])
    i = np.arange(12)
    curves = {
        "old pixels": ((np.arange(4) + 0.5) * 3 - 0.5, signal[0]),
        "half-pixel centres": resize_bilinear(signal, 1, 12)[0],
        "align_corners": resize_bilinear(signal, 1, 12, align_corners=True)[0],
    }
    line = Lines(i, curves, dashed=["old pixels"], x_label="new column", y_label="value")
    return {"images": Grid(parts, columns=3), "row": line}
