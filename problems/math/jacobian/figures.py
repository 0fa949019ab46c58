import numpy as np
from gradus import HeatMap
from reference import softmax_jacobian


def figures():
    x = np.array([[0.0, 1.5, -1.0, 2.5, 0.5, 2.0, -0.5, 1.0]])
    return {"softmax": HeatMap(softmax_jacobian(x)[0], diverging=True, x_label="input", y_label="output")}
