# verdict: wrong_answer
# entry: rl_steps
# group: example
# lesson: You measure the divergence of the optimum from the policy. It is that of the policy from the optimum.
import numpy as np


def log_softmax(z):
    z = z - z.max()
    return z - np.log(np.exp(z).sum())


def sigmoid(x):
    return np.exp(-np.logaddexp(0.0, -x))


def log_optimum(ref_logprobs, rewards, beta):
    return log_softmax(ref_logprobs + np.asarray(rewards, dtype=np.float64) / beta)


def optimal_policy(ref_logprobs, rewards, beta):
    return np.exp(log_optimum(ref_logprobs, rewards, beta))


def follow(logits, direction, log_target, lr, n):
    """n steps along direction(z), and the divergence from the target before each of them and after the last."""
    z = np.array(logits, dtype=np.float64)
    kls = []
    for step in range(n + 1):
        if step > 0:
            z = z + lr * direction(z)
        log_p = log_softmax(z)
        kls.append((np.exp(log_p) * (log_p - log_target)).sum())
    return z, np.array(kls)


def rl_steps(logits, ref_logprobs, rewards, beta, lr, n):
    def gradient(z):
        log_p = log_softmax(z)
        p = np.exp(log_p)
        shaped = np.asarray(rewards, dtype=np.float64) - beta * (log_p - ref_logprobs)
        return p * (shaped - (p * shaped).sum())

    target, kls = log_optimum(ref_logprobs, rewards, beta), []
    for k in range(n + 1):
        z, _ = follow(logits, gradient, target, lr, k)
        kls.append((np.exp(target) * (target - log_softmax(z))).sum())
    return z, np.array(kls)


def dpo_steps(logits, ref_logprobs, rewards, beta, pair_weights, lr, n):
    r = np.asarray(rewards, dtype=np.float64)
    w = np.asarray(pair_weights, dtype=np.float64)
    preferred = sigmoid(r[:, None] - r)

    def descent(z):
        margin = z - ref_logprobs
        push = beta * w * (preferred - sigmoid(beta * (margin[:, None] - margin)))
        return push.sum(axis=1) - push.sum(axis=0)

    return follow(logits, descent, log_optimum(ref_logprobs, rewards, beta), lr, n)
