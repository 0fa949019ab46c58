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
    # mutant-ok: swap arguments of clip: it takes its inner two in either order
    surrogate = np.minimum(ratio * A, np.clip(ratio, 1 - clip, 1 + clip) * A)
    loss = (-surrogate + value_coef * error**2 - entropy_coef * H).sum() / n
    # mutant-ok: >->>=: ratios are away from the limits
    clip_fraction = (np.abs(ratio - 1) > clip).sum() / n
    return loss, clip_fraction, (ratio - 1 - log_ratio).sum() / n


def ppo_loss_grad(  # mutant-ok: ignore entropy_coef: the entropies are constants
    logprobs,
    old_logprobs,
    advantages,
    values,
    returns,
    entropies,
    mask,
    clip=0.2,
    value_coef=0.5,
    # mutant-ok: 0.01->1.01: not used; mutant-ok: 0.01->0: not used; mutant-ok: 0.01->-0.01: not used
    entropy_coef=0.01,
):
    log_ratio, A, error = chosen(mask, logprobs - old_logprobs, advantages, values - returns)
    # mutant-ok: 1->0: nothing is divided; mutant-ok: 1->-1: nothing is divided
    n = max(log_ratio.size, 1)
    ratio = np.exp(log_ratio)  # its own derivative by logprobs
    # The minimum takes the constant side only where the ratio has gone the way that the advantage pushes it.
    # mutant-ok: >->>=: without an advantage the slope is 0 on both sides
    # mutant-ok: >->>= #2: ratios are away from the limits; mutant-ok: <-><=: ratios are away from the limits
    bound = np.where(A > 0, ratio > 1 + clip, ratio < 1 - clip)
    counts = np.asarray(mask, dtype=bool)
    grad_logprobs, grad_values = np.zeros(counts.shape), np.zeros(counts.shape)
    grad_logprobs[counts] = np.where(bound, 0.0, -ratio * A) / n
    grad_values[counts] = 2 * value_coef * error / n
    return grad_logprobs, grad_values
