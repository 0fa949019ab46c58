"""By definition: advantages as the mixture of n-step returns with weights (1 - lam) lam^k, and sums in plain Python."""

import math

import numpy as np

REQUIRES = []
TOLERANCE = {"rtol": 1e-8, "atol": 1e-10}


def answers(mask):
    return [[t for t in range(len(row)) if row[t]] for row in np.asarray(mask)]


def shaped_rewards(scores, logprobs, ref_logprobs, mask, beta):
    rewards, kls = np.zeros(mask.shape), np.zeros(len(mask))
    for b, places in enumerate(answers(mask)):
        kls[b] = math.fsum(float(logprobs[b, t]) - float(ref_logprobs[b, t]) for t in places)
        for t in places:
            rewards[b, t] = beta * (ref_logprobs[b, t] - logprobs[b, t]) + (scores[b] if t == places[-1] else 0.0)
    return rewards, kls


def token_advantages(rewards, values, mask, gamma=1.0, lam=0.95):
    advantages, returns = np.zeros(mask.shape), np.zeros(mask.shape)
    for b, places in enumerate(answers(mask)):
        r, v = [float(rewards[b, t]) for t in places], [float(values[b, t]) for t in places] + [0.0]
        n = len(places)
        for i, t in enumerate(places):
            steps = [sum(gamma**k * r[i + k] for k in range(m)) + gamma**m * v[i + m] for m in range(1, n - i + 1)]
            # all returns longer than the answer are the last one, and share its weight
            weights = [(1 - lam) * lam**k for k in range(n - i - 1)] + [lam ** (n - i - 1)]
            returns[b, t] = math.fsum(w * step for w, step in zip(weights, steps))
            advantages[b, t] = returns[b, t] - v[i]
    return advantages, returns


def whiten(advantages, mask, eps=1e-8):
    counted = [float(advantages[b, t]) for b, places in enumerate(answers(mask)) for t in places]
    whitened = np.zeros(mask.shape)
    if counted:
        mean = math.fsum(counted) / len(counted)
        spread = math.fsum((x - mean) ** 2 for x in counted) / len(counted)
        for b, places in enumerate(answers(mask)):
            for t in places:
                whitened[b, t] = (advantages[b, t] - mean) / math.sqrt(spread + eps)
    return whitened
