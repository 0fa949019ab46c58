import numpy as np
from gradus import Lines
from reference import distributions


def figures():
    P = np.array([[0.7, 0.2, 0.1], [0.3, 0.3, 0.4], [0.25, 0.25, 0.5]])
    steps = np.arange(11)
    curves = {}
    for name, start in (("from state 0", [1.0, 0.0, 0.0]), ("from state 2", [0.0, 0.0, 1.0])):
        rows = np.array([distributions(P, np.array(start), int(n))[0] for n in steps])
        curves |= {f"state {j}, {name}": rows[:, j] for j in range(3)}
    dashed = [name for name in curves if name.endswith("from state 2")]
    return {"settling": Lines(steps, curves, dashed=dashed, x_label="steps", y_label="probability")}
