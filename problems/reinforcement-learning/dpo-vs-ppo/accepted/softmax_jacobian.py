# style: gradients by the policy first, then through the Jacobian of the softmax
import numpy as np


def log_policy(z):
    z = np.array(z, dtype=float)
    return z - np.logaddexp.reduce(z)


def optimal_policy(ref_logprobs, rewards, beta):
    return np.exp(log_policy(ref_logprobs + np.array(rewards, dtype=float) / beta))


def track(z, target, step, n):
    kls = np.zeros(n + 1)
    for k in range(n + 1):
        log_p = log_policy(z)
        kls[k] = np.exp(log_p) @ (log_p - target)
        z = step(z) if k < n else z
    return z, kls


def rl_steps(logits, ref_logprobs, rewards, beta, lr, n):
    target = log_policy(ref_logprobs + np.array(rewards, dtype=float) / beta)

    def step(z):
        log_p = log_policy(z)
        p = np.exp(log_p)
        return z - lr * beta * (np.diag(p) - np.outer(p, p)) @ (log_p - target)

    return track(np.array(logits, dtype=float), target, step, n)


def dpo_steps(logits, ref_logprobs, rewards, beta, pair_weights, lr, n):
    r, K = np.array(rewards, dtype=float), len(rewards)
    target = log_policy(ref_logprobs + r / beta)
    a, b = (each.ravel() for each in np.indices((K, K)))
    sides = np.eye(K)[a] - np.eye(K)[b]
    w = np.array(pair_weights, dtype=float).ravel()

    def sigmoid(x):
        return 0.5 * (1 + np.tanh(x / 2))

    def step(z):
        wrong = sigmoid(sides @ r) - sigmoid(beta * (sides @ (log_policy(z) - ref_logprobs)))
        return z + lr * beta * (w * wrong) @ sides

    return track(np.array(logits, dtype=float), target, step, n)
