# verdict: wrong_answer
# entry: distillation_loss
# group: example
# lesson: You weigh by the student's probabilities, which is the reverse divergence. The teacher's are the weights.
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
    soft = (np.exp(log_r) * (log_r - log_q)).sum()
    return ((1.0 - alpha) * hard + alpha * temperature**2 * soft) / max(len(z), 1)


def distillation_loss_grad(pred, teacher, target, temperature=2.0, alpha=0.5):
    z, v = float64(pred, teacher)
    hard = np.exp(log_softmax(z)) - one_hot(target, z.shape[1])
    soft = temperature * (np.exp(log_softmax(z / temperature)) - np.exp(log_softmax(v / temperature)))
    return ((1.0 - alpha) * hard + alpha * soft) / len(z)
