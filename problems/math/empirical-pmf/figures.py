import numpy as np
from gradus import Bars
from reference import empirical_pmf


def figures():
    sample = np.array([1.0] * 9 + [2.0] * 5 + [3.0] * 4 + [5.0] * 2)
    support = np.arange(1.0, 6.0)
    heights = {f"alpha = {alpha}": empirical_pmf(sample, support, alpha)[1] for alpha in (0, 1, 10)}
    return {"smoothing": Bars([1, 2, 3, 4, 5], heights, x_label="value", y_label="probability")}
