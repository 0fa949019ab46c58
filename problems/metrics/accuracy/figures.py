import numpy as np
from gradus import Lines
from reference import accuracy_report


def figures():
    counts = np.arange(50, 100)  # samples of the frequent class among a hundred
    reports = [accuracy_report(np.repeat([0, 1], [n, 100 - n]), np.zeros(100, dtype=int)) for n in counts]
    curves = {"accuracy": [each[0] for each in reports], "balanced accuracy": [each[1] for each in reports]}
    return {"constant-prediction": Lines(counts / 100, curves, x_label="share of the frequent class", y_label="score")}
