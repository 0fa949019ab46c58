# style: each row walks back alone, outer products summed
import numpy as np


def backward(layers, weights, caches, grad_output):
    weights = [np.array(w, dtype=float) for w in weights]
    grad_weights = [0 * w for w in weights]
    grad_biases = [0 * w[0] for w in weights]
    lead = np.shape(grad_output)[:-1]
    last = next((len(w) for w in (weights[k] for k in layers if k not in ("relu", "tanh"))), np.shape(grad_output)[-1])
    grad_x = np.zeros((*lead, last))
    for row in np.ndindex(*lead):
        g = np.array(grad_output[row], dtype=float)
        for place in range(len(layers) - 1, -1, -1):
            layer, kept = layers[place], caches[place][row].astype(float)
            if layer == "relu":
                g = g * kept
            elif layer == "tanh":
                g = g - g * kept * kept
            else:
                grad_weights[layer] += np.outer(kept, g)
                grad_biases[layer] += g
                g = weights[layer].dot(g)
        grad_x[row] = g
    return grad_x, grad_weights, grad_biases
