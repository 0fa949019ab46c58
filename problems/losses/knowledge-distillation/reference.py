import numpy as np


def log_softmax(z):
    # mutant-ok: axis=1->-1: both are the last axis
    shifted = z - z.max(axis=1, keepdims=True)  # the largest logit of each row is now 0
    # mutant-ok: axis=1->-1: both are the last axis
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))  # (N, C)


def float64(pred, teacher):
    return np.asarray(pred, dtype=np.float64), np.asarray(teacher, dtype=np.float64)


def one_hot(target, classes):
    return np.eye(classes)[np.asarray(target, dtype=int)]  # (N, C)


def distillation_loss(pred, teacher, target, temperature=2.0, alpha=0.5):
    z, v = float64(pred, teacher)
    hard = -(one_hot(target, z.shape[1]) * log_softmax(z)).sum()  # mutant-ok: 1->-1: both are the last axis
    log_q, log_r = log_softmax(v / temperature), log_softmax(z / temperature)  # finite, even where q is 0
    soft = (np.exp(log_q) * (log_q - log_r)).sum()
    return ((1.0 - alpha) * hard + alpha * temperature**2 * soft) / max(len(z), 1)


def distillation_loss_grad(pred, teacher, target, temperature=2.0, alpha=0.5):
    z, v = float64(pred, teacher)
    hard = np.exp(log_softmax(z)) - one_hot(target, z.shape[1])  # (N, C) mutant-ok: 1->-1: both are the last axis
    # of D alone this is (r - q) / T, by the chain rule through z / T: one of the two factors T is left
    soft = temperature * (np.exp(log_softmax(z / temperature)) - np.exp(log_softmax(v / temperature)))
    return ((1.0 - alpha) * hard + alpha * soft) / len(z)
