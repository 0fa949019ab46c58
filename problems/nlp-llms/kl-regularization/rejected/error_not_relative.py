# verdict: wrong_answer
# entry: adaptive_betas
# group: example
# lesson: Your error is the difference from the target. It is relative: the KL divided by the target, minus 1.
import numpy as np


def estimators(log_ratio):
    """k1, k2 and k3, stacked along a new first axis."""
    return np.stack([log_ratio, log_ratio**2 / 2, np.exp(-log_ratio) - 1 + log_ratio])


def log_softmax(logits):
    z = np.asarray(logits, dtype=np.float64)
    z = z - z.max()
    return z - np.log(np.exp(z).sum())


def kl_estimates(logprobs, ref_logprobs, mask):
    counts = np.asarray(mask, dtype=bool)
    log_ratio = (logprobs - ref_logprobs)[counts]
    k1, k2, k3 = estimators(log_ratio).sum(axis=1) / max(log_ratio.size, 1)
    return k1, k2, k3


def estimator_moments(logits, ref_logits):
    log_p = log_softmax(logits)
    k = estimators(log_p - log_softmax(ref_logits))
    p = np.exp(log_p)
    means = k @ p
    return means, np.sqrt((k - means[:, None]) ** 2 @ p)


def adaptive_betas(beta, kls, target, batch_size, horizon):
    errors = np.clip(np.asarray(kls) - target, -0.2, 0.2)
    return beta * np.cumprod(1 + errors * batch_size / horizon)
