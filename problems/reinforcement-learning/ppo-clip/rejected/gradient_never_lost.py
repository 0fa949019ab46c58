# verdict: wrong_answer
# entry: ppo_loss_grad
# group: example
# lesson: Your gradient is that of the plain product everywhere. Where the clipped one is smaller, the surrogate is
#   constant.
import numpy as np


def chosen(mask, *arrays):
    """The steps that count of each array, in one axis."""
    counts = np.asarray(mask, dtype=bool)
    return [array[counts] for array in arrays]


def ppo_loss(
    logprobs,
    old_logprobs,
    advantages,
    values,
    returns,
    entropies,
    mask,
    clip=0.2,
    value_coef=0.5,
    entropy_coef=0.01,
):
    log_ratio, A, error, H = chosen(mask, logprobs - old_logprobs, advantages, values - returns, entropies)
    n = max(log_ratio.size, 1)
    ratio = np.exp(log_ratio)
    surrogate = np.minimum(ratio * A, np.clip(ratio, 1 - clip, 1 + clip) * A)
    loss = (-surrogate + value_coef * error**2 - entropy_coef * H).sum() / n
    clip_fraction = (np.abs(ratio - 1) > clip).sum() / n
    return loss, clip_fraction, (ratio - 1 - log_ratio).sum() / n


def ppo_loss_grad(
    logprobs,
    old_logprobs,
    advantages,
    values,
    returns,
    entropies,
    mask,
    clip=0.2,
    value_coef=0.5,
    entropy_coef=0.01,
):
    log_ratio, A, error = chosen(mask, logprobs - old_logprobs, advantages, values - returns)
    n = max(log_ratio.size, 1)
    ratio = np.exp(log_ratio)
    counts = np.asarray(mask, dtype=bool)
    grad_logprobs, grad_values = np.zeros(counts.shape), np.zeros(counts.shape)
    grad_logprobs[counts] = -ratio * A / n
    grad_values[counts] = 2 * value_coef * error / n
    return grad_logprobs, grad_values
