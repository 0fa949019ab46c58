# style: moments; the divergence from the standard deviation; np.interp for the schedule
import numpy as np


def unit_divergence(mu, logvar):
    sigma = np.exp(0.5 * logvar)
    return np.mean(0.5 * (np.square(mu, dtype=float) + sigma**2 - 1) - np.log(sigma), axis=0)


def collapse_report(mu, logvar, threshold=0.01):
    centred = mu - np.mean(mu, axis=0, keepdims=True)
    active = np.einsum("nl,nl->l", centred, centred) / len(mu) > threshold
    return active, unit_divergence(mu * 1.0, logvar * 1.0), np.mean(~active)


def cyclical_beta(step, period, ratio=0.5, high=1.0):
    return float(np.interp((step / period) % 1, [0.0, ratio], [0.0, high]))


def free_bits(mu, logvar, free=0.25):
    above = unit_divergence(mu * 1.0, logvar * 1.0) - free
    mask = (above > 0) * 1.0
    return float(free * mask.size + (above * mask).sum()), mask
