# verdict: wrong_answer
# entry: cross_entropy_grad
# group: edge
# lesson: You multiply p - q by the weight of the right class. Under smoothing each class's part of q has its own
#   weight, and p is multiplied by their sum.
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
    grad = norms[:, None] * (
        np.exp(log_p)
        - (1.0 - label_smoothing) * np.eye(log_p.shape[1])[np.where(norms > 0, target, 0).astype(int)]
        - label_smoothing / log_p.shape[1]
    )
    if reduction == "mean":
        norm = norms.sum()
        grad = grad / norm if norm > 0 else np.zeros(grad.shape)
    return grad
