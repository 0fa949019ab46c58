# style: np.logaddexp for both logarithms, the margin over the rivals as one logit
import numpy as np


def _margin(pred, target, alpha):
    """The binary logit of "the right class", its weight, and its derivative for pred."""
    z, t = np.array(pred, dtype=float), np.array(target).astype(np.intp)
    if z.ndim == 1:
        w = np.ones(len(z)) if alpha is None else np.where(t == 1, alpha, 1.0 - np.float64(alpha))
        return np.where(t == 1, z, -z), w, np.where(t == 1, 1.0, -1.0)
    hot = np.eye(z.shape[1])[t]
    rivals = np.where(hot > 0, -np.inf, z)
    rest = np.logaddexp.reduce(rivals, axis=1)
    w = np.ones(len(z)) if alpha is None else np.array(alpha, dtype=float)[t]
    return (z * hot).sum(axis=1) - rest, w, hot - np.exp(rivals - rest[:, None])


def focal_loss(pred, target, alpha=None, gamma=2.0, reduction="mean"):
    s, w, _ = _margin(pred, target, alpha)
    losses = w * np.exp(-gamma * np.logaddexp(0, s)) * np.logaddexp(0, -s)
    return losses if reduction == "none" else losses.sum() / (max(len(s), 1) if reduction == "mean" else 1)


def focal_loss_grad(pred, target, alpha=None, gamma=2.0, reduction="mean"):
    s, w, d = _margin(pred, target, alpha)
    q = np.exp(-np.logaddexp(0, s))
    p = np.exp(-np.logaddexp(0, -s))
    slope = -w * np.exp(-gamma * np.logaddexp(0, s)) * (gamma * p * np.logaddexp(0, -s) + q)
    return (slope * d.T).T / (max(len(s), 1) if reduction == "mean" else 1)
