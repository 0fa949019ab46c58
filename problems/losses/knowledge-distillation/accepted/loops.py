# style: plain Python, one sample at a time
import math

import numpy as np


def _log_softmax(row, temperature):
    row = [z / temperature for z in row]
    top = max(row)
    total = top + math.log(sum(math.exp(z - top) for z in row))
    return [z - total for z in row]


def _rows(pred, teacher, target):
    rows = (np.asarray(logits, dtype=float).tolist() for logits in (pred, teacher))
    return list(zip(*rows, [int(t) for t in target]))


def distillation_loss(pred, teacher, target, temperature=2.0, alpha=0.5):
    total = 0.0
    samples = _rows(pred, teacher, target)
    for student, taught, label in samples:
        log_q, log_r = _log_softmax(taught, temperature), _log_softmax(student, temperature)
        soft = sum(math.exp(q) * (q - r) for q, r in zip(log_q, log_r))
        total += alpha * temperature * temperature * soft - (1 - alpha) * _log_softmax(student, 1.0)[label]
    return total / max(len(samples), 1)


def distillation_loss_grad(pred, teacher, target, temperature=2.0, alpha=0.5):
    grads = []
    samples = _rows(pred, teacher, target)
    for student, taught, label in samples:
        log_q, log_r = _log_softmax(taught, temperature), _log_softmax(student, temperature)
        log_p = _log_softmax(student, 1.0)
        grads.append([((1 - alpha) * (math.exp(log_p[c]) - (c == label))
                       + alpha * temperature * (math.exp(log_r[c]) - math.exp(log_q[c]))) / len(samples)
                      for c in range(len(student))])
    return np.array(grads).reshape(np.shape(pred))
