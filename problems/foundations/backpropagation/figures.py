import numpy as np
from gradus import Lines
from reference import backprop


def figures():
    rng = np.random.default_rng(2)
    x = rng.normal(size=(90, 2))
    y = (x[:, 0] * x[:, 1] > 0).astype(int) + 2 * (np.linalg.norm(x, axis=1) > 1.8).astype(int)
    y = np.minimum(y, 2)
    params = [rng.normal(size=(2, 16)), np.zeros(16), 0.3 * rng.normal(size=(16, 3)), np.zeros(3)]
    losses = []
    for _ in range(200):
        loss, _, *grads = backprop(x, y, *params)
        losses.append(loss)
        params = [p - 0.5 * g for p, g in zip(params, grads)]
    return {"training": Lines(np.arange(200), {"cross-entropy": losses}, x_label="step", y_label="loss")}
