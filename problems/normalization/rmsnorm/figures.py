import numpy as np
from gradus import Scatter
from reference import rms_norm


def figures():
    rng = np.random.default_rng(3)
    x = rng.normal(size=(120, 2)) + np.array([1.5, 0.5])
    centred = x - x.mean(axis=1, keepdims=True)
    layer = centred / np.sqrt((centred**2).mean(axis=1, keepdims=True) + 1e-5)
    return {
        "plane": Scatter({"input": x, "RMSNorm": rms_norm(x, (2,)), "LayerNorm": layer}, x_label="x1", y_label="x2")
    }
