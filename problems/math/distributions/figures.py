import numpy as np
from gradus import Steps
from reference import cdf


def figures():
    x = np.arange(-1.0, 6.0)
    heights = {"F": cdf("binomial", (4, 0.25), x)}
    return {"staircase": Steps(x, heights, x_label="x", y_label="probability of at most x")}
