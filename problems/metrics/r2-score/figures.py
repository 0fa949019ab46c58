import numpy as np
from gradus import Lines
from reference import adjusted_r2, r2_score

N = 60
MOST = 40


def figures():
    rng = np.random.default_rng(3)
    X, fresh = rng.normal(size=(N, MOST)), rng.normal(size=(1000, MOST))
    y, y_fresh = (2 * x[:, 0] - x[:, 1] + 2 * rng.normal(size=len(x)) for x in (X, fresh))
    counts = np.arange(2, MOST + 1)
    curves = {"R² in training": [], "adjusted R²": [], "R² on new samples": []}
    for p in counts:
        w = np.linalg.lstsq(np.c_[np.ones(N), X[:, :p]], y, rcond=None)[0]
        pred, pred_fresh = (w[0] + x[:, :p] @ w[1:] for x in (X, fresh))
        curves["R² in training"].append(r2_score(y, pred))
        curves["adjusted R²"].append(adjusted_r2(y, pred, int(p)))
        curves["R² on new samples"].append(r2_score(y_fresh, pred_fresh))
    return {"noise-features": Lines(counts, curves, x_label="number of features, of which two matter", y_label="score")}
