import numpy as np
from gradus import Lines
from reference import kl_div


def figures():
    x = np.linspace(-6.0, 6.0, 121)
    target = np.exp(-0.5 * ((x + 2) / 0.7) ** 2) + np.exp(-0.5 * ((x - 2) / 0.7) ** 2)
    target /= target.sum()

    def normal(mean, spread):
        p = np.exp(-0.5 * ((x - mean) / spread) ** 2) + 1e-300
        return p / p.sum()

    candidates = [normal(m, s) for m in np.linspace(-3, 3, 25) for s in np.linspace(0.4, 3, 27)]
    forward = min(candidates, key=lambda q: kl_div(np.log(q), target, "sum"))
    reverse = min(candidates, key=lambda q: kl_div(np.log(target + 1e-300), q, "sum"))
    curves = {"target": target, "best for KL(target, q)": forward, "best for KL(q, target)": reverse}
    return {"directions": Lines(x, curves, dashed=["target"], x_label="x", y_label="probability")}
