# style: tanh for the sigmoid, log1p for the softplus, and the value as a Jensen-Shannon divergence
import numpy as np


def plus(x):
    return np.clip(x, 0, None) + np.log1p(np.exp(-np.fabs(x)))


def slope(x):
    return np.exp(-plus(-x))


def discriminator_loss(real_logits, fake_logits, kind):
    r, f = np.array(real_logits, dtype=float), np.array(fake_logits, dtype=float)
    n, m = r.size, f.size
    if kind == "standard":
        return plus(-r).sum() / n + plus(f).sum() / m, slope(-r) * (-1 / n), slope(f) / m
    if kind != "wasserstein":
        raise ValueError
    return np.average(f) - np.average(r), np.zeros_like(r) - 1 / n, np.zeros_like(f) + 1 / m


def generator_loss(fake_logits, kind):
    f = np.array(fake_logits, dtype=float)
    value, grad = {
        "saturating": lambda: (-plus(f), -slope(f)),
        "non_saturating": lambda: (plus(-f), -slope(-f)),
        "wasserstein": lambda: (-f, -np.ones_like(f)),
    }.get(kind, lambda: (None, None))()
    if value is None:
        raise ValueError(kind)
    return value.mean(), grad / f.size


def optimal_discriminator(p, q):
    p, q = np.array(p, dtype=float), np.array(q, dtype=float)
    m = (p + q) / 2
    safe = np.where(m > 0, m, 1)
    d = np.where(m > 0, p / (2 * safe), 0.5)

    def kl(a):
        return np.sum(a * np.log(np.where(a > 0, a, safe) / safe))

    return d, kl(p) + kl(q) - 2 * np.log(2)
