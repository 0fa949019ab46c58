import numpy as np
from gradus import Lines
from reference import low_rank_update, rank_curve

D, K, SIGNAL = 12, 10, 2


def figures():
    rng = np.random.default_rng(4)
    W0 = rng.normal(size=(D, K))
    truth = W0 + rng.normal(size=(D, SIGNAL)) @ rng.normal(size=(SIGNAL, K)) / 3
    train, test = rng.normal(size=(40, D)), rng.normal(size=(400, D))
    Y_train, Y_test = (X @ truth + 1.5 * rng.normal(size=(len(X), K)) for X in (train, test))
    train_errors, test_errors, _ = rank_curve(train, Y_train, test, Y_test, W0)
    ranks = np.arange(K + 1)

    sizes = np.logspace(0.5, -1.5, D)
    X = train * sizes
    Y = X @ (W0 + rng.normal(size=(D, K)) / sizes[:, None] ** 0.9)
    full = low_rank_update(X, Y, W0, K)
    U, s, Vt = np.linalg.svd(full, full_matrices=False)
    curves = {"reduced-rank update": [], "truncated SVD": []}
    for r in ranks:
        for name, delta in (
            ("reduced-rank update", low_rank_update(X, Y, W0, r)),
            ("truncated SVD", U[:, :r] * s[:r] @ Vt[:r]),
        ):
            curves[name].append(((Y - X @ (W0 + delta)) ** 2).mean())
    labels = {"x_label": "rank", "y_label": "mean squared error"}
    return {
        "ranks": Lines(ranks, {"training": train_errors, "test": test_errors}, **labels),
        "truncation": Lines(ranks, curves, **labels),
    }
