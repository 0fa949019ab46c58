# style: stacks the steps of all episodes; returns by a triangular matrix of discounts; one-hot actions
import numpy as np


def stacked(weights, episodes, gamma, baseline):
    if baseline not in [None, "mean", "leave-one-out"]:
        raise ValueError(baseline)
    W = np.array(weights, dtype=float)
    d, A = W.shape
    X = np.concatenate([np.zeros((0, d))] + [np.array(x, dtype=float).reshape(-1, d) for x, _, _ in episodes])
    taken = np.eye(A)[np.concatenate([np.zeros(0, int)] + [np.array(a, dtype=int) for _, a, _ in episodes])]
    G, when, whose = [], [], []
    for i, (_, _, r) in enumerate(episodes):
        ahead = np.subtract.outer(np.arange(len(r)), np.arange(len(r))).T
        G.append(np.where(ahead >= 0, float(gamma) ** np.maximum(ahead, 0), 0.0) @ np.array(r, dtype=float))
        when.append(np.arange(len(r)))
        whose.append(np.full(len(r), i))
    G, when, whose = map(np.concatenate, (G, when, whose))
    b = np.zeros(len(G))
    if baseline == "mean" and len(G):
        b[:] = G.mean()
    elif baseline == "leave-one-out":
        for n in range(len(G)):
            others = G[(when == when[n]) & (whose != whose[n])]
            b[n] = others.mean() if len(others) else 0.0
    z = X @ W
    logp = z - np.logaddexp.reduce(z, axis=1, keepdims=True)
    return X, taken, G - b, logp


def reinforce_loss(weights, episodes, gamma=0.99, baseline=None):
    _, taken, advantage, logp = stacked(weights, episodes, gamma, baseline)
    return -np.einsum("n,na,na->", advantage, taken, logp) / len(episodes)


def reinforce_loss_grad(weights, episodes, gamma=0.99, baseline=None):
    X, taken, advantage, logp = stacked(weights, episodes, gamma, baseline)
    return X.T @ (advantage[:, None] * (np.exp(logp) - taken)) / len(episodes)
