import numpy as np
from gradus import HeatMap
from reference import swiglu


def figures():
    values = np.linspace(-3.0, 3.0, 25)
    gate, up = np.meshgrid(values, values)  # one hidden unit: x = (gate, up)
    x = np.stack([gate.ravel(), up.ravel()], axis=1)
    unit = swiglu(x, np.array([[1.0], [0.0]]), np.array([[0.0], [1.0]]), np.ones((1, 1)))
    labels = [f"{value:g}" for value in values]
    return {
        "unit": HeatMap(
            unit.reshape(25, 25)[::-1],
            row_labels=labels[::-1],
            column_labels=labels,
            diverging=True,
            x_label="gate branch x W",
            y_label="value branch x V",
            value_label="hidden unit",
        )
    }
