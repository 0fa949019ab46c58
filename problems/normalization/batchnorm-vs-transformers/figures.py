import numpy as np
from gradus import Lines
from reference import normalize_tokens, padded

BATCHES = 30


def figures():
    rng = np.random.default_rng(5)
    sequence = rng.normal(size=(5, 8))
    curves = {"BatchNorm with padding": [], "BatchNorm": [], "LayerNorm": []}
    for _ in range(BATCHES):
        others = [rng.normal(loc=rng.normal(), size=(int(rng.integers(2, 30)), 8)) for _ in range(3)]
        x, lengths = padded([sequence, *others])
        for name, norm in zip(curves, ("batch-padded", "batch", "layer")):
            curves[name].append(normalize_tokens(x, lengths, norm)[0, 2, 3])
    return {"token": Lines(np.arange(1, BATCHES + 1), curves, x_label="batch", y_label="one feature of one token")}
