# style: math functions element by element, with a table of losses by name
import math

import numpy as np


def log_s(x):
    return -math.log1p(math.exp(-x)) if x >= 0 else x - math.log1p(math.exp(x))


def s(x):
    return math.exp(log_s(x))


TABLE = {
    "real": (lambda x: -log_s(x), lambda x: -s(-x)),
    "fake": (lambda x: -log_s(-x), lambda x: s(x)),
    "saturating": (lambda x: log_s(-x), lambda x: -s(x)),
    "non_saturating": (lambda x: -log_s(x), lambda x: -s(-x)),
    "up": (lambda x: x, lambda x: 1.0),
    "down": (lambda x: -x, lambda x: -1.0),
}


def mean_of(logits, name):
    value, slope = TABLE[name]
    flat = [float(x) for x in np.ravel(logits)]
    grad = np.array([slope(x) / len(flat) for x in flat]).reshape(np.shape(logits))
    return math.fsum(map(value, flat)) / len(flat), grad


def discriminator_loss(real_logits, fake_logits, kind):
    names = {"standard": ("real", "fake"), "wasserstein": ("down", "up")}
    if kind not in names:
        raise ValueError(kind)
    (a, grad_real), (b, grad_fake) = (mean_of(x, n) for x, n in zip((real_logits, fake_logits), names[kind]))
    return a + b, grad_real, grad_fake


def generator_loss(fake_logits, kind):
    if kind not in ("saturating", "non_saturating", "wasserstein"):
        raise ValueError(kind)
    return mean_of(fake_logits, "down" if kind == "wasserstein" else kind)


def optimal_discriminator(p, q):
    d, value = [], 0.0
    for a, b in zip(np.asarray(p).tolist(), np.asarray(q).tolist()):
        best = a / (a + b) if a + b else 0.5
        value += (a * math.log(best) if a else 0) + (b * math.log(b / (a + b)) if b else 0)
        d.append(best)
    return d, value
