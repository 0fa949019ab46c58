import numpy as np
from gradus import Lines
from reference import layer_norm


def figures():
    scales = np.logspace(-4, 2, 49)
    x = np.array([0.5, -1.0, 2.0, -1.5])
    spread = {f"eps {eps:g}": [layer_norm(s * x, (4,), eps=eps).std() for s in scales] for eps in (1e-5, 1e-3, 1e-1)}
    labels = {"x_label": "scale of the input", "y_label": "standard deviation of the output"}
    return {"scales": Lines(scales, spread, x_scale="log", **labels)}
