# style: plain Python over answers and pairs
import math

import numpy as np


def normal(z):
    top = max(z)
    total = top + math.log(sum(math.exp(x - top) for x in z))
    return [x - total for x in z]


def best(ref, rewards, beta):
    return normal([float(f) + float(r) / beta for f, r in zip(ref, rewards)])


def optimal_policy(ref_logprobs, rewards, beta):
    return [math.exp(x) for x in best(ref_logprobs, rewards, beta)]


def kl(z, target):
    return sum(math.exp(p) * (p - q) for p, q in zip(normal(z), target))


def sigmoid(x):
    return 1 / (1 + math.exp(-x)) if x > 0 else math.exp(x) / (1 + math.exp(x))


def rl_steps(logits, ref_logprobs, rewards, beta, lr, n):
    z, target = [float(x) for x in logits], best(ref_logprobs, rewards, beta)
    kls = [kl(z, target)]
    for _ in range(n):
        log_p = normal(z)
        f = [float(r) - beta * (p - q) for r, p, q in zip(rewards, log_p, ref_logprobs)]
        mean = sum(math.exp(p) * x for p, x in zip(log_p, f))
        z = [x + lr * math.exp(p) * (y - mean) for x, p, y in zip(z, log_p, f)]
        kls.append(kl(z, target))
    return np.array(z), kls


def dpo_steps(logits, ref_logprobs, rewards, beta, pair_weights, lr, n):
    z, target = [float(x) for x in logits], best(ref_logprobs, rewards, beta)
    r = [float(x) for x in rewards]
    kls = [kl(z, target)]
    for _ in range(n):
        grad = [0.0] * len(z)
        for a in range(len(z)):
            for b in range(len(z)):
                h = beta * (z[a] - ref_logprobs[a] - z[b] + ref_logprobs[b])
                slope = float(pair_weights[a][b]) * beta * (sigmoid(h) - sigmoid(r[a] - r[b]))
                grad[a] += slope
                grad[b] -= slope
        z = [x - lr * g for x, g in zip(z, grad)]
        kls.append(kl(z, target))
    return np.array(z), kls
