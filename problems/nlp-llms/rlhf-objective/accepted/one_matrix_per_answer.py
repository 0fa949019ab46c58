# style: compresses each answer, and applies GAE as a triangular matrix of weights
import numpy as np


def shaped_rewards(scores, logprobs, ref_logprobs, mask, beta):
    keep = np.array(mask) == 1
    l = np.zeros(keep.shape)
    l[keep] = np.subtract(logprobs, ref_logprobs)[keep]
    last = keep & (np.cumsum(keep[:, ::-1], axis=1)[:, ::-1] == 1)
    return last * np.array(scores, dtype=float)[:, None] - beta * l, np.sum(l, axis=1)


def token_advantages(rewards, values, mask, gamma=1.0, lam=0.95):
    keep = np.array(mask) == 1
    A, R = np.zeros(keep.shape), np.zeros(keep.shape)
    for b in range(len(keep)):
        r, v = rewards[b][keep[b]], values[b][keep[b]]
        ahead = np.arange(len(r))[None, :] - np.arange(len(r))[:, None]
        weights = np.where(ahead >= 0, float(gamma * lam) ** np.maximum(ahead, 0), 0.0)
        A[b, keep[b]] = weights @ (r + gamma * np.append(v[1:], np.zeros(min(len(v), 1))) - v)
        R[b, keep[b]] = A[b, keep[b]] + v
    return A, R


def whiten(advantages, mask, eps=1e-8):
    keep = np.array(mask) == 1
    n = max(keep.sum(), 1)
    x = np.where(keep, advantages, 0.0)
    x = np.where(keep, x - x.sum() / n, 0.0)
    return x * ((x**2).sum() / n + eps) ** -0.5
