# verdict: wrong_answer
# entry: dpo_steps
# group: example
# lesson: You move the first answer of each pair alone. The second one enters the margin with a minus.
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

    return follow(logits, gradient, log_optimum(ref_logprobs, rewards, beta), lr, n)


def dpo_steps(logits, ref_logprobs, rewards, beta, pair_weights, lr, n):
    r = np.asarray(rewards, dtype=np.float64)
    w = np.asarray(pair_weights, dtype=np.float64)
    preferred = sigmoid(r[:, None] - r)

    def descent(z):
        margin = z - ref_logprobs
        push = beta * w * (preferred - sigmoid(beta * (margin[:, None] - margin)))
        return push.sum(axis=1)

    return follow(logits, descent, log_optimum(ref_logprobs, rewards, beta), lr, n)
