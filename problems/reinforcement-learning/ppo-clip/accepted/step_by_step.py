# style: plain Python, step by step
import math

import numpy as np


def steps(mask, *arrays):
    return [i for i, m in enumerate(np.ravel(mask)) if m], [np.ravel(x) for x in arrays]


def ppo_loss(logprobs, old_logprobs, advantages, values, returns, entropies, mask, clip=0.2, value_coef=0.5,
             entropy_coef=0.01):  # fmt: skip
    counted, (p, q, A, V, R, H) = steps(mask, logprobs, old_logprobs, advantages, values, returns, entropies)
    loss = clipped = kl = 0.0
    for i in counted:
        ratio = math.exp(p[i] - q[i])
        inside = max(min(ratio, 1 + clip), 1 - clip)
        loss += -min(ratio * A[i], inside * A[i]) + value_coef * (V[i] - R[i]) ** 2 - entropy_coef * H[i]
        clipped += inside != ratio
        kl += math.expm1(p[i] - q[i]) - (p[i] - q[i])
    n = len(counted) or 1
    return loss / n, clipped / n, kl / n


def ppo_loss_grad(logprobs, old_logprobs, advantages, values, returns, entropies, mask, clip=0.2, value_coef=0.5,
                  entropy_coef=0.01):  # fmt: skip
    counted, (p, q, A, V, R) = steps(mask, logprobs, old_logprobs, advantages, values, returns)
    slopes, errors = np.zeros(p.size), np.zeros(p.size)
    for i in counted:
        ratio = math.exp(p[i] - q[i])
        if (A[i] > 0 and ratio < 1 + clip) or (A[i] < 0 and ratio > 1 - clip):
            slopes[i] = -ratio * A[i] / len(counted)
        errors[i] = value_coef * 2 * (V[i] - R[i]) / len(counted)
    return slopes.reshape(np.shape(mask)), errors.reshape(np.shape(mask))
