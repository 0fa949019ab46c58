# style: recursion over the list, gradients in a dictionary
import numpy as np


def backward(layers, weights, caches, grad_output):
    found = {}
    grad_x = walk(list(layers), weights, list(caches), np.array(grad_output, dtype=float), found)
    nothing = [(np.zeros(np.shape(w)), np.zeros(np.shape(w)[1])) for w in weights]
    both = [found.get(k, zeros) for k, zeros in enumerate(nothing)]
    return {"grad_x": grad_x, "grad_weights": [dw for dw, _ in both], "grad_biases": [db for _, db in both]}


def walk(layers, weights, caches, g, found):
    if not layers:
        return g
    *before, layer = layers
    *kept, cache = caches
    if layer == "relu":
        g = np.where(cache, g, 0.0)
    elif layer == "tanh":
        y = cache * 1.0
        g = g * (1 - y) * (1 + y)
    else:
        batch = tuple(range(g.ndim - 1))
        dw = np.tensordot(cache.astype(float), g, axes=(batch, batch))
        db = g.sum(axis=batch)
        old = found.get(layer, (0.0, 0.0))
        found[layer] = (old[0] + dw, old[1] + db)
        g = np.einsum("...h,dh->...d", g, np.asarray(weights[layer], dtype=float))
    return walk(before, weights, kept, g, found)
