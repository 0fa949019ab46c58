# style: sequence log-probabilities first, policy minus reference last, as in the paper
import numpy as np


def log_sigmoid(u):
    return np.minimum(u, 0) - np.log1p(np.exp(-np.abs(u)))


def sums(x, mask):
    keep = np.array(mask) == 1
    return np.array([[row[k].sum() for row, k in zip(*pair)] for pair in zip(np.array(x, dtype=float), keep)])


def dpo_loss(logprobs, ref_logprobs, mask, beta=0.1, label_smoothing=0.0):
    rewards = beta * (sums(logprobs, mask) - sums(ref_logprobs, mask))
    difference = np.diff(rewards, axis=1)[:, 0]
    loss = -((1 - label_smoothing) * log_sigmoid(-difference) + label_smoothing * log_sigmoid(difference)).mean()
    return loss, rewards, np.mean(difference < 0)


def dpo_loss_grad(logprobs, ref_logprobs, mask, beta=0.1, label_smoothing=0.0):
    rewards = dpo_loss(logprobs, ref_logprobs, mask, beta)[1]
    u = rewards[:, 1] - rewards[:, 0]
    doubt, sure = np.exp(log_sigmoid(u)), np.exp(log_sigmoid(-u))
    slope = label_smoothing * sure - (1 - label_smoothing) * doubt
    return np.stack([slope, -slope], axis=1)[..., None] * beta * np.array(mask, dtype=float) / len(u)
