import numpy as np
from gradus import Bars


def figures():
    logits = np.array([6.0, 3.0, 1.0, -2.0])
    heights = {}
    for temperature in (1.0, 3.0, 10.0):
        p = np.exp((logits - logits.max()) / temperature)
        heights[f"temperature {temperature:g}"] = p / p.sum()
    return {"teacher": Bars(["6", "3", "1", "-2"], heights, x_label="logit of the teacher", y_label="probability")}
