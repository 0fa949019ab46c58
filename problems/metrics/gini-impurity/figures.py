import numpy as np
from gradus import Lines
from reference import best_split, gini_impurity


def figures():
    p = np.linspace(0.0, 1.0, 51)
    gini = [gini_impurity(["a", "b"], np.array([each, 1 - each])) for each in p]
    inner = np.clip(p, 1e-12, 1 - 1e-12)
    entropy = -(inner * np.log2(inner) + (1 - inner) * np.log2(1 - inner)) / 2
    curves = {"Gini": gini, "error rate": np.minimum(p, 1 - p), "half the entropy (bits)": entropy}
    shapes = Lines(p, curves, dashed=["half the entropy (bits)"], x_label="share of the first class of two")

    rng = np.random.default_rng(5)
    x = np.sort(rng.uniform(0.0, 10.0, size=60))
    y = (x > 6.0) ^ (rng.random(60) < 0.15)
    gains = [
        gini_impurity(y) - i / 60 * gini_impurity(y[:i]) - (1 - i / 60) * gini_impurity(y[i:]) for i in range(1, 60)
    ]
    threshold, gain = best_split(x, y.astype(int))
    marked = {"gain": gains, "best split": ([threshold, threshold], [0.0, gain])}
    scan = Lines((x[1:] + x[:-1]) / 2, marked, dashed=["best split"], x_label="threshold", y_label="gain")
    return {"impurities": shapes, "scan": scan}
