import numpy as np
from gradus import Lines
from reference import input_gradient_norms

BLOCKS, CHANNELS = 20, 6


def figures():
    rng = np.random.default_rng(4)
    scale = 0.7 * np.sqrt(2 / (9 * CHANNELS))
    blocks = [tuple(rng.normal(scale=scale, size=(2, CHANNELS, CHANNELS, 3, 3))) for _ in range(BLOCKS)]
    x, grads = rng.normal(size=(2, 4, CHANNELS, 6, 6))
    with_skip, without_skip = input_gradient_norms(grads, x, blocks)
    curves = {"with shortcuts": with_skip, "without": without_skip}
    labels = {"x_label": "block", "y_label": "norm of the gradient at its input", "y_scale": "log"}
    return {"norms": Lines(np.arange(1, BLOCKS + 1), curves, **labels)}
