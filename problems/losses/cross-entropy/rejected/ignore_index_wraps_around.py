# verdict: wrong_answer
# entry: cross_entropy
# group: shape
# lesson: You cast ignore_index to the dtype of the labels, where it wraps around to a class. Widen the labels instead.
import numpy as np


def log_softmax(pred):
    z = np.asarray(pred, dtype=np.float64)
    shifted = z - z.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))


def soft_targets(shape, target, weight, ignore_index, label_smoothing):
    """w_c q_ic with rows of zeros for ignored samples, (N, C), and each sample's share of the mean's divisor, (N,)."""
    _, classes = shape
    weight = np.ones(classes) if weight is None else np.asarray(weight, dtype=np.float64)
    kept = np.asarray(target) != ignore_index
    index = np.where(kept, target, 0).astype(int)
    one_hot = np.eye(classes)[index]
    q = (1.0 - label_smoothing) * one_hot + label_smoothing / classes
    return kept[:, None] * weight * q, kept * weight[index]


def cross_entropy(pred, target, weight=None, ignore_index=-100, reduction="mean", label_smoothing=0.0):
    log_p = log_softmax(pred)
    ignore_index = np.array(ignore_index).astype(np.asarray(target).dtype)
    wq, norms = soft_targets(log_p.shape, target, weight, ignore_index, label_smoothing)
    losses = -(wq * log_p).sum(axis=1)
    if reduction == "none":
        return losses
    total, norm = losses.sum(), norms.sum()
    if reduction == "sum":
        return total
    return total / norm if norm > 0 else 0.0


def cross_entropy_grad(pred, target, weight=None, ignore_index=-100, reduction="mean", label_smoothing=0.0):
    log_p = log_softmax(pred)
    wq, norms = soft_targets(log_p.shape, target, weight, ignore_index, label_smoothing)
    grad = np.exp(log_p) * wq.sum(axis=1, keepdims=True) - wq
    if reduction == "mean":
        norm = norms.sum()
        grad = grad / norm if norm > 0 else np.zeros(grad.shape)
    return grad
