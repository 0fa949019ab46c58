import numpy as np
from gradus import Bars
from reference import balanced_weights


def figures():
    y = np.repeat([0, 1, 2], [90, 9, 1])
    classes, _, weights = balanced_weights(y)
    plain = [np.mean(y == c) for c in classes]
    balanced = [weights[y == c].sum() / weights.sum() for c in classes]
    return {"shares": Bars(classes, {"plain": plain, "balanced": balanced}, x_label="class", y_label="share")}
