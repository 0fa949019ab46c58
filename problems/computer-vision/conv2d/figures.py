import numpy as np
from gradus import Grid, HeatMap, Image
from reference import conv2d, conv2d_backward


def scene(size=24):
    rows, columns = np.indices((size, size))
    image = 0.15 + 0.7 * ((rows > 4) & (rows < 13) & (columns > 3) & (columns < 12))
    return np.where(rows + columns > 34, 0.6, image)


def figures():
    image = scene()
    down = np.array([[-1.0, -2.0, -1.0], [0.0, 0.0, 0.0], [1.0, 2.0, 1.0]]) / 4
    across, along = conv2d(image[None, None], np.stack([down.T, down])[:, None], padding=1)[0]
    edges = [
        Image(image, title="image"),
        Image(across[1:-1, 1:-1], title="vertical edges", low=-1, high=1),
        Image(along[1:-1, 1:-1], title="horizontal edges", low=-1, high=1),
    ]
    counts = []
    for stride in (1, 2):
        size = (8 - 3) // stride + 1
        ones = np.ones((1, 1, size, size)), np.ones((1, 1, 8, 8)), np.ones((1, 1, 3, 3))
        uses = conv2d_backward(*ones, stride=stride)[0][0, 0]
        counts.append(HeatMap(uses, title=f"stride {stride}", x_label="column", y_label="row", value_label="windows"))
    return {"edges": Grid(edges, columns=3), "uses": Grid(counts)}
