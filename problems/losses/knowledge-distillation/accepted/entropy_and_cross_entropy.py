# style: the divergence as cross-entropy minus entropy, logaddexp, and the probabilities of the teacher masked
import numpy as np


def _log_p(z):
    return z - np.logaddexp.reduce(z, axis=1)[:, None]


def distillation_loss(pred, teacher, target, temperature=2.0, alpha=0.5):
    z, v = np.array(pred, dtype=float), np.array(teacher, dtype=float)
    if not len(z):
        return 0.0
    hard = -_log_p(z)[np.arange(len(z)), np.array(target).astype(np.intp)].mean()
    log_q = _log_p(v / temperature)
    q = np.exp(log_q)
    entropy = -np.where(q > 0, q * log_q, 0.0).sum(axis=1)
    cross = -(q * _log_p(z / temperature)).sum(axis=1)
    return float((1 - alpha) * hard + alpha * temperature**2 * (cross - entropy).mean())


def distillation_loss_grad(pred, teacher, target, temperature=2.0, alpha=0.5):
    z, v = np.array(pred, dtype=float), np.array(teacher, dtype=float)
    grad = (1 - alpha) * np.exp(_log_p(z))
    grad[np.arange(len(z)), np.array(target).astype(np.intp)] -= 1 - alpha
    grad += alpha * temperature * (np.exp(_log_p(z / temperature)) - np.exp(_log_p(v / temperature)))
    return grad / max(len(z), 1)
