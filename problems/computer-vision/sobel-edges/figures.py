import numpy as np
from gradus import Grid, HeatMap, Image
from reference import sobel


def figures():
    rows, columns = np.mgrid[:40, :40]
    inside = np.hypot(rows - 20, columns - 20) < 12
    image = np.where(inside, 0.8, 0.2) + 0.1 * np.cos(columns / 5.0)
    gx, gy, magnitude, _ = sobel(image)
    parts = [
        Image(image, title="image"),
        HeatMap(gx, diverging=True, title="gx"),
        HeatMap(gy, diverging=True, title="gy"),
        HeatMap(magnitude, title="magnitude"),
    ]
    return {"disc": Grid(parts, columns=4)}
