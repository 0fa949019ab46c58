import numpy as np
from gradus import Lines
from reference import update_covariance


def figures():
    rng = np.random.default_rng(4)
    noise = rng.integers(0, 2**20, size=(400, 1)) / 2**20
    truth = noise.var()
    digits = np.arange(0.0, 8.5, 0.5)
    raw, merged = [], []
    for k in digits:
        x = noise + np.round(10.0**k)
        raw.append(abs((x**2).mean() - x.mean() ** 2 - truth) / truth)
        state = (0, np.zeros(1), np.zeros((1, 1)))
        for batch in np.split(x, 20):
            state = update_covariance(*state, batch)
        merged.append(abs(state[2][0, 0] / state[0] - truth) / truth)
    curves = {"raw sums": np.maximum(raw, 1e-17), "update": np.maximum(merged, 1e-17)}
    return {"offset": Lines(digits, curves, x_label="log10 of the offset", y_label="relative error", y_scale="log")}
