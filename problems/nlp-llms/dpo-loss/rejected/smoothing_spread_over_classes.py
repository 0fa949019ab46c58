# verdict: wrong_answer
# entry: dpo_loss
# group: example
# lesson: You spread the smoothing over two classes, as in cross-entropy, so the flipped label gets half of it.
# Here label_smoothing is the whole weight of the flipped label.
import numpy as np


def implicit_rewards(logprobs, ref_logprobs, mask, beta):
    ratios = np.where(np.asarray(mask, dtype=bool), logprobs - ref_logprobs, 0.0)
    return beta * ratios.sum(axis=-1)


def dpo_loss(logprobs, ref_logprobs, mask, beta=0.1, label_smoothing=0.0):
    rewards = implicit_rewards(logprobs, ref_logprobs, mask, beta)
    chosen, rejected = rewards.T
    h = chosen - rejected

    label_smoothing = label_smoothing / 2
    losses = (1 - label_smoothing) * np.logaddexp(0.0, -h) + label_smoothing * np.logaddexp(0.0, h)
    return losses.mean(), rewards, (h > 0).mean()


def dpo_loss_grad(logprobs, ref_logprobs, mask, beta=0.1, label_smoothing=0.0):
    rewards = implicit_rewards(logprobs, ref_logprobs, mask, beta)
    chosen, rejected = rewards.T
    h = chosen - rejected
    right, wrong = np.exp(-np.logaddexp(0.0, -h)), np.exp(-np.logaddexp(0.0, h))
    slope = (label_smoothing * right - (1 - label_smoothing) * wrong) / len(h)
    signs = np.array([1.0, -1.0])
    return beta * slope[:, None, None] * signs[:, None] * np.asarray(mask, dtype=bool)
