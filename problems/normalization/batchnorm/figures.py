import numpy as np
from gradus import Lines
from reference import BatchNorm


def figures():
    rng = np.random.default_rng(12)
    curves = {}
    for momentum in (0.01, 0.1, 0.5):
        layer, means = BatchNorm(1, momentum=momentum), []
        for batch in rng.normal(loc=3.0, scale=2.0, size=(80, 16, 1)):
            layer.forward(batch)
            means.append(float(layer.running_mean[0]))
        curves[f"momentum {momentum:g}"] = means
    return {"running-mean": Lines(np.arange(1, 81), curves, x_label="batch", y_label="running mean")}
