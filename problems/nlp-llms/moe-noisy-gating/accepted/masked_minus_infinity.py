# style: -inf for those not chosen, and np.partition without each expert in turn
from math import erf

import numpy as np

cdf = np.frompyfunc(lambda z: 0.5 + 0.5 * erf(z / 2**0.5), 1, 1)


def forward(x, W_gate, W_noise, noise):
    x = np.asarray(x, dtype=float)
    clean, raw = x @ W_gate, x @ W_noise
    sigma = np.where(raw > 30, raw, np.log1p(np.exp(np.minimum(raw, 30))))
    return clean, sigma, np.asarray(noise) * sigma + clean


def noisy_top_k(x, W_gate, W_noise, noise, k):
    _, _, H = forward(x, W_gate, W_noise, noise)
    if not 0 < k < H.shape[1]:
        raise ValueError
    rank = np.argsort(np.argsort(-H, axis=1, kind="stable"), axis=1)
    masked = np.where(rank < k, H, -np.inf)
    e = np.exp(masked - masked.max(axis=1)[:, None])
    return e / e.sum(axis=1)[:, None]


def balance_losses(x, W_gate, W_noise, noise, k):
    gates = noisy_top_k(x, W_gate, W_noise, noise, k)
    clean, sigma, H = forward(x, W_gate, W_noise, noise)
    theta = np.stack(
        [-np.partition(-np.delete(H, i, axis=1), k - 1, axis=1)[:, k - 1] for i in range(H.shape[1])], axis=1
    )
    load = cdf((clean - theta) / sigma).astype(float).sum(axis=0)

    def cv2(v):
        return np.mean((v / v.mean() - 1) ** 2)

    return cv2(gates.sum(axis=0)), load, cv2(load)
