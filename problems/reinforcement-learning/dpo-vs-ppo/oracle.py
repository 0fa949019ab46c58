"""Closed forms: J by complex steps in the logits, DPO's loss by complex steps pair by pair."""

import numpy as np

REQUIRES = []
TOLERANCE = {"rtol": 1e-8, "atol": 1e-10}


def log_policy(z):
    shifted = z - z.real.max()
    return shifted - np.log(np.exp(shifted).sum())


def target(ref_logprobs, rewards, beta):
    return log_policy(np.asarray(ref_logprobs, dtype=float) + np.asarray(rewards, dtype=float) / beta)


def optimal_policy(ref_logprobs, rewards, beta):
    return np.exp(target(ref_logprobs, rewards, beta))


def ascend(logits, objective, goal, lr, n):
    z, kls = np.array(logits, dtype=float), []
    for k in range(n + 1):
        p = log_policy(z)
        kls.append(float(np.exp(p) @ (p - goal)))
        if k < n:
            z = z + lr * np.array([objective(z + 1e-30j * unit).imag / 1e-30 for unit in np.eye(len(z))])
    return z, np.array(kls)


def rl_steps(logits, ref_logprobs, rewards, beta, lr, n):
    r = np.asarray(rewards, dtype=float)

    def objective(z):
        p = log_policy(z)
        return np.exp(p) @ (r - beta * (p - ref_logprobs))

    return ascend(logits, objective, target(ref_logprobs, rewards, beta), lr, n)


def dpo_steps(logits, ref_logprobs, rewards, beta, pair_weights, lr, n):
    r, K = np.asarray(rewards, dtype=float), len(rewards)

    def log_sigmoid(u):
        return -np.log(1 + np.exp(-u)) if u.real > 0 else u - np.log(1 + np.exp(u))

    def objective(z):
        m, total = beta * (log_policy(z) - ref_logprobs), 0.0
        for a in range(K):
            for b in range(K):
                u = r[a] - r[b]
                p = np.exp(log_sigmoid(u))
                h = m[a] - m[b]
                total += float(pair_weights[a][b]) * (p * log_sigmoid(h) + np.exp(log_sigmoid(-u)) * log_sigmoid(-h))
        return total

    return ascend(logits, objective, target(ref_logprobs, rewards, beta), lr, n)
