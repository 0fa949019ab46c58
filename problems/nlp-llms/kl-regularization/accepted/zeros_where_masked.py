# style: zeroes the log ratios where the mask is False, where all three estimators are 0
import numpy as np


def kl_estimates(logprobs, ref_logprobs, mask):
    keep = np.array(mask) != 0
    l = np.where(keep, logprobs - ref_logprobs, 0)
    n = np.maximum(np.count_nonzero(keep), 1)
    return np.sum(l) / n, np.sum(np.square(l)) / 2 / n, np.sum(np.expm1(-l) + l) / n


def estimator_moments(logits, ref_logits):
    z, y = np.array(logits, dtype=float), np.array(ref_logits, dtype=float)
    log_p, log_q = z - np.logaddexp.reduce(z), y - np.logaddexp.reduce(y)
    l = log_p - log_q
    k = np.column_stack([l, l * l / 2, np.exp(-l) + l - 1])
    means = np.average(k, axis=0, weights=np.exp(log_p))
    return means, np.average((k - means) ** 2, axis=0, weights=np.exp(log_p)) ** 0.5


def adaptive_betas(beta, kls, target, batch_size, horizon):
    share = batch_size / horizon
    return np.exp(np.log(beta) + np.cumsum(np.log1p(np.minimum(np.maximum(kls / target, 0.8), 1.2) * share - share)))
