# verdict: wrong_answer
# entry: distillation_loss
# group: example
# lesson: You give alpha to the hard part. It is the share of the soft one.
import numpy as np


def log_softmax(z):
    shifted = z - z.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))


def float64(pred, teacher):
    return np.asarray(pred, dtype=np.float64), np.asarray(teacher, dtype=np.float64)


def one_hot(target, classes):
    return np.eye(classes)[np.asarray(target, dtype=int)]


def distillation_loss(pred, teacher, target, temperature=2.0, alpha=0.5):
    z, v = float64(pred, teacher)
    hard = -(one_hot(target, z.shape[1]) * log_softmax(z)).sum()
    log_q, log_r = log_softmax(v / temperature), log_softmax(z / temperature)
    soft = (np.exp(log_q) * (log_q - log_r)).sum()
    return (alpha * hard + (1.0 - alpha) * temperature**2 * soft) / max(len(z), 1)


def distillation_loss_grad(pred, teacher, target, temperature=2.0, alpha=0.5):
    z, v = float64(pred, teacher)
    hard = np.exp(log_softmax(z)) - one_hot(target, z.shape[1])
    soft = temperature * (np.exp(log_softmax(z / temperature)) - np.exp(log_softmax(v / temperature)))
    return ((1.0 - alpha) * hard + alpha * soft) / len(z)
