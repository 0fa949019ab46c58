import numpy as np
from gradus import Steps
from reference import early_stopping


def figures():
    epochs = np.arange(40)
    noise = np.random.default_rng(12).normal(scale=0.03, size=40)
    loss = np.exp(-epochs / 6) + 0.008 * epochs + 0.2 + noise
    rule = {"patience": 5, "min_delta": 0.02}
    stop = early_stopping(loss, **rule)[0]
    bar = [early_stopping(loss[: t + 1], **rule)[2] - rule["min_delta"] for t in range(stop + 1)]
    seen = epochs[: stop + 1]
    curves = {"validation loss": loss[: stop + 1], "bar for the next epoch": bar}
    return {"bar": Steps(seen, curves, dashed=["bar for the next epoch"], x_label="epoch", y_label="loss")}
