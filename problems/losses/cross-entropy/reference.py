import numpy as np


def log_softmax(pred):
    z = np.asarray(pred, dtype=np.float64)  # (N, C)
    # mutant-ok: axis=1->-1: both are the last axis of a matrix
    shifted = z - z.max(axis=1, keepdims=True)  # the largest logit of each row is now 0
    # mutant-ok: axis=1->-1: both are the last axis of a matrix
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))  # (N, C)


def soft_targets(shape, target, weight, ignore_index, label_smoothing):
    """w_c q_ic with rows of zeros for ignored samples, (N, C), and each sample's share of the mean's divisor, (N,)."""
    _, classes = shape
    weight = np.ones(classes) if weight is None else np.asarray(weight, dtype=np.float64)
    kept = np.asarray(target) != ignore_index  # (N,)
    index = np.where(kept, target, 0).astype(int)  # any class will do for ignored samples
    one_hot = np.eye(classes)[index]  # (N, C)
    q = (1.0 - label_smoothing) * one_hot + label_smoothing / classes
    return kept[:, None] * weight * q, kept * weight[index]


def cross_entropy(pred, target, weight=None, ignore_index=-100, reduction="mean", label_smoothing=0.0):
    log_p = log_softmax(pred)
    wq, norms = soft_targets(log_p.shape, target, weight, ignore_index, label_smoothing)
    losses = -(wq * log_p).sum(axis=1)  # (N,) mutant-ok: axis=1->-1: both are the last axis
    if reduction == "none":
        return losses
    total, norm = losses.sum(), norms.sum()
    if reduction == "sum":
        return total
    return total / norm if norm > 0 else 0.0


def cross_entropy_grad(pred, target, weight=None, ignore_index=-100, reduction="mean", label_smoothing=0.0):
    log_p = log_softmax(pred)
    wq, norms = soft_targets(log_p.shape, target, weight, ignore_index, label_smoothing)
    # d log p_c / d z_j = [c = j] - p_j, so every term of the loss adds its own factor times p_j
    # mutant-ok: axis=1->-1: both are the last axis
    grad = np.exp(log_p) * wq.sum(axis=1, keepdims=True) - wq  # (N, C), of the sum
    if reduction == "mean":
        norm = norms.sum()
        grad = grad / norm if norm > 0 else np.zeros(grad.shape)
    return grad
