import numpy as np
from gradus import Grid, Image
from reference import rgb_to_gray


def figures():
    colours = [[230, 40, 40], [40, 230, 40], [40, 40, 230], [230, 230, 30], [30, 230, 230], [230, 30, 230]]
    stripes = np.repeat(np.array(colours, dtype=np.uint8), 8, axis=0)  # (48, 3)
    image = np.tile(stripes, (24, 1, 1))  # (24, 48, 3)
    parts = [
        Image(image, title="RGB"),
        Image(rgb_to_gray(image), title="luma"),
        Image(rgb_to_gray(image, "average"), title="average"),
    ]
    return {"stripes": Grid(parts, columns=3)}
