# verdict: wrong_answer
# entry: dpo_loss_grad
# group: example, edge
# lesson: You difference the loss numerically, which does not reach the digits of a derived formula.
import numpy as np


def implicit_rewards(logprobs, ref_logprobs, mask, beta):
    ratios = np.where(np.asarray(mask, dtype=bool), logprobs - ref_logprobs, 0.0)
    return beta * ratios.sum(axis=-1)


def dpo_loss(logprobs, ref_logprobs, mask, beta=0.1, label_smoothing=0.0):
    rewards = implicit_rewards(logprobs, ref_logprobs, mask, beta)
    chosen, rejected = rewards.T
    h = chosen - rejected
    losses = (1 - label_smoothing) * np.logaddexp(0.0, -h) + label_smoothing * np.logaddexp(0.0, h)
    return losses.mean(), rewards, (h > 0).mean()


def dpo_loss_grad(logprobs, ref_logprobs, mask, beta=0.1, label_smoothing=0.0):
    grad = np.zeros(logprobs.shape)
    for i in np.ndindex(grad.shape):
        up, down = np.array(logprobs), np.array(logprobs)
        up[i] += 1e-6
        down[i] -= 1e-6
        higher = dpo_loss(up, ref_logprobs, mask, beta, label_smoothing)[0]
        grad[i] = (higher - dpo_loss(down, ref_logprobs, mask, beta, label_smoothing)[0]) / 2e-6
    return grad
