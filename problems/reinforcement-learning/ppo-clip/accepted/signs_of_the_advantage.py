# style: one-sided clipping by the sign of the advantage, and weights of 1 / N
import numpy as np


def parts(logprobs, old_logprobs, advantages, mask, clip):
    keep = np.array(mask) == 1
    w = keep / max(np.count_nonzero(keep), 1)
    l = np.where(keep, logprobs - old_logprobs, 0.0)
    ratio = np.exp(l)
    limit = np.where(advantages >= 0, np.minimum(ratio, 1 + clip), np.maximum(ratio, 1 - clip))
    return w, l, ratio, limit


def ppo_loss(logprobs, old_logprobs, advantages, values, returns, entropies, mask, clip=0.2, value_coef=0.5,
             entropy_coef=0.01):  # fmt: skip
    w, l, ratio, limit = parts(logprobs, old_logprobs, advantages, mask, clip)
    policy = -np.sum(w * limit * advantages)
    value = np.sum(w * np.square(returns - values))
    outside = (ratio > 1 + clip) | (ratio < 1 - clip)
    loss = policy + value_coef * value - entropy_coef * np.sum(w * entropies)
    return loss, np.sum(w * outside), np.sum(w * (np.expm1(l) - l))


def ppo_loss_grad(logprobs, old_logprobs, advantages, values, returns, entropies, mask, clip=0.2, value_coef=0.5,
                  entropy_coef=0.01):  # fmt: skip
    w, _, ratio, limit = parts(logprobs, old_logprobs, advantages, mask, clip)
    return -w * ratio * advantages * (limit == ratio), 2 * value_coef * w * (values - returns)
