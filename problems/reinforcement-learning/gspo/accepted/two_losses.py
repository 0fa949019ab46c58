# style: one function for each level; the gradient of the sequence's ratio by the chain rule
import numpy as np


def prepare(logprobs, old_logprobs, mask, level):
    if level not in ["sequence", "token"]:
        raise ValueError("level")
    keep = np.array(mask) == 1
    n = keep.sum(axis=1)
    return keep, np.fmax(n, 1), np.where(keep, logprobs - old_logprobs, 0.0)


def limited(r, A, low, high):
    return np.where(A >= 0, np.minimum(r, 1 + high), np.maximum(r, 1 - low))


def policy_loss(logprobs, old_logprobs, advantages, mask, clip_low=3e-4, clip_high=4e-4, level="sequence"):
    keep, n, l = prepare(logprobs, old_logprobs, mask, level)
    if level == "sequence":
        some = keep.any(axis=1)
        r, A = np.exp(l.sum(axis=1) / n)[some], advantages[some]
        loss = -(limited(r, A, clip_low, clip_high) * A).sum() / len(keep)
    else:
        r, A = np.exp(l), advantages[:, None]
        loss = -np.mean((limited(r, A, clip_low, clip_high) * A * keep).sum(axis=1) / n)
        r = r[keep]
    return loss, np.mean((r > 1 + clip_high) | (r < 1 - clip_low)) if r.size else 0.0


def policy_loss_grad(logprobs, old_logprobs, advantages, mask, clip_low=3e-4, clip_high=4e-4, level="sequence"):
    keep, n, l = prepare(logprobs, old_logprobs, mask, level)
    A = advantages[:, None]
    if level == "sequence":
        s = np.exp(l.sum(axis=1) / n)[:, None]
        by_ratio = -A * (limited(s, A, clip_low, clip_high) == s) / len(keep)
        return by_ratio * s / n[:, None] * keep
    r = np.exp(l)
    return -A * r * (limited(r, A, clip_low, clip_high) == r) * keep / n[:, None] / len(keep)
