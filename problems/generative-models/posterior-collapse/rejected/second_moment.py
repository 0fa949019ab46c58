# verdict: wrong_answer
# entry: collapse_report
# group: example
# lesson: You average the squared means without centring them. The variance is about the mean over the samples.
import numpy as np


def mean_kl(mu, logvar):
    """K_j: the divergence of each unit's posteriors from the prior, averaged over the samples."""
    mu, logvar = mu.astype(np.float64), logvar.astype(np.float64)
    return ((mu**2 + np.expm1(logvar) - logvar) / 2).mean(axis=0)  # (L,)


def collapse_report(mu, logvar, threshold=0.01):
    active = (mu.astype(np.float64) ** 2).mean(axis=0) > threshold
    return active, mean_kl(mu, logvar), 1 - active.mean()


def cyclical_beta(step, period, ratio=0.5, high=1.0):
    return high * min(1.0, step % period / period / ratio)


def free_bits(mu, logvar, free=0.25):
    unit_kl = mean_kl(mu, logvar)
    return np.maximum(unit_kl, free).sum(), (unit_kl > free).astype(np.float64)
