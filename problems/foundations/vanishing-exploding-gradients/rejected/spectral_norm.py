# verdict: wrong_answer
# entry: layer_gradient_norms
# group: example
# lesson: np.linalg.norm(g, 2) of a matrix is its largest singular value. The Frobenius norm sums the squares of all
# elements.
import numpy as np


def layer_gradient_norms(x, weights, activation, upstream):
    if activation not in ("tanh", "relu"):
        raise ValueError(activation)
    acts = [x]
    for w in weights:
        z = acts[-1] @ w
        acts.append(np.tanh(z) if activation == "tanh" else np.maximum(z, 0))
    slopes = [1 - a * a if activation == "tanh" else (a > 0) * 1.0 for a in acts[1:]]
    norms, grad = np.zeros(len(weights)), upstream
    for l in range(len(weights) - 1, -1, -1):
        delta = grad * slopes[l]
        norms[l] = np.linalg.norm(acts[l].T @ delta, 2)
        grad = delta @ weights[l].T
    return norms


def diagnose(norms, low, high):
    if (norms == 0).any():
        return 0.0, "vanishing"
    if len(norms) == 1:
        ratio = 1.0
    else:
        ratio = np.exp(np.mean(np.diff(np.log(norms[::-1]))))
    return ratio, "vanishing" if ratio < low else "exploding" if ratio > high else "stable"
