import numpy as np
from gradus import Lines
from reference import prelu


def figures():
    x = np.linspace(-4.0, 2.0, 121)
    channels = np.repeat(x[:, None], 3, axis=1)  # (N, C): the same x in every channel
    outputs = prelu(channels, np.array([0.25, 0.0, -0.5]))
    curves = {f"weight {a:g}": outputs[:, c] for c, a in enumerate((0.25, 0.0, -0.5))}
    return {"channels": Lines(x, curves, x_label="x", y_label="value")}
