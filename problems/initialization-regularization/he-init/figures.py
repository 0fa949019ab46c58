import numpy as np
from gradus import Lines
from reference import he_normal


def spread(scale, width=128, depth=30):
    rng = np.random.default_rng(6)
    a, stds = rng.normal(size=(256, width)), []
    for _ in range(depth):
        a = np.maximum(a @ (scale * he_normal((width, width), rng)), 0.0)
        stds.append(np.sqrt(np.mean(a**2)))
    return stds


def figures():
    curves = {"He": spread(1.0), "Xavier": spread(np.sqrt(0.5)), "1.3 times He": spread(1.3)}
    return {"signal": Lines(np.arange(1, 31), curves, x_label="layer", y_label="root mean square", y_scale="log")}
