import numpy as np
from gradus import Lines, Regions
from reference import scaler_leaks, shared_rows

TRAIN = np.array([[2.0], [3.0], [3.5], [4.5], [7.0]])
TEST = np.array([[9.0], [12.0], [13.0]])


def measured(share, rng):
    """(share of leaked test rows, accuracy of the nearest neighbour on labels that are coin flips)."""
    X, y = rng.normal(size=(400, 5)), rng.integers(0, 2, size=400)
    test, labels = rng.normal(size=(200, 5)), rng.integers(0, 2, size=200)
    copied = int(share * 200)
    test[:copied], labels[:copied] = X[:copied], y[:copied]
    nearest = np.linalg.norm(test[:, None] - X[None], axis=2).argmin(axis=1)
    return len(shared_rows(X, test)) / 200, (y[nearest] == labels).mean()


def figures():
    rng = np.random.default_rng(8)
    runs = np.array([np.mean([measured(share, rng) for _ in range(5)], axis=0) for share in np.linspace(0, 1, 11)])
    means, scales = np.linspace(2.0, 9.0, 71), np.linspace(0.5, 5.0, 46)
    cells = np.array([[len(scaler_leaks(np.array([m]), np.array([s]), TRAIN, TEST)) for m in means] for s in scales])
    both = np.concatenate([TRAIN, TEST])
    points = {
        "all rows": (both.mean(axis=0), both.std(axis=0)),
        "training rows": (TRAIN.mean(axis=0), TRAIN.std(axis=0)),
    }
    return {
        "optimism": Lines(
            runs[:, 0],
            {"measured": runs[:, 1], "true": np.full(len(runs), 0.5)},
            dashed=["true"],
            x_label="share of test rows that are training rows",
            y_label="accuracy",
        ),
        "scaler": Regions(
            (2.0, 9.0), (0.5, 5.0), cells, ["no leak", "leak"], points=points, x_label="mean", y_label="scale"
        ),
    }
