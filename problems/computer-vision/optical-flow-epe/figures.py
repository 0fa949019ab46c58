import numpy as np
from gradus import Grid, HeatMap, Image
from reference import warp


def texture(x, y):
    return 0.5 + 0.25 * np.sin(x / 2.5) * np.cos(y / 3.5) + 0.25 * (np.hypot(x - 22, y - 20) < 9)


def figures():
    rows, columns = np.mgrid[:40, :48].astype(float)
    flow = np.stack([4 + 0.1 * (rows - 20), -0.1 * (columns - 24)], axis=-1)  # to the right, and turning
    first = texture(columns, rows)
    # the second image: what is at (x, y) in the first is at (x + u, y + v) here
    back_x, back_y = columns, rows
    for _ in range(30):
        back_x, back_y = columns - 4 - 0.1 * (back_y - 20), rows + 0.1 * (back_x - 24)
    second = texture(back_x, back_y)
    warped = warp(second, flow)
    parts = [
        Image(first, title="first"),
        Image(second, title="second"),
        Image(warped, title="second, warped"),
        HeatMap(np.abs(warped - first), title="difference to the first"),
    ]
    return {"warp": Grid(parts, columns=4)}
