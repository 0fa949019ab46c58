import numpy as np
from gradus import Bars, Lines
from reference import alexnet_table, local_response_norm


def figures():
    own = np.linspace(0.0, 400.0, 81)
    curves = {}
    for other in (0.0, 150.0, 300.0):
        x = np.stack([own, np.full(own.size, other)])[None, :, :, None]  # (1, 2, 81, 1)
        curves[f"neighbour {other:.0f}"] = local_response_norm(x)[0, 0, :, 0]
    rows = [(name, parameters / 1e6) for name, _, parameters in alexnet_table() if parameters]
    names, heights = zip(*rows)
    return {
        "competition": Lines(own, curves, x_label="activation", y_label="after the norm"),
        "parameters": Bars(names, {"parameters": heights}, y_label="millions"),
    }
