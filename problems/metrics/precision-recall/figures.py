import numpy as np
from gradus import Lines
from reference import precision_recall_curve


def figures():
    rng = np.random.default_rng(83)
    y_true = np.repeat([1, 0], [60, 240])
    precision, recall, thresholds = precision_recall_curve(y_true, rng.normal(size=300) + 1.5 * y_true)
    curves = {"precision": precision[:-1], "recall": recall[:-1]}
    return {"thresholds": Lines(thresholds, curves, dashed=["recall"], x_label="threshold", y_label="score")}
