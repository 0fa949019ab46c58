# verdict: wrong_answer
# entry: noisy_top_k
# group: stability, shape
# lesson: Your softmax overflows for large scores. Subtract the largest one first.
import math

import numpy as np


def scores(x, W_gate, W_noise, noise, k):
    """(clean, sigma, noisy, order), each (T, E); order ranks the noisy scores, the largest first."""
    x, W_gate, W_noise, noise = (np.asarray(each, dtype=np.float64) for each in (x, W_gate, W_noise, noise))
    _, E = noise.shape
    if not 1 <= k < E:
        raise ValueError("k must be from 1 to E - 1")
    clean = x @ W_gate
    sigma = np.logaddexp(0.0, x @ W_noise)  # softplus without overflow
    noisy = clean + noise * sigma
    return clean, sigma, noisy, np.argsort(-noisy, axis=-1, kind="stable")


def noisy_top_k(x, W_gate, W_noise, noise, k):
    _, _, noisy, order = scores(x, W_gate, W_noise, noise, k)
    chosen = order[:, :k]
    e = np.exp(np.take_along_axis(noisy, chosen, axis=-1))
    gates = np.zeros(noisy.shape)
    np.put_along_axis(gates, chosen, e / e.sum(axis=-1, keepdims=True), axis=-1)
    return gates


def balance_losses(x, W_gate, W_noise, noise, k):
    clean, sigma, noisy, order = scores(x, W_gate, W_noise, noise, k)
    ranked = np.take_along_axis(noisy, order, axis=-1)
    inside, outside = ranked[:, k - 1 : k], ranked[:, k : k + 1]  # (T, 1): the scores of rank k and k + 1
    # Who is chosen leaves k - 1 above it, so its k-th rival has rank k + 1 among all.
    threshold = np.where(noisy >= inside, outside, inside)
    z = (clean - threshold) / sigma
    load = (0.5 * (1 + np.vectorize(math.erf)(z / math.sqrt(2)))).sum(axis=0)
    importance = noisy_top_k(x, W_gate, W_noise, noise, k).sum(axis=0)
    return cv_squared(importance), load, cv_squared(load)


def cv_squared(x):
    return float(x.var() / x.mean() ** 2)
