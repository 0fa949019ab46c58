# verdict: wrong_answer
# entry: focal_loss_grad
# group: example, edge
# lesson: You difference the loss numerically, which has ten right digits at best. Derive the formula.
import numpy as np


def as_classes(pred, target, alpha):
    """Logits (N, C), a mask of the right class (N, C), and weights (N,): the binary case is two classes, (0, z)."""
    z, target = np.asarray(pred, dtype=np.float64), np.asarray(target, dtype=int)
    if z.ndim == 1:
        z = np.stack([np.zeros(len(z)), z], axis=1)
        alpha = None if alpha is None else (1.0 - alpha, alpha)
    own = np.arange(z.shape[1]) == target[:, None]
    weight = np.ones(len(z)) if alpha is None else np.asarray(alpha, dtype=np.float64)[target]
    return z, own, weight


def log_sum_exp(z):
    top = z.max(axis=1)
    return top + np.log(np.exp(z - top[:, None]).sum(axis=1))


def probabilities(z, own):
    """log p_t and log(1 - p_t), both (N,) and finite; and what the rivals' share of 1 - p_t is, (N, C)."""
    rivals = np.where(own, -np.inf, z)
    whole, rest = log_sum_exp(z), log_sum_exp(rivals)
    return z[own] - whole, rest - whole, np.exp(rivals - rest[:, None])


def focal_loss(pred, target, alpha=None, gamma=2.0, reduction="mean"):
    z, own, weight = as_classes(pred, target, alpha)
    log_p, log_q, _ = probabilities(z, own)
    losses = -weight * np.exp(gamma * log_q) * log_p
    if reduction == "none":
        return losses
    return losses.sum() / (max(len(losses), 1) if reduction == "mean" else 1)


def focal_loss_grad(pred, target, alpha=None, gamma=2.0, reduction="mean"):
    z, own, weight = as_classes(pred, target, alpha)
    log_p, log_q, share = probabilities(z, own)
    p, q = np.exp(log_p), np.exp(log_q)
    slope = weight * np.exp(gamma * log_q) * (gamma * p * log_p - q)
    grad = slope[:, None] * (own - share)
    if reduction == "mean":
        grad = grad / len(grad)
    z, h = np.asarray(pred, dtype=np.float64), 1e-5
    grad = np.zeros(z.shape)
    total = "sum" if reduction == "none" else reduction
    for i in np.ndindex(z.shape):
        up, down = z.copy(), z.copy()
        up[i] += h
        down[i] -= h
        grad[i] = focal_loss(up, target, alpha, gamma, total) - focal_loss(down, target, alpha, gamma, total)
        grad[i] /= 2 * h
    return grad
