# verdict: wrong_answer
# entry: grpo_loss
# group: edge
# lesson: You leave answers without tokens out of the mean over answers. They add 0, and count.
import numpy as np


def group_advantages(rewards, eps=1e-4):
    r = np.asarray(rewards, dtype=np.float64)
    mean = r.mean(axis=1, keepdims=True)
    std = r.std(axis=1, keepdims=True)
    equal = r.max(axis=1, keepdims=True) == r.min(axis=1, keepdims=True)
    return np.where(equal, 0.0, (r - mean) / (std + eps))


def token_terms(logprobs, old_logprobs, ref_logprobs, mask):
    """Each token's weight in the mean, its ratio to the old policy, and its log ratio to the reference."""
    counts = np.asarray(mask, dtype=bool)
    sizes = counts.sum(axis=1, keepdims=True)
    weights = counts / np.maximum(sizes, 1) / len(counts)
    ratio = np.exp(np.where(counts, logprobs - old_logprobs, 0.0))
    return weights, ratio, np.where(counts, logprobs - ref_logprobs, 0.0)


def grpo_loss(logprobs, old_logprobs, ref_logprobs, advantages, mask, clip=0.2, beta=0.04):
    weights, ratio, log_ratio = token_terms(logprobs, old_logprobs, ref_logprobs, mask)
    weights = weights / max(weights.sum(), 1e-300)
    A = advantages[:, None]
    surrogate = np.minimum(ratio * A, np.clip(ratio, 1 - clip, 1 + clip) * A)
    penalty = np.exp(-log_ratio) - 1 + log_ratio
    return -(weights * (surrogate - beta * penalty)).sum()


def grpo_loss_grad(logprobs, old_logprobs, ref_logprobs, advantages, mask, clip=0.2, beta=0.04):
    weights, ratio, log_ratio = token_terms(logprobs, old_logprobs, ref_logprobs, mask)
    A = advantages[:, None]
    bound = np.where(A > 0, ratio > 1 + clip, ratio < 1 - clip)
    slope = np.where(bound, 0.0, ratio * A)
    return -weights * (slope - beta * (1 - np.exp(-log_ratio)))
