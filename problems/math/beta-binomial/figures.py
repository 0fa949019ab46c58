import math

import numpy as np
from gradus import Bars
from reference import predictive


def figures():
    n, a, b = 20, 3.0, 4.0
    rate, k = a / (a + b), np.arange(n + 1)
    plug_in = [math.comb(n, int(each)) * rate**each * (1 - rate) ** (n - each) for each in k]
    return {"predictive": Bars(k, {"predictive": predictive(a, b, n), "binomial at the mean": plug_in},
                               x_label="successes", y_label="probability")}
