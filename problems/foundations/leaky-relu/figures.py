import numpy as np
from gradus import Lines
from reference import leaky_relu


def figures():
    x = np.linspace(-4.0, 2.0, 121)
    curves = {f"slope {slope:g}": leaky_relu(x, slope) for slope in (0.01, 0.1, 0.3)}
    return {"slopes": Lines(x, curves, x_label="x", y_label="value")}
