# verdict: wrong_answer
# entry: backward
# group: example
# lesson: Your bias gradients hold one place of a layer alone. Add them up, as those of the weights.
import numpy as np


def backward(layers, weights, caches, grad_output):
    grad_weights = [np.zeros(w.shape) for w in weights]
    grad_biases = [np.zeros(w.shape[1]) for w in weights]
    g = np.asarray(grad_output, dtype=np.float64)  # the gradient at the output of the next layer; float, for integers
    for layer, cache in zip(reversed(layers), reversed(caches)):
        if layer == "relu":
            g = g * cache  # a new array: grad_output is the caller's
        elif layer == "tanh":
            g = g * (1 - cache**2)
        else:
            w = weights[layer]  # (D, H)
            rows = g.reshape(-1, w.shape[1])  # (rows, H): all axes before the last are batch axes
            grad_weights[layer] += cache.reshape(-1, w.shape[0]).T @ rows  # added: the layer may come again
            grad_biases[layer] = rows.sum(axis=0)
            g = g @ w.T
    return g, grad_weights, grad_biases
