import numpy as np
from gradus import Grid, HeatMap, Lines
from reference import transformer_block


def random_params(rng, D, heads, d, F):
    inner = heads * d
    shapes = {"W_q": (D, inner), "W_k": (D, inner), "W_v": (D, inner), "W_o": (inner, D), "W_1": (D, F), "W_2": (F, D)}
    params = {name: rng.normal(size=shape) / np.sqrt(shape[0]) for name, shape in shapes.items()}
    ones = {name: np.ones(D) for name in ("norm1_weight", "norm2_weight")}
    zeros = {name: np.zeros(D) for name in ("norm1_bias", "norm2_bias", "b_2")}
    return params | ones | zeros | {"b_1": np.zeros(F)}


def influence(x, params, causal):
    """How far output i moves when token j is moved a little, for each pair."""
    y = transformer_block(x, params, 2, causal)
    moved = np.zeros((len(x), len(x)))
    for j in range(len(x)):
        other = x.copy()
        other[j] += 0.1
        other[j, 0] += 0.1  # a norm does not see a shift of all elements
        moved[:, j] = np.linalg.norm(transformer_block(other, params, 2, causal) - y, axis=-1)
    return np.where(moved > 1e-12, moved, np.nan)


def figures():
    rng = np.random.default_rng(6)
    x, params = rng.normal(size=(8, 8)), random_params(rng, 8, 2, 4, 32)
    parts = [
        HeatMap(
            influence(x, params, causal), title=title, x_label="token moved", y_label="output", value_label="change"
        )
        for title, causal in (("causal", True), ("not causal", False))
    ]

    stream = rng.normal(size=(16, 64))
    sizes, added = [1.0], []
    for _ in range(32):
        y = transformer_block(stream, random_params(rng, 64, 4, 16, 256), 4, True)
        added.append(np.sqrt(((y - stream) ** 2).mean() / (stream**2).mean()))
        stream = y
        sizes.append(np.sqrt((stream**2).mean()))
    blocks = np.arange(33)
    curves = {"size of the stream": sizes, "size of what a block adds, over the stream's": (blocks[1:], added)}
    return {"influence": Grid(parts), "depth": Lines(blocks, curves, x_label="block")}
