# style: one stacked batch with a weight for each context; one-hot tokens
import numpy as np


def stacked(weights, features, actions, advantages, ptx_features, ptx_targets):
    X = np.concatenate([np.array(features, dtype=float), np.array(ptx_features, dtype=float)])
    n, m = len(actions), len(ptx_targets)
    hot = np.eye(np.shape(weights)[1])[np.concatenate([np.array(actions, int), np.array(ptx_targets, int)])]
    rl, ptx = np.zeros(n + m), np.zeros(n + m)
    rl[:n], ptx[n:] = np.array(advantages, dtype=float) / n, 1 / m
    return X, hot, rl, ptx


def log_softmax(Z):
    return Z - np.logaddexp.reduce(Z, axis=1)[:, None]


def mixed_loss(weights, features, actions, advantages, ptx_features, ptx_targets, gamma):
    X, hot, rl, ptx = stacked(weights, features, actions, advantages, ptx_features, ptx_targets)
    surprise = -np.where(hot == 1, log_softmax(X @ np.array(weights, dtype=float)), 0).sum(axis=1)
    return (rl + gamma * ptx) @ surprise, rl @ surprise, ptx @ surprise


def mixed_loss_grad(weights, features, actions, advantages, ptx_features, ptx_targets, gamma):
    X, hot, rl, ptx = stacked(weights, features, actions, advantages, ptx_features, ptx_targets)
    slope = np.exp(log_softmax(X @ np.array(weights, dtype=float))) - hot
    a, b = (np.einsum("nd,n,nv->dv", X, share, slope) for share in (rl, ptx))
    if not a.any() or not b.any():
        return a + gamma * b, 0.0
    return a + gamma * b, np.vdot(a / np.linalg.norm(a), b / np.linalg.norm(b))


def ptx_losses_after_step(weights, features, actions, advantages, ptx_features, ptx_targets, gammas, lr):
    batches = features, actions, advantages, ptx_features, ptx_targets
    found = np.zeros(len(gammas))
    for k, gamma in enumerate(gammas):
        grad, _ = mixed_loss_grad(weights, *batches, float(gamma))
        found[k] = mixed_loss(weights - lr * grad, *batches, 1.0)[2]
    return found
