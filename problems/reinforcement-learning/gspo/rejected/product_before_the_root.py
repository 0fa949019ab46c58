# verdict: wrong_answer
# entry: policy_loss
# group: stability
# lesson: You multiply before you take the root: the product of a long answer overflows or underflows. Take the mean of
#   the logarithms.
import numpy as np


def ratios(logprobs, old_logprobs, mask, level):
    """The ratio that belongs to each token, which tokens count, and each one's weight in the loss; all (N, T)."""
    if level not in ("sequence", "token"):
        raise ValueError(f"no such level: {level}")
    counts = np.asarray(mask, dtype=bool)
    share = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    log_ratio = np.where(counts, logprobs - old_logprobs, 0.0)
    if level == "sequence":
        lengths = np.maximum(counts.sum(axis=1, keepdims=True), 1)
        root = np.prod(np.exp(log_ratio), axis=1, keepdims=True) ** (1 / lengths)
        return np.broadcast_to(root, counts.shape), counts, share / len(counts)
    return np.exp(log_ratio), counts, share / len(counts)


def policy_loss(logprobs, old_logprobs, advantages, mask, clip_low=3e-4, clip_high=4e-4, level="sequence"):
    ratio, counts, weights = ratios(logprobs, old_logprobs, mask, level)
    A = advantages[:, None]
    loss = -(weights * np.minimum(ratio * A, np.clip(ratio, 1 - clip_low, 1 + clip_high) * A)).sum()
    outside = (ratio < 1 - clip_low) | (ratio > 1 + clip_high)
    if level == "sequence":
        outside, counts = outside.any(axis=1), counts.any(axis=1)
    return loss, outside.sum() / max(counts.sum(), 1)


def policy_loss_grad(logprobs, old_logprobs, advantages, mask, clip_low=3e-4, clip_high=4e-4, level="sequence"):
    ratio, _, weights = ratios(logprobs, old_logprobs, mask, level)
    A = advantages[:, None]
    bound = np.where(A > 0, ratio > 1 + clip_high, ratio < 1 - clip_low)
    return -weights * np.where(bound, 0.0, ratio * A)
