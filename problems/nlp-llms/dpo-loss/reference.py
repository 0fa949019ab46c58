import numpy as np


def implicit_rewards(logprobs, ref_logprobs, mask, beta):
    ratios = np.where(np.asarray(mask, dtype=bool), logprobs - ref_logprobs, 0.0)  # (n, 2, T)
    return beta * ratios.sum(axis=-1)  # (n, 2)


def dpo_loss(logprobs, ref_logprobs, mask, beta=0.1, label_smoothing=0.0):
    rewards = implicit_rewards(logprobs, ref_logprobs, mask, beta)
    chosen, rejected = rewards.T
    h = chosen - rejected
    # -ln sigmoid(h) is softplus(-h), and logaddexp(0, -h) is that for any h
    # mutant-ok: swap arguments of logaddexp: symmetric; mutant-ok: swap arguments of logaddexp #2: symmetric
    losses = (1 - label_smoothing) * np.logaddexp(0.0, -h) + label_smoothing * np.logaddexp(0.0, h)
    return losses.mean(), rewards, (h > 0).mean()


def dpo_loss_grad(logprobs, ref_logprobs, mask, beta=0.1, label_smoothing=0.0):
    rewards = implicit_rewards(logprobs, ref_logprobs, mask, beta)
    chosen, rejected = rewards.T
    h = chosen - rejected
    # mutant-ok: swap arguments of logaddexp: symmetric; mutant-ok: swap arguments of logaddexp #2: symmetric
    right, wrong = np.exp(-np.logaddexp(0.0, -h)), np.exp(-np.logaddexp(0.0, h))  # sigmoid(h), sigmoid(-h)
    slope = (label_smoothing * right - (1 - label_smoothing) * wrong) / len(h)  # of the loss by h
    signs = np.array([1.0, -1.0])
    # mutant-ok: *->/ #2: the signs are 1 and -1
    return beta * slope[:, None, None] * signs[:, None] * np.asarray(mask, dtype=bool)
