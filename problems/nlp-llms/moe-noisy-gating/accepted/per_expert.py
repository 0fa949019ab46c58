# style: token by token and expert by expert, the threshold found among the others by sorting them
import math

import numpy as np


def parts(x, W_gate, W_noise, noise, k):
    x, noise = np.array(x, dtype=float), np.array(noise, dtype=float)
    if k < 1 or k >= noise.shape[1]:
        raise ValueError("k")
    raw = x @ np.array(W_noise, dtype=float)
    sigma = np.maximum(raw, 0) + np.log1p(np.exp(-np.abs(raw)))
    clean = x @ np.array(W_gate, dtype=float)
    return clean, sigma, clean + noise * sigma


def noisy_top_k(x, W_gate, W_noise, noise, k):
    _, _, noisy = parts(x, W_gate, W_noise, noise, k)
    rows = []
    for row in noisy.tolist():
        best = sorted(range(len(row)), key=lambda i: (-row[i], i))[:k]
        e = {i: math.exp(row[i] - row[best[0]]) for i in best}
        rows.append([e.get(i, 0.0) / sum(e.values()) for i in range(len(row))])
    return np.array(rows)


def balance_losses(x, W_gate, W_noise, noise, k):
    clean, sigma, noisy = parts(x, W_gate, W_noise, noise, k)
    T, E = noisy.shape
    load = [0.0] * E
    for t in range(T):
        for i in range(E):
            others = sorted((noisy[t][j] for j in range(E) if j != i), reverse=True)
            z = (clean[t][i] - others[k - 1]) / sigma[t][i]
            load[i] += math.erfc(-z / math.sqrt(2)) / 2
    losses = []
    for values in (noisy_top_k(x, W_gate, W_noise, noise, k).sum(axis=0).tolist(), load):
        mean = sum(values) / E
        losses.append(sum((v - mean) ** 2 for v in values) / E / mean**2)
    return losses[0], load, losses[1]
