# verdict: wrong_answer
# entry: discriminator_loss
# group: stability, random, shape
# lesson: You clip the sigmoid before the logarithm, which flattens the loss for sure logits.
import numpy as np


def softplus(x):
    """log(1 + exp(x)), which is -log(1 - sigmoid(x))."""
    return -np.log(np.clip(sigmoid(-x), 1e-12, 1 - 1e-12))


def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1.0, e) / (1 + e)


def discriminator_loss(real_logits, fake_logits, kind):
    real, fake = np.asarray(real_logits, dtype=np.float64), np.asarray(fake_logits, dtype=np.float64)
    if kind == "standard":
        loss = softplus(-real).mean() + softplus(fake).mean()
        return float(loss), -sigmoid(-real) / real.size, sigmoid(fake) / fake.size
    if kind == "wasserstein":
        return float(fake.mean() - real.mean()), np.full(real.shape, -1 / real.size), np.full(fake.shape, 1 / fake.size)
    raise ValueError(f"unknown kind: {kind!r}")


def generator_loss(fake_logits, kind):
    fake = np.asarray(fake_logits, dtype=np.float64)
    if kind == "saturating":
        return float(-softplus(fake).mean()), -sigmoid(fake) / fake.size
    if kind == "non_saturating":
        return float(softplus(-fake).mean()), -sigmoid(-fake) / fake.size
    if kind == "wasserstein":
        return float(-fake.mean()), np.full(fake.shape, -1 / fake.size)
    raise ValueError(f"unknown kind: {kind!r}")


def optimal_discriminator(p, q):
    p, q = np.asarray(p, dtype=np.float64), np.asarray(q, dtype=np.float64)
    total = p + q
    d = np.where(total > 0, p, 0.5) / np.where(total > 0, total, 1.0)
    return d, float(cross(p, total) + cross(q, total))


def cross(p, total):
    """The sum of p log(p / total), in which 0 log 0 is 0."""
    there = p > 0
    return (p[there] * np.log(p[there] / total[there])).sum()
