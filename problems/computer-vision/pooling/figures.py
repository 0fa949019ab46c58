import numpy as np
from gradus import Grid, HeatMap, Image
from reference import pool2d, pool2d_backward


def figures():
    x = np.random.default_rng(3).normal(size=(1, 1, 6, 6))
    grads = np.ones((1, 1, 4, 4))
    labels = {"x_label": "column", "y_label": "row"}
    routes = [HeatMap(x[0, 0], title="image", value_label="value", diverging=True, **labels)]
    for mode, title in (("max", "gradient of the maxima"), ("avg", "gradient of the means")):
        grad = pool2d_backward(grads, x, 3, 1, 0, mode)[0, 0]
        routes.append(HeatMap(grad, title=title, value_label="gradient", **labels))

    rows, columns = np.indices((32, 32))
    lines = ((rows == 2 * columns) | (rows + columns == 40) | (columns == 5)).astype(float)
    pooled = [Image(pool2d(lines[None, None], 4, mode=mode)[0, 0], title=mode) for mode in ("max", "avg")]
    return {"routes": Grid(routes, columns=3), "lines": Grid([Image(lines, title="image"), *pooled], columns=3)}
