import numpy as np


def ratios(logprobs, old_logprobs, mask, level):
    """The ratio that belongs to each token, which tokens count, and each one's weight in the loss; all (N, T)."""
    if level not in ("sequence", "token"):
        raise ValueError(f"no such level: {level}")
    counts = np.asarray(mask, dtype=bool)
    # The weights of the mean over an answer's tokens.
    # mutant-ok: axis=1->-1: the last of two axes
    share = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    log_ratio = np.where(counts, logprobs - old_logprobs, 0.0)
    if level == "sequence":
        mean = (share * log_ratio).sum(axis=1, keepdims=True)  # (N, 1)  mutant-ok: axis=1->-1: the last of two axes
        log_ratio = np.broadcast_to(mean, counts.shape)
    return np.exp(log_ratio), counts, share / len(counts)


def policy_loss(logprobs, old_logprobs, advantages, mask, clip_low=3e-4, clip_high=4e-4, level="sequence"):
    ratio, counts, weights = ratios(logprobs, old_logprobs, mask, level)
    A = advantages[:, None]
    # The mean over the tokens of an answer of what is the same for all of them is that of the answer.
    # mutant-ok: swap arguments of clip: it takes its inner two in either order
    loss = -(weights * np.minimum(ratio * A, np.clip(ratio, 1 - clip_low, 1 + clip_high) * A)).sum()
    # mutant-ok: <-><=: ratios are away from the limits; mutant-ok: >->>=: ratios are away from the limits
    outside = (ratio < 1 - clip_low) | (ratio > 1 + clip_high)  # never where a token does not count: its ratio is 1
    if level == "sequence":
        # mutant-ok: axis=1->-1: the last of two axes; mutant-ok: axis=1->-1 #2: the last of two axes
        # mutant-ok: any->all: all places of an answer hold its ratio
        outside, counts = outside.any(axis=1), counts.any(axis=1)
    return loss, outside.sum() / max(counts.sum(), 1)


def policy_loss_grad(logprobs, old_logprobs, advantages, mask, clip_low=3e-4, clip_high=4e-4, level="sequence"):
    ratio, _, weights = ratios(logprobs, old_logprobs, mask, level)
    A = advantages[:, None]
    # mutant-ok: >->>=: without an advantage the slope is 0 on both sides
    # mutant-ok: >->>= #2: ratios are away from the limits; mutant-ok: <-><=: ratios are away from the limits
    bound = np.where(A > 0, ratio > 1 + clip_high, ratio < 1 - clip_low)
    # A token moves its own ratio, 1 / n_i of the mean, by all of it; its answer's ratio, all of the mean, by 1 / n_i.
    return -weights * np.where(bound, 0.0, ratio * A)
