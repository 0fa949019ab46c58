import numpy as np
from gradus import HeatMap
from reference import sparse_attention


def figures():
    n, window, tokens = 16, 2, (0, 9)
    rng = np.random.default_rng(11)
    Q, K = rng.normal(size=(n, 8)), rng.normal(size=(n, 8))
    weights = sparse_attention(Q, K, np.eye(n), window, tokens)  # with V = I the output is the attention itself
    shown = np.where(weights > 0, weights, np.nan)
    return {"pattern": HeatMap(shown, x_label="key", y_label="query", value_label="weight")}
