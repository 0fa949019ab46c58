import numpy as np
from gradus import Lines
from reference import layer_gradient_norms

DEPTHS = np.arange(1, 21)


def figures():
    rng = np.random.default_rng(5)
    x, upstream = rng.normal(size=(64, 48)), rng.normal(size=(64, 48))
    base = [rng.normal(size=(48, 48)) * np.sqrt(2 / 48) for _ in DEPTHS]  # He's scale
    curves = {}
    for scale in (0.7, 1.0, 1.4):
        weights = [scale * w for w in base]
        curves[f"{scale:g} times He"] = [
            layer_gradient_norms(x, weights[:depth], "relu", upstream)[0] for depth in DEPTHS
        ]
    labels = {"x_label": "layers of the network", "y_label": "gradient norm of the first one"}
    return {"norms": Lines(DEPTHS, curves, y_scale="log", **labels)}
