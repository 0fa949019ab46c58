# style: one recursive function goes up and comes back down; variances by Python's statistics over flat lists
import math

import numpy as np


def variance(array):
    flat = [float(value) for value in np.ravel(array)]
    mean = math.fsum(flat) / len(flat)
    return math.fsum((value - mean) ** 2 for value in flat) / len(flat)


def measured_variances(x, weights, activation, upstream):
    if activation != "tanh" and activation != "relu":
        raise ValueError("activation")
    ups, downs = [], []

    def layer(a, rest):
        if not rest:
            return np.array(upstream, dtype=float)
        w = np.array(rest[0], dtype=float)
        z = a @ w
        out = np.tanh(z) if activation == "tanh" else np.where(z > 0, z, 0.0)
        ups.append(variance(out))
        slope = 1 / np.cosh(np.clip(z, -300, 300)) ** 2 if activation == "tanh" else np.heaviside(z, 0.0)
        down = np.einsum("ni,ji->nj", layer(out, rest[1:]) * slope, w)
        downs.insert(0, variance(down))
        return down

    layer(np.array(x, dtype=float), list(weights))
    return ups, downs


def predicted_variances(x, widths, stds, activation, upstream):
    if activation not in ("tanh", "relu"):
        raise ValueError("activation")
    kept = 0.5 if activation == "relu" else 1.0
    ups = [float(np.mean(np.square(np.array(x, dtype=float))))]
    for width, std in zip(widths, stds):
        ups.append(ups[-1] * width * std * std * kept)
    downs = [float(np.mean(np.square(np.array(upstream, dtype=float))))]
    for index in range(len(stds) - 1, -1, -1):
        downs.insert(0, downs[0] * widths[index + 1] * stds[index] * stds[index] * kept)
    spread = 1 - 1 / math.pi if activation == "relu" else 1.0
    return [spread * value for value in ups[1:]], downs[:-1]
