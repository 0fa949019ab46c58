import numpy as np
from gradus import Grid, HeatMap
from reference import masked_attention


def figures():
    n, real = 8, 6
    X = np.random.default_rng(5).normal(size=(n, 4))
    distance = np.abs(np.arange(n)[:, None] - np.arange(n))
    calls = {
        "causal": {"causal": True},
        "padding: 6 real keys": {"key_lengths": real},
        "both": {"causal": True, "key_lengths": real},
        "both, with a bias of minus the distance": {"causal": True, "key_lengths": real, "mask": -1.0 * distance},
    }
    parts = []
    for title, masks in calls.items():
        weights = masked_attention(0.8 * X, X, X, **masks)[1]
        shown = np.where(weights > 0, weights, np.nan)
        parts.append(HeatMap(shown, title=title, x_label="key", y_label="query", value_label="weight"))
    return {"masks": Grid(parts)}
