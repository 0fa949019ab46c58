import numpy as np
from gradus import Lines
from reference import route


def figures():
    rng = np.random.default_rng(134)
    factors = np.arange(0.25, 2.51, 0.125)
    noise = rng.normal(size=(256, 8))
    preference = np.linspace(-1.0, 1.0, 8)
    curves = {}
    for name, logits in (("no preferences", noise), ("some experts preferred", noise + preference)):
        curves[name] = [np.mean(route(logits, 2, float(f))[2] < 0) for f in factors]
    return {"dropped": Lines(factors, curves, x_label="capacity factor", y_label="share of choices dropped")}
