import numpy as np
from gradus import Lines
from reference import saturated_shares, vanishing_layer


def network(scale):
    rng = np.random.default_rng(3)
    weights = [scale * rng.normal(size=(32, 32)) / np.sqrt(32) for _ in range(12)]
    return rng.normal(size=(64, 32)), weights, [np.zeros(32)] * 12, rng.normal(size=(64, 32))


def figures():
    layers, shares, norms = np.arange(12), {}, {}
    for scale in (0.5, 1.0, 4.0):
        x, weights, biases, upstream = network(scale)
        shares[f"weights times {scale:g}"] = saturated_shares(x, weights, biases, "tanh", 0.1)
        norms[f"weights times {scale:g}"], _ = vanishing_layer(x, weights, biases, "tanh", upstream, 0.0)
    return {
        "shares": Lines(layers, shares, x_label="layer", y_label="share of saturated units"),
        "norms": Lines(layers, norms, x_label="layer", y_label="gradient norm", y_scale="log"),
    }
